// What syncing takes of the subscription and the battery: today, an ordinary day, and the last days in a table.
import { daysUsed, ordinaryDay } from '../../device/usage.ts'
import { useLive, useToday } from '../records/office.tsx'
import { Card } from '../ui/card.tsx'
import '../ui/charts/charts.css'
import { DataTable } from '../ui/data-table.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { syncWords } from '../words/rooms/sync.ts'

const daysShown = 7
const nothing = { sent: 0, received: 0, woken: 0 }

export function UsageCard() {
  const words = useRoomWords(syncWords)
  const { moments } = useWords()
  const today = useToday()
  const days = useLive(({ memory }) => daysUsed(memory))
  if (!days) return null
  const ordinary = ordinaryDay(days, today)
  return (
    <Card title={words.title}>
      <Stack gap={3}>
        <p>
          {words.today(days.find(({ day }) => day === today) ?? nothing)}{' '}
          {ordinary ? words.ordinary(ordinary) : words.notYet}
        </p>
        {days.length > 0 && (
          <details className="chart-fold">
            <summary>{words.days}</summary>
            <DataTable
              caption={words.days}
              columns={[
                { key: 'day', label: words.day },
                { key: 'sent', label: words.sent, numeric: true },
                { key: 'received', label: words.received, numeric: true },
                { key: 'woken', label: words.woken, numeric: true },
              ]}
              rows={days.slice(0, daysShown).map(({ day, sent, received, woken }) => ({
                key: day,
                cells: {
                  day: moments.nearDay(day, today),
                  sent: words.size(sent),
                  received: words.size(received),
                  woken: moments.number(woken),
                },
              }))}
            />
          </details>
        )}
        <p className="soft small">{words.unseen}</p>
      </Stack>
    </Card>
  )
}
