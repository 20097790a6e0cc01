// Two have changed different things without having seen each other: both hold; it is told, and can be put away.
import { type Apart, putAway } from '../../device/apart.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { useOffice } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { asTerm } from '../records/record-card.tsx'
import { useSaidBy } from '../records/said-by.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { settleWords } from '../words/rooms/settle.ts'

export function ApartCard({ apart, record, printing }: { apart: Apart; record: Opened; printing: Printing }) {
  const { apart: words, sorts, reached } = useRoomWords(settleWords)
  const { moments } = useWords()
  const records = useRecordWords()
  const saidBy = useSaidBy(printing)
  const put = usePutAway()
  const label = (field: string) =>
    `”${asTerm(wordsOf(records, record.record.kind, field.split('/')[0] ?? field)?.label ?? field)}”`
  return (
    <Banner
      title={sorts.apart}
      actions={
        <Button kind="ghost" size="small" onClick={() => void put([apart])}>
          {words.seen}
        </Button>
      }
    >
      <List inset label={sorts.apart}>
        {apart.sides.map(({ entry, fields }) => {
          const by = saidBy(entry)
          return (
            <ListRow
              key={entry.mid}
              title={words.side(by.who, moments.list(fields.map(label)))}
              detail={[by.at, by.where, by.reached ? reached(by.reached) : ''].filter(Boolean).join(' · ')}
            />
          )
        })}
      </List>
    </Banner>
  )
}

export function PutAllAway({ apart }: { apart: readonly Apart[] }) {
  const { apart: words } = useRoomWords(settleWords)
  const put = usePutAway()
  return (
    <Row>
      <Button kind="quiet" size="small" onClick={() => void put(apart)}>
        {words.allSeen}
      </Button>
    </Row>
  )
}

function usePutAway(): (some: readonly Apart[]) => Promise<void> {
  const { memory } = useOffice()
  const { apart: words } = useRoomWords(settleWords)
  const { acts } = useWords()
  const toast = useToast()
  return async (some) => {
    const back = await putAway(memory, some)
    toast({ words: words.putAway, action: { words: acts.undo, run: () => void back() } })
  }
}
