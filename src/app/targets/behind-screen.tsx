// What is behind a number: exactly the records that it counts, the rule it is counted by, and what stands beside it.
import { useSearch } from 'wouter'
import { behind, besideNumber, everyOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { yearPeriod } from '../../domain/programme/period.ts'
import { rules } from '../../domain/programme/rules.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive, useToday } from '../records/office.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { objectiveOf, standingsOf, useTargets } from '../records/use-targets.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Hero } from '../ui/hero.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useLanguage, useWords } from '../ui/words.tsx'
import { asidesOf } from './asides.ts'

export default function BehindScreen({ id }: { id: string }) {
  const { targets, behind: words, detail } = useWords()
  const language = useLanguage()
  const today = useToday()
  const asked = Number(new URLSearchParams(useSearch()).get('ar'))
  const year = asked > 1900 ? asked : yearOf(today)
  const shown = useTargets(year)
  const found = shown && standingsOf(shown).find(({ indicator }) => indicator.id === id)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const records = useLive(
    async (office) =>
      shown && found ? behind(office, shown.programme, found.indicator, yearPeriod(year)) : null,
    [shown?.programme, id, year],
  )
  const beside = useLive(
    async (office) =>
      shown && found ? besideNumber(office, shown.programme, found.indicator, yearPeriod(year)) : [],
    [shown?.programme, id, year],
  )
  const back = { label: words.back, to: year === yearOf(today) ? '/' : `/?ar=${year}` }
  if (!shown || !found || !records || !contacts || !members) {
    return (
      <Screen title={targets.title} back={back}>
        {shown === null || (shown && !found) ? (
          <EmptyState picture="search" title={detail.notHere} />
        ) : (
          <Skeleton />
        )}
      </Screen>
    )
  }
  const { indicator, figure } = found
  const row = (record: Opened) => <RecordRow key={record.id} {...{ record, contacts, members }} />
  return (
    <Screen title={targets.ofYear(indicator.name[language], year)} back={back}>
      <Stack gap={4}>
        <Hero
          title={targets.objective(objectiveOf(shown.programme, indicator))}
          number={figure.amount}
          of={figure.target === null ? undefined : targets.outOf(figure.target)}
          bar={
            figure.target === null
              ? undefined
              : { value: figure.amount, max: figure.target, pace: figure.pace }
          }
          foot={figure.pace === null ? targets.status[figure.status] : targets.paceToday(figure.pace)}
        >
          {asidesOf(figure, targets).join(' · ') || null}
        </Hero>
        {records.length === 0 ? (
          <EmptyState picture="table" title={words.empty}>
            {words.emptyWords}
          </EmptyState>
        ) : (
          <List label={words.counted(records.length)}>{[...records].reverse().map(row)}</List>
        )}
        {beside && beside.length > 0 && (
          <section>
            <List label={words.asideTitle}>
              <ListHeading>{words.asideTitle}</ListHeading>
              {beside.map(row)}
            </List>
            <p className="soft">{words.asideWords}</p>
          </section>
        )}
        <Card title={words.rule} level={2}>
          <Stack gap={2}>
            {rules
              .filter((rule) => indicator.rules.includes(rule.id))
              .map((rule) => (
                <p key={rule.id}>
                  <b>{rule.id}</b> {rule.words[language]}
                </p>
              ))}
            <p className="soft">{indicator.source}</p>
          </Stack>
        </Card>
      </Stack>
    </Screen>
  )
}
