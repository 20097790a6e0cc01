// Loggat: everything that has been logged, newest first; found by a word, narrowed by year, kind, municipality, adviser.
import { useLocation, useSearch } from 'wouter'
import { everyOf, logged, yearsWith } from '../../device/live.ts'
import { yearPeriod } from '../../domain/programme/period.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive, useToday } from '../records/office.tsx'
import { RecordFinder } from '../records/record-finder.tsx'
import { Screen } from '../records/screen.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterSelect } from '../ui/filter-bar.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'

const kinds = ['session', 'companyStart', 'activity', 'financing', 'expense'] as const

export default function SessionsScreen() {
  const { sessions: words, log } = useWords()
  const [location, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const today = useToday()
  const year = asked.get('ar') ?? String(yearOf(today))
  const years = useLive(({ memory }) => yearsWith(memory, kinds, yearOf(today)), [today])
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const rows = useLive(
    ({ memory }) => logged(memory, kinds, year === 'alla' ? null : yearPeriod(Number(year))),
    [year],
  )
  const choose = (value: string) => {
    if (value === String(yearOf(today))) asked.delete('ar')
    else asked.set('ar', value)
    navigate(asked.size > 0 ? `${location}?${asked}` : location, { replace: true })
  }
  return (
    <Screen title={words.title}>
      {!rows || !contacts || !members || !years ? (
        <Skeleton />
      ) : (
        <RecordFinder
          label={words.title}
          {...{ rows, contacts, members, kinds }}
          empty={
            <EmptyState
              picture="table"
              title={words.empty}
              action={
                <ButtonLink href="/logga" icon="plus">
                  {log.title}
                </ButtonLink>
              }
            >
              {words.emptyWords}
            </EmptyState>
          }
        >
          <FilterSelect
            label={words.year}
            value={year}
            options={[
              ...years.map((one) => ({ value: String(one), label: String(one) })),
              { value: 'alla', label: words.everyYear },
            ]}
            onChange={choose}
          />
        </RecordFinder>
      )}
    </Screen>
  )
}
