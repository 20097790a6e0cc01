// What was changed when, of one indicator or rule, each with the way to take it back.
import { useLocation } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import type { Programme } from '../../domain/records/programme.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { useOffice } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { IconButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import type { Seen } from './part.tsx'

export function ChangesList({
  seen,
  atFirst,
  changes,
  without,
}: {
  seen: Seen
  atFirst: string
  changes: readonly { from: LocalDate; said: string }[]
  /** The programme's lists without the change of a day. */
  without: (from: LocalDate) => Partial<Programme>
}) {
  const words = useRoomWords(programmeWords)
  const { moments } = useWords()
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  if (changes.length === 0) return null
  const remove = async (from: LocalDate) => {
    if (await act(saveEdit(office, seen, without(from)), words.changeRemoved)) navigate(`/program/${seen.id}`)
  }
  return (
    <Card title={words.changes}>
      <List label={words.changes} inset>
        <ListRow title={words.atFirst} detail={atFirst} />
        {changes.map(({ from, said }) => (
          <ListRow
            key={from}
            title={words.changedFrom(moments.day(from))}
            detail={said}
            trailing={
              <IconButton
                icon="trash"
                label={words.removeChange(moments.day(from))}
                onClick={() => void remove(from)}
              />
            }
          />
        ))}
      </List>
    </Card>
  )
}
