// Pengar: booked cost by line against the budget, what the 1:1-funds carry, what is left, and a word before it runs out.
import type { ReactNode } from 'react'
import { type TargetsNow, targetsNow } from '../../device/live.ts'
import { type BudgetRow, lineStanding } from '../../domain/programme/money.ts'
import { programmePeriod, yearPeriod, yearsOf } from '../../domain/programme/period.ts'
import { daysFrom, earlier, type LocalDate } from '../../domain/values/local-date.ts'
import { printKronor, printOre } from '../../domain/values/ore.ts'
import { NumbersScreen, type Side } from '../records/numbers-screen.tsx'
import { useLive, useToday } from '../records/office.tsx'
import type { Asked } from '../records/period.tsx'
import { Banner } from '../ui/banner.tsx'
import { Bar } from '../ui/bar.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Link } from '../ui/link.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { moneyWords } from '../words/rooms/money.ts'
import './money.css'

export default function MoneyScreen() {
  const words = useRoomWords(moneyWords)
  return (
    <NumbersScreen title={words.title} lead={words.lead} only="years">
      {(side) => (
        <>
          <Warnings {...side} />
          <Columns least="large">
            <Stack gap={4}>
              <Lines {...side} />
              <Years {...side} />
            </Stack>
            <Funding shown={side.shown} />
          </Columns>
        </>
      )}
    </NumbersScreen>
  )
}

/** How much of the period is over, from 0 to 1. */
function goneOf({ from, to }: { from: LocalDate; to: LocalDate }, today: LocalDate): number {
  return today < from ? 0 : daysFrom(from, earlier(today, to)) / daysFrom(from, to)
}

const useLocale = () => (useLanguage() === 'sv' ? 'sv-SE' : 'en-GB')

function useKronor(): (ore: number) => string {
  const locale = useLocale()
  return (ore) => printOre(ore, locale)
}

function Warnings({ shown: { numbers }, asked }: Side) {
  const words = useRoomWords(moneyWords)
  const kronor = useKronor()
  const today = useToday()
  return numbers.budget.map((row) => {
    const stands = lineStanding(row, goneOf(asked.period, today))
    if (stands === 'well') return null
    const left = Math.abs(row.budgetOre - row.actualOre)
    return (
      <Banner
        key={row.line}
        mood={stands === 'over' ? 'behind' : 'near'}
        title={words.stands[stands](row.line, kronor(left))}
      />
    )
  })
}

function Lines({ shown: { numbers }, asked }: Side) {
  const words = useRoomWords(moneyWords)
  const kronor = useKronor()
  const locale = useLocale()
  const plain = (ore: number) => printKronor(ore, locale)
  const today = useToday()
  const gone = goneOf(asked.period, today)
  const sum = (of: 'budgetOre' | 'actualOre') => numbers.budget.reduce((all, row) => all + row[of], 0)
  const [budget, booked] = [sum('budgetOre'), sum('actualOre')]
  return (
    <Card
      title={words.budget}
      aside={
        <ButtonLink kind="ghost" size="small" icon="plus" href="/logga/kostnad">
          {words.log}
        </ButtonLink>
      }
    >
      <Stack gap={3}>
        <p>
          <b className="num">{kronor(booked)}</b> {words.of('', kronor(budget)).trim()}
        </p>
        <Bar value={booked} max={budget} pace={budget * gone} mood={booked > budget ? 'behind' : 'ahead'} />
        <DataTable
          caption={words.inKronor}
          columns={[
            { key: 'line', label: words.line },
            { key: 'booked', label: words.bookedKr, numeric: true },
            { key: 'left', label: words.left, numeric: true },
          ]}
          rows={numbers.budget.map((row) => {
            const stands = lineStanding(row, gone)
            return {
              key: row.line,
              mood: stands === 'over' ? 'behind' : stands === 'well' ? undefined : 'near',
              cells: {
                line: (
                  <>
                    <Link href={`/pengar/${encodeURIComponent(row.line)}${asked.search}`}>{row.line}</Link>
                    <span className="money-budget">{words.ofBudget(plain(row.budgetOre))}</span>
                  </>
                ),
                booked: plain(row.actualOre),
                left: plain(row.budgetOre - row.actualOre),
              },
            }
          })}
          foot={{
            line: (
              <>
                {words.sum}
                <span className="money-budget">{words.ofBudget(plain(budget))}</span>
              </>
            ),
            booked: plain(booked),
            left: plain(budget - booked),
          }}
        />
      </Stack>
    </Card>
  )
}

