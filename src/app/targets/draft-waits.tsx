// A session that was begun and not saved: said on the first screen, with the way back to it.
import { useLive, useNow } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { useWords } from '../ui/words.tsx'

export function DraftWaits() {
  const { log, moments } = useWords()
  const now = useNow(60_000)
  const draft = useLive(({ memory }) => memory.drafts.where('key').startsWith('session:new').first())
  if (!draft) return null
  return (
    <Banner
      mood="forest"
      title={log.draftWaits}
      actions={
        <ButtonLink kind="ghost" size="small" href="/logga">
          {log.goOn}
        </ButtonLink>
      }
    >
      {moments.when(draft.at, now)}
    </Banner>
  )
}
