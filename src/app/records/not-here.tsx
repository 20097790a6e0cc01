// What was asked for is not here: why that may be, that nothing saved is lost, and the way back.
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useWords } from '../ui/words.tsx'
import { useLive } from './office.tsx'

export function NotHere({ title, back }: { title?: string; back: { label: string; to: string } }) {
  const { detail, notAllHere } = useWords()
  const pulledAll = useLive(async ({ memory }) => (await memory.meta.get('pulledAll'))?.value === true)
  return (
    <EmptyState
      picture="search"
      title={title ?? detail.notHere}
      action={
        <ButtonLink kind="ghost" href={back.to}>
          {back.label}
        </ButtonLink>
      }
    >
      {detail.notHereWords} {pulledAll === false && notAllHere.long}
    </EmptyState>
  )
}