/** Every year of the programme beside the others: booked on each line, and what it had to spend. */
function Years({ shown: { programme }, asked }: Side) {
  const words = useRoomWords(moneyWords)
  const locale = useLocale()
  const today = useToday()
  const years = useLive(
    async ({ memory }) =>
      Promise.all(
        yearsOf(programmePeriod(programme)).map(async (year) => {
          const now = await targetsNow(memory, yearPeriod(year), today, { programme: programme.key })
          return { year, rows: now?.numbers.budget ?? [] }
        }),
      ),
    [programme, today],
  )
  if (!years || years.length < 2 || programme.budget.length === 0) return null
  const cell = (rows: readonly BudgetRow[]) => {
    const sum = (of: 'budgetOre' | 'actualOre') => rows.reduce((all, row) => all + row[of], 0)
    return (
      <>
        {printKronor(sum('actualOre'), locale)}
        <span className="money-budget">{words.ofBudget(printKronor(sum('budgetOre'), locale))}</span>
      </>
    )
  }
  const cells = (name: ReactNode, line?: string) => ({
    line: name,
    ...Object.fromEntries(
      years.map(({ year, rows }) => [
        String(year),
        cell(line === undefined ? rows : rows.filter((row) => row.line === line)),
      ]),
    ),
  })
  return (
    <Card title={words.years}>
      <DataTable
        caption={words.years}
        columns={[
          { key: 'line', label: words.line },
          ...years.map(({ year }) => ({ key: String(year), label: String(year), numeric: true })),
        ]}
        rows={programme.budget.map(({ line }) => ({
          key: line,
          cells: cells(
            <Link href={`/pengar/${encodeURIComponent(line)}${searchOfAll(asked)}`}>{line}</Link>,
            line,
          ),
        }))}
        foot={cells(words.sum)}
      />
    </Card>
  )
}

/** The whole programme of the one that is shown. */
const searchOfAll = ({ key }: Asked): string => `?${key ? `program=${key}&` : ''}period=allt`

function Funding({ shown: { numbers, programme } }: { shown: TargetsNow }) {
  const words = useRoomWords(moneyWords)
  const kronor = useKronor()
  const { oneToOneOre, capOre } = numbers.funding
  return (
    <Stack gap={4}>
      {capOre > 0 && (
        <Card title={words.funding}>
          <Stack gap={3}>
            <p className="soft">{words.fundingWords(kronor(capOre))}</p>
            <Bar value={Math.max(0, oneToOneOre)} max={capOre} />
            <DefinitionList
              items={[
                { term: words.carried, value: <b className="num">{kronor(oneToOneOre)}</b> },
                { term: words.cap, value: kronor(capOre) },
                { term: words.capLeft, value: kronor(capOre - oneToOneOre) },
              ]}
            />
            {oneToOneOre >= capOre && <p>{words.capReached}</p>}
          </Stack>
        </Card>
      )}
      {programme.funding.length > 0 && (
        <Card title={words.others}>
          <DataTable
            caption={words.others}
            columns={[
              { key: 'name', label: words.fund },
              ...programme.funding
                .flatMap(({ amounts }) => amounts.map(({ year }) => year))
                .filter((year, i, all) => all.indexOf(year) === i)
                .map((year) => ({ key: String(year), label: String(year), numeric: true })),
            ]}
            rows={programme.funding.map(({ name, amounts }) => ({
              key: name,
              cells: {
                name,
                ...Object.fromEntries(amounts.map(({ year, ore }) => [String(year), kronor(ore)])),
              },
            }))}
          />
        </Card>
      )}
    </Stack>
  )
}
