// What is behind a number: exactly the records that it counts, the rule it is counted by, and what stands beside it.
import { behind, besideNumber, everyOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { rules } from '../../domain/programme/rules.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive } from '../records/office.tsx'
import { PeriodChooser, useAsked, usePeriodName } from '../records/period.tsx'
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
  const asked = useAsked()
  const period = usePeriodName(asked)
  const shown = useTargets(asked)
  const found = shown && standingsOf(shown).find(({ indicator }) => indicator.id === id)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const records = useLive(
    async (office) =>
      shown && found && asked ? behind(office, shown.programme, found.indicator, asked.period) : null,
    [shown?.programme, id, asked?.period.from, asked?.period.to],
  )
  const beside = useLive(
    async (office) =>
      shown && found && asked ? besideNumber(office, shown.programme, found.indicator, asked.period) : [],
    [shown?.programme, id, asked?.period.from, asked?.period.to],
  )
  const back = { label: words.back, to: `/${asked?.search ?? ''}` }
  if (!asked || !shown || !found || !records || !contacts || !members) {
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
    <Screen
      title={
        asked.whole || asked.quarter
          ? targets.ofPeriod(indicator.name[language], period)
          : targets.ofYear(indicator.name[language], asked.year)
      }
      back={back}
      aside={<PeriodChooser asked={asked} />}
    >
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
          {[...asidesOf(figure, targets), ...(figure.mine === null ? [] : [targets.mine(figure.mine)])].join(
            ' · ',
          ) || null}
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
            <p className="soft">
              {words.source} {indicator.source}
            </p>
          </Stack>
        </Card>
      </Stack>
    </Screen>
  )
}
