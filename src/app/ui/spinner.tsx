// Something is under way: a turning ring, silent; the words stand beside it.
import './spinner.css'

export function Spinner({ size = 20 }: { size?: number | undefined }) {
  return (
    <svg className="spinner" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle className="spinner-track" cx="12" cy="12" r="9" />
      <path className="spinner-head" d="M12 3a9 9 0 0 1 9 9" />
    </svg>
  )
}
