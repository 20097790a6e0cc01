// Money against budget: what is booked, where the days would have it, and each line in the table under it.
import { daysFrom, earlier } from '../../domain/values/local-date.ts'
import { printKronor, printOre } from '../../domain/values/ore.ts'
import { useToday } from '../records/office.tsx'
import { Card } from '../ui/card.tsx'
import { PaceBar } from '../ui/charts/pace-bar.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Link } from '../ui/link.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import type { Glance } from './overview-screen.tsx'

export function MoneyCard({ shown: { numbers }, asked }: Omit<Glance, 'forecasts'>) {
  const words = useRoomWords(overviewWords)
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const today = useToday()
  const { from, to } = asked.period
  const gone = today < from ? 0 : daysFrom(from, earlier(today, to)) / daysFrom(from, to)
  const sum = (of: 'budgetOre' | 'actualOre') => numbers.budget.reduce((all, row) => all + row[of], 0)
  const [budget, booked] = [sum('budgetOre'), sum('actualOre')]
  if (numbers.budget.length === 0) return null
  // A pace is no sum of receipts: whole kronor.
  const pace = Math.round((budget * gone) / 100) * 100
  const kronor = (ore: number) => printOre(ore, locale)
  const plain = (ore: number) => printKronor(ore, locale)
  const { oneToOneOre, capOre } = numbers.funding
  return (
    <Card
      title={
        <Link className="overview-title" href={`/pengar${asked.search}`}>
          {words.money}
        </Link>
      }
      aside={
        <span>
          <b className="num overview-ink">{kronor(booked)}</b>{' '}
          <span className="num">{words.moneyOf(kronor(budget))}</span>
        </span>
      }
    >
      <PaceBar
        says={words.moneySays(kronor(booked), kronor(budget), kronor(pace))}
        value={booked}
        max={budget}
        pace={gone > 0 && gone < 1 ? pace : null}
        paceWords={words.moneyPace(kronor(pace))}
        over={booked > budget}
        asTable={words.asTable}
        table={
          <DataTable
            caption={words.money}
            columns={[
              { key: 'line', label: words.line },
              { key: 'booked', label: words.booked, numeric: true },
              { key: 'budget', label: words.budget, numeric: true },
              { key: 'left', label: words.left, numeric: true },
            ]}
            rows={numbers.budget.map(({ line, budgetOre, actualOre }) => ({
              key: line,
              mood: actualOre > budgetOre ? 'behind' : undefined,
              cells: {
                line,
                booked: plain(actualOre),
                budget: plain(budgetOre),
                left: plain(budgetOre - actualOre),
              },
            }))}
          />
        }
      />
      {capOre > 0 && <p className="soft small num">{words.oneToOne(kronor(oneToOneOre), kronor(capOre))}</p>}
    </Card>
  )
}
