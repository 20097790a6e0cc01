// One budget line opened: the expenses that its number is made of, credit notes subtracted.
import { everyOf } from '../../device/live.ts'
import { onLine } from '../../device/sides.ts'
import { printOre } from '../../domain/values/ore.ts'
import { useContacts } from '../records/contacts.ts'
import { addressOf } from '../records/logged-kinds.ts'
import { NotHere } from '../records/not-here.tsx'
import { useLive } from '../records/office.tsx'
import { PeriodChooser, useAsked, usePeriodName } from '../records/period.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { useTargets } from '../records/use-targets.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { moneyWords } from '../words/rooms/money.ts'

export default function LineScreen({ line }: { line: string }) {
  const words = useRoomWords(moneyWords)
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const asked = useAsked()
  const shown = useTargets(asked)
  const period = usePeriodName(asked)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const records = useLive(
    async (office) => (shown && asked ? onLine(office, shown.programme, line, asked.period) : undefined),
    [shown?.programme, line, asked?.period.from, asked?.period.to],
  )
  const row = shown?.numbers.budget.find((one) => one.line === line)
  const back = { label: words.back, to: `/pengar${asked?.search ?? ''}` }
  return (
    <Screen
      title={line}
      eyebrow={words.lead(period)}
      back={back}
      tools={asked && <PeriodChooser asked={asked} only="years" />}
    >
      {!records || !contacts || !members ? (
        <Skeleton />
      ) : !row && records.length === 0 ? (
        <NotHere back={back} />
      ) : (
        <Stack gap={4}>
          {row && (
            <p>
              <b className="num">
                {words.of(printOre(row.actualOre, locale), printOre(row.budgetOre, locale))}
              </b>
            </p>
          )}
          {records.length === 0 ? (
            <EmptyState
              picture="table"
              title={words.empty}
              action={
                <ButtonLink href={addressOf('expense')} icon="plus">
                  {words.log}
                </ButtonLink>
              }
            >
              {words.emptyWords}
            </EmptyState>
          ) : (
            <List label={line}>
              {records.map((record) => (
                <RecordRow key={record.id} {...{ record, contacts, members }} />
              ))}
            </List>
          )}
        </Stack>
      )}
    </Screen>
  )
}
