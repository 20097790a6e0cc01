// Which meeting a list belongs to: said, or proposed among the meetings of its day.
import { editList } from '../../device/attendance.ts'
import { listOf, recordOf } from '../../device/live.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { titleOf } from '../records/title.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import type { KnownList } from './list-screen.tsx'

export function JoinCard({ known }: { known: KnownList }) {
  const office = useOffice()
  const words = useRoomWords(attendanceWords)
  const records = useRecordWords()
  const { moments } = useWords()
  const contacts = useContacts()
  const toast = useToast()
  const joined = useLive((at) => (known.of ? recordOf(at, known.of) : Promise.resolve(null)), [known.of])
  const near = useLive(
    async (at) => {
      const all = (await Promise.all([listOf(at, 'session'), listOf(at, 'activity')])).flat()
      const apart = (date: string) => Math.abs(Date.parse(date) - Date.parse(known.date)) / 86_400_000
      return all.filter(({ date }) => apart(date) <= 1).sort((a, b) => apart(a.date) - apart(b.date))
    },
    [known.date],
  )
  if (!contacts || !near || joined === undefined) return null
  if (known.of) {
    return joined ? (
      <List label={words.joinsTo}>
        <ListRow
          href={`/moten/${joined.id}`}
          title={titleOf(joined.record, records, contacts)}
          detail={`${words.joinsTo} · ${moments.day(joined.date as KnownList['date'])}`}
        />
      </List>
    ) : null
  }
  const join = async (id: string) => {
    const saved = await editList(office, known.id, { of: id as RecordId })
    if (!saved.ok) return
    office.transport.nudge()
    toast({ words: words.joined, mood: 'forest' })
  }
  return (
    <Card title={words.join}>
      <Stack gap={3}>
        <p className="soft">{near.length > 0 ? words.joinWords : words.joinNone}</p>
        {near.length > 0 && (
          <List label={words.join} inset>
            {near.slice(0, 6).map((one) => (
              <ListRow
                key={one.id}
                title={titleOf(one.record, records, contacts)}
                detail={`${records.kinds[one.kind].one} · ${moments.day(one.date as KnownList['date'])}`}
                trailing={
                  <Button size="small" kind="ghost" onClick={() => void join(one.id)}>
                    {words.joinYes}
                  </Button>
                }
              />
            ))}
          </List>
        )}
      </Stack>
    </Card>
  )
}
