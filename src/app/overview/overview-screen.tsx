// Översikt: the year at a glance at the desk, and what needs the lead today.
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import type { TargetsNow } from '../../device/live.ts'
import { needsNow } from '../../device/needs.ts'
import type { Forecast } from '../../domain/programme/forecast.ts'
import { needs } from '../../domain/programme/needs.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { asidesOf } from '../records/asides.ts'
import { useContacts } from '../records/contacts.ts'
import { CountyTiles } from '../records/county-tiles.tsx'
import { useLive, useToday } from '../records/office.tsx'
import { type Asked, PeriodChooser, useAsked } from '../records/period.tsx'
import { Screen } from '../records/screen.tsx'
import { useAlikeByName } from '../records/use-doubles.ts'
import { objectiveOf, type Standing, standingsOf, useTargets } from '../records/use-targets.ts'
import { Banner } from '../ui/banner.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Hero } from '../ui/hero.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { desk, useMediaQuery } from '../ui/use-media-query.ts'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import { AgendaCard } from './agenda-card.tsx'
import { GoalsCard } from './goals-card.tsx'
import { MoneyCard } from './money-card.tsx'
import { MonthsCard, useGrown } from './months-card.tsx'
import { NeedsMe } from './needs-me.tsx'
import './overview.css'
import { useDaily } from './use-daily.ts'

/** What the rest of the year may bring, by indicator; nothing for an earlier year. */
export type Forecasts = ReadonlyMap<string, Forecast>
export type Glance = { shown: TargetsNow; asked: Asked; forecasts: Forecasts }

export default function OverviewScreen() {
  const words = useRoomWords(overviewWords)
  const { targets, notAllHere } = useWords()
  const today = useToday()
  const asked = useAsked()
  const shown = useTargets(asked)
  const [byName, setByName] = useState<readonly LikelyDouble[] | undefined>()
  const daily = useDaily(byName)
  const grown = useGrown(shown, asked)
  const plan = useLive(
    async ({ memory }) => (asked?.isNow ? needsNow(memory, today, asked.key) : null),
    [asked?.isNow, asked?.key, today],
  )
  const forecasts: Forecasts = new Map(
    plan?.forecasts.map(({ indicator, forecast }) => [indicator.id, forecast]),
  )
  const isThisYear = asked?.year === yearOf(today)
  return (
    <Screen
      wide
      title={words.title}
      eyebrow={asked && (isThisYear ? words.soFar(asked.year) : words.ofYear(asked.year))}
      tools={asked && <PeriodChooser asked={asked} only="years" />}
    >
      {shown?.stale && <Banner mood="info" title={targets.recounting} />}
      {asked === undefined || shown === undefined ? (
        <Skeleton />
      ) : shown === null ? (
        <EmptyState
          picture="table"
          title={asked.programmes.length === 0 ? notAllHere.short : targets.noProgramme}
        >
          {asked.programmes.length === 0 ? notAllHere.long : targets.noProgrammeWords}
        </EmptyState>
      ) : (
        <Glances {...{ shown, asked, forecasts, grown }}>{daily && <NeedsMe daily={daily} />}</Glances>
      )}
      {daily?.isRead && <CloseNames onFound={setByName} />}
    </Screen>
  )
}

/** Names are opened and compared when all else stands on the screen: nothing waits for it. */
function CloseNames({ onFound }: { onFound: (found: readonly LikelyDouble[]) => void }) {
  const found = useAlikeByName(useContacts())
  useEffect(() => {
    if (found) onFound(found)
  }, [found, onFound])
  return null
}

/** What stands in each column, in the order it is read: three at a wide desk, two at a narrow one, one on a phone. */
const columns = {
  wide: [
    ['hero', 'goals'],
    ['months', 'county', 'money'],
    ['needs', 'agenda'],
  ],
  narrow: [
    ['hero', 'months', 'goals'],
    ['needs', 'county', 'agenda', 'money'],
  ],
  phone: [['hero', 'needs', 'months', 'goals', 'county', 'agenda', 'money']],
} as const

function Glances({
  shown,
  asked,
  forecasts,
  grown,
  children,
}: Glance & { grown: ReturnType<typeof useGrown>; children: ReactNode }) {
  const isWide = useMediaQuery('(min-width: 1380px)')
  const atDesk = useMediaQuery(desk)
  const how = isWide ? 'wide' : atDesk ? 'narrow' : 'phone'
  const [lead, ...rest] = standingsOf(shown)
  const parts = {
    hero: lead && <FirstNumber {...{ lead, shown, asked, forecasts }} />,
    needs: children,
    months: <MonthsCard grown={grown} />,
    goals: <GoalsCard {...{ standings: rest, shown, asked, forecasts }} />,
    county: <County {...{ shown, asked }} />,
    agenda: <AgendaCard {...{ shown, asked }} />,
    money: <MoneyCard {...{ shown, asked }} />,
  }
  return (
    <div className={`overview overview-${how}`}>
      {columns[how].map((column) => (
        <div key={column[0]} className="overview-column">
          {column.map((part) => (
            <Fragment key={part}>{parts[part]}</Fragment>
          ))}
        </div>
      ))}
    </div>
  )
}

function FirstNumber({ lead, shown, asked, forecasts }: Glance & { lead: Standing }) {
  const words = useRoomWords(overviewWords)
  const { targets } = useWords()
  const language = useLanguage()
  const { indicator, figure } = lead
  const said = forecasts.get(indicator.id)
  const asides = asidesOf(figure, targets)
  const more = [targets.status[figure.status], said && words.forecast(said.from, said.to)].filter(Boolean)
  return (
    <Hero
      title={asked.whole ? indicator.name[language] : targets.ofYear(indicator.name[language], asked.year)}
      aside={targets.objective(objectiveOf(shown.programme, indicator))}
      number={figure.amount}
      of={figure.target === null ? undefined : targets.outOf(figure.target)}
      bar={
        figure.target === null ? undefined : { value: figure.amount, max: figure.target, pace: figure.pace }
      }
      foot={figure.pace === null || figure.status === 'met' ? undefined : targets.paceToday(figure.pace)}
      link={{ href: `/mal/${indicator.id}${asked.search}`, words: targets.showAll }}
    >
      <p>{more.join(' · ')}</p>
      {asides.length > 0 && <p>{asides.join(' · ')}</p>}
      {asked.isNow && <Needed shown={shown} />}
    </Hero>
  )
}

/** What the rest of the quarter asks for, the most pressing first. */
function Needed({ shown: { programme, numbers } }: Pick<Glance, 'shown'>) {
  const { needs: words, moments } = useWords()
  const language = useLanguage()
  const today = useToday()
  const amounts = new Map(numbers.indicators.map(({ id, amount }) => [id, amount]))
  const list = needs(programme, (id) => amounts.get(id) ?? 0, today)
  return (
    <div className="overview-needed">
      <h3>{words.title}</h3>
      {list.length === 0 && <p>{words.nothing}</p>}
      {list.slice(0, 3).map(({ indicator, until, ...need }) => (
        <p key={indicator.id}>
          {words.need(indicator.name[language], { ...need, until: moments.shortDay(until, today) })}
        </p>
      ))}
    </div>
  )
}

function County({ shown, asked }: Omit<Glance, 'forecasts'>) {
  const { targets } = useWords()
  const { municipalities: numbers } = shown.numbers
  const reached = Object.values(numbers).filter(({ sessions }) => sessions > 0).length
  return (
    <Card title={targets.county} aside={targets.countyCount(reached, 12)}>
      <CountyTiles municipalities={numbers} what="sessions" search={asked.search} />
    </Card>
  )
}
