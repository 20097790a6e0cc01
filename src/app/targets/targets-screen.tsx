// Mål: how far the targets have come, by objective, and what they need; the first screen of every day.
import { lazy, Suspense } from 'react'
import { useHistoryState } from 'wouter/use-browser-location'
import { everyOf, type TargetsNow } from '../../device/live.ts'
import { needs } from '../../domain/programme/needs.ts'
import { timeInStockholm } from '../../domain/values/local-date.ts'
import { municipalities, municipalityCodes } from '../../domain/values/municipality-code.ts'
import { asidesOf, standsAs } from '../records/asides.ts'
import { CountyTiles } from '../records/county-tiles.tsx'
import { useLive, useMe, useNow, useToday } from '../records/office.tsx'
import { type Asked, PeriodChooser, useAsked, usePeriodName } from '../records/period.tsx'
import { Screen } from '../records/screen.tsx'
import { byObjective, objectiveOf, type Standing, standingsOf, useTargets } from '../records/use-targets.ts'
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { GoalList, GoalRow } from '../ui/goal-row.tsx'
import { Hero } from '../ui/hero.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { desk, useMediaQuery } from '../ui/use-media-query.ts'
import { useLanguage, useWords } from '../ui/words.tsx'
import { DraftWaits } from './draft-waits.tsx'
import './targets.css'

const PracticeOffer = lazy(() => import('../records/practice-offer.tsx'))

export function TargetsScreen() {
  const { targets, moments, notAllHere } = useWords()
  const me = useMe()
  const name = useMyName()
  const today = useToday()
  const now = useNow(60_000)
  const atDesk = useMediaQuery(desk)
  const asked = useAsked()
  const shown = useTargets(asked)
  const isNew = useHistoryState() === 'in'
  const standings = shown ? standingsOf(shown) : []
  const [lead, ...rest] = standings
  const empty = standings.length > 0 && standings.every(({ figure }) => figure.amount === 0)
  const county = shown && asked ? <County {...{ shown, asked }} /> : null
  const hour = Number(timeInStockholm(now).slice(0, 2))
  return (
    <Screen
      wide
      eyebrow={moments.weekday(today)}
      title={targets.greeting(hour, firstName(name ?? me?.name))}
      tools={asked && <PeriodChooser asked={asked} />}
    >
      <Stack gap={4}>
        {shown?.stale && <Banner mood="info" title={targets.recounting} />}
        {isNew && (
          <Suspense>
            <PracticeOffer />
          </Suspense>
        )}
        <DraftWaits />
        {shown === undefined && <Skeleton />}
        {shown === null && asked && <NoNumbers asked={asked} notAllHere={notAllHere} />}
        {shown && asked && lead && (
          <>
            <Columns least="large">
              <Stack gap={4}>
                <FirstNumber {...{ lead, shown, asked }} />
                {empty && asked.isNow && <FirstThing isLead={me?.role === 'lead'} />}
                {atDesk && county}
              </Stack>
              <Goals {...{ rest, shown, asked }} />
            </Columns>
            {!atDesk && county}
          </>
        )}
      </Stack>
    </Screen>
  )
}

type Shown = { shown: TargetsNow; asked: Asked }

function FirstNumber({ lead, shown, asked }: Shown & { lead: Standing }) {
  const { targets, needs: words } = useWords()
  const language = useLanguage()
  const { indicator, figure } = lead
  const asides = [...asidesOf(figure, targets), ...mineOf(figure, targets)]
  return (
    <Hero
      title={useTitle(indicator.name[language], asked)}
      aside={targets.objective(objectiveOf(shown.programme, indicator))}
      number={figure.amount}
      of={figure.target === null ? undefined : targets.outOf(figure.target)}
      bar={
        figure.target === null ? undefined : { value: figure.amount, max: figure.target, pace: figure.pace }
      }
      foot={footOf(lead, targets)}
      link={{ href: `/mal/${indicator.id}${asked.search}`, words: targets.showAll }}
    >
      {asides.length > 0 && <p>{asides.join(' · ')}</p>}
      {asked.isNow && (
        <div className="targets-needs">
          <h3>{words.title}</h3>
          <NeedsInShort shown={shown} />
        </div>
      )}
    </Hero>
  )
}

