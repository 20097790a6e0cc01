// The office's programmes: which count now, and the ways to another: an example, a file.
import { useLocation } from 'wouter'
import { saveNew } from '../../device/acts.ts'
import { everyOf } from '../../device/live.ts'
import { nationalSupport } from '../../domain/programme/national-support.ts'
import type { Programme } from '../../domain/records/programme.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { useLive, useMe, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'

const programmesOf = (found: { record: { kind: string } }[]): Programme[] =>
  found
    .map(({ record }) => record as Programme)
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from > b.from ? -1 : 1))

export default function ProgrammesScreen() {
  const words = useRoomWords(programmeWords)
  const { moments } = useWords()
  const today = useToday()
  const isLead = useMe()?.role === 'lead'
  const found = useLive((office) => everyOf(office, 'programme'))
  const programmes = found && programmesOf(found)
  const stands = ({ from, to }: Programme) =>
    today < from ? words.coming : today > to ? words.over : words.going
  return (
    <Screen title={words.title} eyebrow={words.lead}>
      <Stack gap={4}>
        {!programmes ? (
          <Skeleton />
        ) : programmes.length === 0 ? (
          <EmptyState picture="table" title={words.none}>
            {words.noneWords}
          </EmptyState>
        ) : (
          <List label={words.title}>
            {programmes.map((one) => (
              <ListRow
                key={one.id}
                href={`/program/${one.id}`}
                title={one.name}
                detail={`${words.period(moments.day(one.from), moments.day(one.to))} · ${words.indicators(one.indicators.length)}`}
                meta={stands(one)}
              />
            ))}
          </List>
        )}
        {isLead && programmes && (
          <Row gap={2}>
            {!programmes.some(({ key }) => key === nationalSupport.key) && <AddExample />}
            <ButtonLink kind="ghost" icon="download" href="/program/importera">
              {words.import}
            </ButtonLink>
          </Row>
        )}
      </Stack>
    </Screen>
  )
}

function AddExample() {
  const words = useRoomWords(programmeWords)
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const add = async () => {
    const { kind, id, ...values } = nationalSupport
    // Taken away once, its id is spent: what is added again is another.
    const spent = (await office.memory.shown.get(id)) !== undefined
    const newId = spent ? office.handed.id() : (id as RecordId)
    const done = await act(saveNew(office, [{ kind, id: newId, values }]), words.exampleAdded)
    if (done) navigate(`/program/${newId}`)
  }
  return (
    <Button kind="ghost" icon="plus" onClick={() => void add()}>
      {words.addExample}
    </Button>
  )
}
