// Where something will be in a moment.
import './skeleton.css'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.tsx'

export function Skeleton({
  shape = 'rows',
  count = 4,
}: {
  shape?: 'rows' | 'hero' | 'lines' | undefined
  count?: number | undefined
}) {
  const { parts } = useWords()
  return (
    <div className="skeleton" role="status">
      <VisuallyHidden>{parts.loading}</VisuallyHidden>
      {Array.from({ length: shape === 'hero' ? 1 : count }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={n} className={`skeleton-${shape}`} aria-hidden="true" />
      ))}
    </div>
  )
}
