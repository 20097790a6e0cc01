// What is behind a number: exactly the records that it counts, the rule it is counted by, and what stands beside it.
import { useMemo } from 'react'
import { behind, besideNumber, everyOf } from '../../device/live.ts'
import { rules } from '../../domain/programme/rules.ts'
import type { Indicator } from '../../domain/records/programme.ts'
import { asidesOf, standsAs } from '../records/asides.ts'
import { useContacts } from '../records/contacts.ts'
import { addressOf, isLogged } from '../records/logged-kinds.ts'
import { NotHere } from '../records/not-here.tsx'
import { useLive } from '../records/office.tsx'
import { useOpening } from '../records/opening.ts'
import { PeriodChooser, useAsked, usePeriodName } from '../records/period.tsx'
import { RecordFinder } from '../records/record-finder.tsx'
import { RecordList } from '../records/record-list.tsx'
import { Screen } from '../records/screen.tsx'
import { objectiveOf, standingsOf, useTargets } from '../records/use-targets.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Hero } from '../ui/hero.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

export default function BehindScreen({ id }: { id: string }) {
  const { targets, behind: words } = useWords()
  const language = useLanguage()
  const asked = useAsked()
  const period = usePeriodName(asked)
  const shown = useTargets(asked)
  const found = shown && standingsOf(shown).find(({ indicator }) => indicator.id === id)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const records = useLive(
    async ({ memory }) =>
      shown && found && asked ? behind(memory, shown.programme, found.indicator, asked.period) : null,
    [shown?.programme, id, asked?.period.from, asked?.period.to],
  )
  const beside = useLive(
    async ({ memory }) =>
      shown && found && asked ? besideNumber(memory, shown.programme, found.indicator, asked.period) : [],
    [shown?.programme, id, asked?.period.from, asked?.period.to],
  )
  const opening = useOpening()
  const newest = useMemo(() => (records ? [...records].reverse() : []), [records])
  const back = { label: words.back, to: `/${asked?.search ?? ''}` }
  if (!asked || !shown || !found || !records || !contacts || !members) {
    return (
      <Screen title={targets.title} back={back}>
        {shown === null || (shown && !found) ? <NotHere back={back} /> : <Skeleton />}
      </Screen>
    )
  }
  const { indicator, figure } = found
  return (
    <Screen
      title={
        asked.whole || asked.quarter
          ? targets.ofPeriod(indicator.name[language], period)
          : targets.ofYear(indicator.name[language], asked.year)
      }
      back={back}
      tools={<PeriodChooser asked={asked} />}
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
          foot={figure.pace === null ? standsAs(found, targets) : targets.paceToday(figure.pace)}
        >
          {[...asidesOf(figure, targets), ...(figure.mine ? [targets.mine(figure.mine)] : [])].join(' · ') ||
            null}
        </Hero>
        <RecordFinder
          label={words.counted(records.length)}
          rows={newest}
          kinds={[...new Set(records.map(({ kind }) => kind))]}
          {...{ contacts, members }}
          empty={
            <EmptyState picture="table" title={words.empty} action={<LogIt indicator={indicator} />}>
              {words.emptyWords}
            </EmptyState>
          }
        />
        {beside && beside.length > 0 && (
          <section>
            <h2>{words.asideTitle}</h2>
            <RecordList label={words.asideTitle} rows={beside} {...{ contacts, members, opening }} />
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

/** The way to what would count here first: the form, with the activity's type chosen. */
function LogIt({ indicator }: { indicator: Indicator }) {
  const { newTitle } = useRoomWords(logWords)
  const [first] = indicator.counts
  if (!first || !isLogged(first.kind)) return null
  const [type] = [first.where?.type].flat()
  const asked = first.kind === 'activity' && typeof type === 'string' ? `?typ=${type}` : ''
  return (
    <ButtonLink href={`${addressOf(first.kind)}${asked}`} icon="plus">
      {newTitle[first.kind]}
    </ButtonLink>
  )
}
