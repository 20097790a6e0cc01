// What was begun and not saved, of every kind: said on the first screen, with the way back to it.
import { addressOf, loggedKinds } from '../records/logged-kinds.ts'
import { useLive, useNow } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

const begun = [
  ...loggedKinds.map((kind) => ({ kind, to: addressOf(kind) })),
  { kind: 'contact' as const, to: '/kontakter/ny' },
]

export function DraftWaits() {
  const { log, moments } = useWords()
  const words = useRecordWords()
  const now = useNow(60_000)
  const drafts = useLive(({ memory }) =>
    memory.drafts
      .where('key')
      .startsWithAnyOf(begun.map(({ kind }) => `${kind}:new`))
      .toArray(),
  )
  return begun.map(({ kind, to }) => {
    const of = (drafts ?? []).filter((draft) => draft.kind === kind)
    if (of.length === 0) return null
    return (
      <Banner
        key={kind}
        mood="forest"
        title={log.draftsWait(of.length, words.kinds[kind].one)}
        actions={
          <ButtonLink kind="ghost" size="small" href={to}>
            {log.goOn}
          </ButtonLink>
        }
      >
        {moments.when(Math.max(...of.map(({ at }) => at)), now)}
      </Banner>
    )
  })
}
