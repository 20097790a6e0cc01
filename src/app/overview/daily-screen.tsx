// One line of the day's list opened: the very records it is about, and what makes each of them leave it.
import { everyOf, recordOf } from '../../device/live.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive } from '../records/office.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import { useDaily } from './use-daily.ts'

/** So many are opened and drawn; nobody deals with more of them at one time. */
const mostShown = 200
const none: readonly LikelyDouble[] = []

export default function DailyScreen({ kind }: { kind: string }) {
  const words = useRoomWords(overviewWords)
  // Likely doubles have a room of their own: their names are not opened for this one.
  const daily = useDaily(none)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const ids = daily?.isWhole ? (daily.lines.find((line) => line.kind === kind)?.of ?? []) : undefined
  const records = useLive(
    async (office) =>
      ids &&
      (await Promise.all(ids.slice(0, mostShown).map((id) => recordOf(office, id))))
        .flatMap((record) => record ?? [])
        .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    [ids?.join(' ')],
  )
  const title = Object.hasOwn(words.lines, kind) ? words.lines[kind as keyof typeof words.lines] : words.title
  const how = Object.hasOwn(words.dealtWith, kind)
    ? words.dealtWith[kind as keyof typeof words.dealtWith]
    : undefined
  return (
    <Screen title={title} back={{ label: words.back, to: '/oversikt' }}>
      {!ids || !records || !contacts || !members ? (
        <Skeleton />
      ) : records.length === 0 ? (
        <EmptyState picture="sprout" title={words.nothingHere}>
          {words.nothingHereWords}
        </EmptyState>
      ) : (
        <Stack gap={4}>
          {how && <p className="soft">{how}</p>}
          {kind !== 'contact-without-session' && kind !== 'late' && (
            <ButtonLink kind="ghost" size="small" href="/granska">
              {words.review}
            </ButtonLink>
          )}
          <List label={title}>
            {records.map((record) => (
              <RecordRow key={record.id} {...{ record, contacts, members }} />
            ))}
          </List>
          {ids.length > mostShown && <p className="soft">{words.first(mostShown, ids.length)}</p>}
        </Stack>
      )}
    </Screen>
  )
}
