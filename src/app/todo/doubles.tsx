// Companies with one organisation number, side by side: the lead says whether they are one.
import { saveEdit } from '../../device/acts.ts'
import { type CompanyPair, companiesAlike } from '../../device/doubles.ts'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { toDoWords } from '../words/rooms/todo.ts'

export function Doubles() {
  const pairs = useLive((office) => companiesAlike(office))
  return pairs?.map((pair) => <Pair key={pair.map(({ id }) => id).join(' ')} pair={pair} />)
}

function Pair({ pair }: { pair: CompanyPair }) {
  const [first, other] = pair
  const office = useOffice()
  const words = useRoomWords(toDoWords)
  const { moments } = useWords()
  const today = useToday()
  const act = useAct()
  const merge = () => act(saveEdit(office, other, { sameAs: first.id }), words.merged)
  const keep = () =>
    act(saveEdit(office, other, { notSameAs: [...other.record.notSameAs, first.id] }), words.kept)
  return (
    <Card title={words.doubles} mood="near">
      <Stack gap={3}>
        <p>{words.doublesWords(first.record.organisationNumber ?? '')}</p>
        <List inset label={words.doubles}>
          {pair.map(({ id, record }) => (
            <ListRow
              key={id}
              href={`/moten/${id}`}
              title={record.name}
              meta={moments.shortDay(record.date, today)}
            />
          ))}
        </List>
        <Row gap={2}>
          <Button kind="ghost" size="small" onClick={() => void merge()}>
            {words.same}
          </Button>
          <Button kind="ghost" size="small" onClick={() => void keep()}>
            {words.different}
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}