/** The two most pressing needs and the white spots, from the numbers already here. */
function NeedsInShort({ shown }: { shown: TargetsNow }) {
  const { needs: words, moments } = useWords()
  const language = useLanguage()
  const today = useToday()
  const { programme, numbers } = shown
  const amounts = new Map(numbers.indicators.map(({ id, amount }) => [id, amount]))
  const list = needs(programme, (id) => amounts.get(id) ?? 0, today)
  const without = municipalityCodes.filter((code) => numbers.municipalities[code].sessions === 0)
  return (
    <>
      {list.length === 0 && <p>{words.nothing}</p>}
      {list.slice(0, 2).map(({ indicator, until, ...need }) => (
        <p key={indicator.id}>
          {words.need(indicator.name[language], { ...need, until: moments.shortDay(until, today) })}
        </p>
      ))}
      {without.length > 0 && without.length < 4 && (
        <p>{words.withoutSession(without.map((code) => municipalities[code]))}</p>
      )}
    </>
  )
}

function Goals({ rest, shown, asked }: Shown & { rest: readonly Standing[] }) {
  const { targets } = useWords()
  const language = useLanguage()
  const { numbers, programme } = shown
  const title = useTitle(targets.title, asked)
  return (
    <Card
      title={asked.isNow ? targets.heading : title}
      aside={
        <span>
          {targets.livelihoods} <b className="num">{numbers.livelihoods.now}</b>
        </span>
      }
    >
      {byObjective(programme, rest).map(({ objective, standings }) => (
        <section key={objective?.id ?? ''} className="targets-objective">
          <h3 className="targets-objective-name">
            {objective ? `${objective.number} ${objective.name[language]}` : targets.otherObjective}
          </h3>
          <GoalList label={objective?.name[language] ?? targets.otherObjective}>
            {standings.map(({ indicator, figure }) => (
              <GoalRow
                key={indicator.id}
                name={indicator.name[language]}
                actual={figure.amount}
                target={figure.target}
                pace={figure.pace}
                mood={moodOf(figure.status)}
                met={figure.status === 'met'}
                status={standsAs({ figure, indicator }, targets)}
                showStatus={figure.target !== null}
                part={indicator.partOf !== undefined}
                aside={[...asidesOf(figure, targets), ...mineOf(figure, targets)].join(' · ') || null}
                href={`/mal/${indicator.id}${asked.search}`}
              />
            ))}
          </GoalList>
        </section>
      ))}
    </Card>
  )
}

function County({ shown, asked }: Shown) {
  const { targets } = useWords()
  const { municipalities: numbers } = shown.numbers
  const reached = Object.values(numbers).filter(({ sessions }) => sessions > 0).length
  return (
    <Card title={targets.county} aside={targets.countyCount(reached, 12)}>
      <CountyTiles municipalities={numbers} what="sessions" search={asked.search} />
    </Card>
  )
}

function FirstThing({ isLead }: { isLead: boolean }) {
  const { targets } = useWords()
  const words = isLead ? targets.firstForLead : targets.first
  return (
    <EmptyState
      picture="sprout"
      title={words.title}
      action={
        <ButtonLink href={isLead ? '/enheter' : '/logga'} icon="plus">
          {words.action}
        </ButtonLink>
      }
    >
      {words.words}
    </EmptyState>
  )
}

/** Nothing has been read yet, or no programme covers what was asked for. */
function NoNumbers({ asked, notAllHere }: { asked: Asked; notAllHere: { short: string; long: string } }) {
  const { targets } = useWords()
  return asked.programmes.length === 0 ? (
    <EmptyState picture="cloud" title={notAllHere.short}>
      {notAllHere.long}
    </EmptyState>
  ) : (
    <EmptyState picture="table" title={targets.noProgramme}>
      {targets.noProgrammeWords}
    </EmptyState>
  )
}

function useTitle(name: string, asked: Asked): string {
  const { targets } = useWords()
  const period = usePeriodName(asked)
  return asked.whole || asked.quarter ? targets.ofPeriod(name, period) : targets.ofYear(name, asked.year)
}

const moodOf = (status: Standing['figure']['status']) =>
  status === 'near' || status === 'behind' ? status : status === 'followed' ? undefined : ('ahead' as const)

const mineOf = ({ mine }: Standing['figure'], targets: ReturnType<typeof useWords>['targets']) =>
  mine ? [targets.mine(mine)] : []

function footOf({ figure, indicator }: Standing, targets: ReturnType<typeof useWords>['targets']): string {
  if (figure.target === null || figure.pace === null) return standsAs({ figure, indicator }, targets)
  return figure.status === 'met' ? targets.status.met : targets.paceToday(figure.pace)
}

const firstName = (name: string | undefined): string => (name ?? '').split(' ')[0] ?? ''

/** The member's name as the records have it, which may be newer than at enrolment. */
function useMyName(): string | undefined {
  const me = useMe()
  const members = useLive((office) => everyOf(office, 'member'))
  const found = members?.find(({ id }) => id === me?.member)?.record
  return found?.kind === 'member' ? found.name : undefined
}
