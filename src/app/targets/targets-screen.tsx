// Mål: how the year stands, the first number large, each with the way in to the records behind it.
import { useLocation, useSearch } from 'wouter'
import { everyOf } from '../../device/live.ts'
import { yearsOf } from '../../domain/programme/period.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { useLive, useMe, useNow, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { objectiveOf, type Standing, standingsOf, useTargets } from '../records/use-targets.ts'
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { GoalList, GoalRow } from '../ui/goal-row.tsx'
import { Hero } from '../ui/hero.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { desk, useMediaQuery } from '../ui/use-media-query.ts'
import { useLanguage, useWords } from '../ui/words.tsx'
import { asidesOf } from './asides.ts'
import { CountyTiles } from './county-tiles.tsx'
import { DraftWaits } from './draft-waits.tsx'
import { MyShare } from './my-share.tsx'

export function TargetsScreen() {
  const { targets, moments, notAllHere } = useWords()
  const language = useLanguage()
  const me = useMe()
  const name = useMyName()
  const today = useToday()
  const now = useNow(60_000)
  const [, navigate] = useLocation()
  const atDesk = useMediaQuery(desk)
  const asked = Number(new URLSearchParams(useSearch()).get('ar'))
  const year = Number.isInteger(asked) && asked > 1900 ? asked : yearOf(today)
  const shown = useTargets(year)
  const standings = shown ? standingsOf(shown) : []
  const [lead, ...rest] = standings
  const first = me?.role === 'lead' ? targets.firstForLead : targets.first
  const empty = standings.length > 0 && standings.every(({ figure }) => figure.amount === 0)
  const county = shown ? (
    <Card title={targets.county} aside={targets.countyCount(countedMunicipalities(shown.numbers), 12)}>
      <CountyTiles municipalities={shown.numbers.municipalities} />
    </Card>
  ) : null
  return (
    <Screen
      wide
      eyebrow={moments.weekday(today)}
      title={targets.greeting(
        Number(
          new Intl.DateTimeFormat('sv', {
            hour: 'numeric',
            hour12: false,
            timeZone: 'Europe/Stockholm',
          }).format(now),
        ),
        firstName(name ?? me?.name),
      )}
    >
      <Stack gap={4}>
        {shown?.stale && <Banner mood="info" title={targets.recounting} />}
        <DraftWaits />
        {shown === undefined && <Skeleton />}
        {shown === null && (
          <EmptyState picture="cloud" title={notAllHere.short}>
            {notAllHere.long}
          </EmptyState>
        )}
        {shown && lead && (
          <>
            <Columns least="large">
              <Stack gap={4}>
                <Hero
                  title={targets.ofYear(lead.indicator.name[language], year)}
                  aside={targets.objective(objectiveOf(shown.programme, lead.indicator))}
                  number={lead.figure.amount}
                  of={lead.figure.target === null ? undefined : targets.outOf(lead.figure.target)}
                  bar={
                    lead.figure.target === null
                      ? undefined
                      : { value: lead.figure.amount, max: lead.figure.target, pace: lead.figure.pace }
                  }
                  foot={footOf(lead, targets)}
                  link={{ href: `/mal/${lead.indicator.id}?ar=${year}`, words: targets.showAll }}
                >
                  {asidesOf(lead.figure, targets).join(' · ') || null}
                </Hero>
                {empty && (
                  <EmptyState
                    picture="sprout"
                    title={first.title}
                    action={
                      <ButtonLink href={me?.role === 'lead' ? '/enheter' : '/logga'} icon="plus">
                        {first.action}
                      </ButtonLink>
                    }
                  >
                    {first.words}
                  </EmptyState>
                )}
                {atDesk && county}
              </Stack>
              <Card
                title={year === yearOf(today) ? targets.heading : targets.ofYear(targets.title, year)}
                aside={me ? <MyShare member={me.member} year={year} /> : null}
              >
                <GoalList label={targets.heading}>
                  {rest.map(({ indicator, figure }) => (
                    <GoalRow
                      key={indicator.id}
                      name={indicator.name[language]}
                      actual={figure.amount}
                      target={figure.target}
                      pace={figure.pace}
                      mood={moodOf(figure.status)}
                      met={figure.status === 'met'}
                      status={targets.status[figure.status]}
                      part={indicator.partOf !== undefined}
                      aside={asidesOf(figure, targets).join(' · ') || null}
                      href={`/mal/${indicator.id}?ar=${year}`}
                    />
                  ))}
                </GoalList>
                {yearsOf(shown.programme).length > 1 && (
                  <FilterBar label={targets.otherYear}>
                    <FilterSelect
                      label={targets.otherYear}
                      value={String(year)}
                      options={yearsOf(shown.programme).map((one) => ({
                        value: String(one),
                        label: String(one),
                      }))}
                      onChange={(value) =>
                        navigate(value && Number(value) !== yearOf(today) ? `/?ar=${value}` : '/')
                      }
                    />
                  </FilterBar>
                )}
              </Card>
            </Columns>
            {!atDesk && county}
          </>
        )}
      </Stack>
    </Screen>
  )
}

const moodOf = (status: Standing['figure']['status']) =>
  status === 'near' || status === 'behind' ? status : status === 'followed' ? undefined : ('ahead' as const)

function footOf({ figure }: Standing, targets: ReturnType<typeof useWords>['targets']): string {
  if (figure.target === null || figure.pace === null) return targets.status.followed
  return figure.status === 'met' ? targets.status.met : targets.paceToday(figure.pace)
}

const countedMunicipalities = (numbers: { municipalities: Record<string, { sessions: number }> }): number =>
  Object.values(numbers.municipalities).filter(({ sessions }) => sessions > 0).length

const firstName = (name: string | undefined): string => (name ?? '').split(' ')[0] ?? ''

/** The member's name as the records have it, which may be newer than at enrolment. */
function useMyName(): string | undefined {
  const me = useMe()
  const members = useLive((office) => everyOf(office, 'member'))
  const found = members?.find(({ id }) => id === me?.member)?.record
  return found?.kind === 'member' ? found.name : undefined
}
