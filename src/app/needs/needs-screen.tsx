// Det här behövs: the plan for the rest of the quarter in plain words, from this device alone.
import { companiesToAsk, type NeedsNow, needsNow } from '../../device/needs.ts'
import { quarterOf } from '../../domain/programme/needs.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { useLive, useToday } from '../records/office.tsx'
import { PeriodChooser, useAsked } from '../records/period.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Bar } from '../ui/bar.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { needsWords } from '../words/rooms/needs.ts'
import './needs.css'
import '../ui/goal-row.css'

export default function NeedsScreen() {
  const { needs: words, targets, moments } = useWords()
  const room = useRoomWords(needsWords)
  const today = useToday()
  const asked = useAsked()
  const plan = useLive(
    async ({ memory }) => (asked ? needsNow(memory, today, asked.key) : undefined),
    [today, asked === undefined, asked?.key],
  )
  const several = (asked?.programmes.length ?? 0) > 1
  return (
    <Screen
      wide
      title={words.title}
      eyebrow={plan ? room.lead(moments.day(plan.until)) : undefined}
      tools={asked && several ? <PeriodChooser asked={asked} only="programme" /> : undefined}
    >
      {plan === undefined || !asked ? (
        <Skeleton />
      ) : plan === null ? (
        <EmptyState picture="table" title={targets.noProgramme}>
          {targets.noProgrammeWords}
        </EmptyState>
      ) : (
        <Stack gap={4}>
          {plan.stale && <Banner mood="info" title={targets.recounting} />}
          <Columns least="large">
            <Stack gap={4}>
              <ToDo plan={plan} />
              <Forecasts plan={plan} />
            </Stack>
            <Stack gap={4}>
              <WhiteSpots plan={plan} />
              <Quarters plan={plan} />
              <Agenda plan={plan} />
              <Companies plan={plan} />
            </Stack>
          </Columns>
        </Stack>
      )}
    </Screen>
  )
}

type Plan = { plan: NeedsNow }

function ToDo({ plan }: Plan) {
  const { needs: words } = useWords()
  return (
    <Card title={words.title}>
      {plan.needs.length === 0 ? (
        <EmptyState picture="sprout" title={words.nothing} />
      ) : (
        <ul className="goal-list" aria-label={words.title}>
          {plan.needs.map((need) => (
            <OneNeed key={need.indicator.id} need={need} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function OneNeed({ need: { indicator, until, figure, ...need } }: { need: NeedsNow['needs'][number] }) {
  const { needs: words, moments } = useWords()
  const room = useRoomWords(needsWords)
  const language = useLanguage()
  const today = useToday()
  return (
    <li className="needs-row">
      <p>{words.need(indicator.name[language], { ...need, until: moments.shortDay(until, today) })}</p>
      {figure?.target != null && (
        <>
          <Bar
            value={figure.amount}
            max={figure.target}
            pace={figure.pace}
            mood={figure.status === 'near' || figure.status === 'behind' ? figure.status : 'ahead'}
            size="small"
          />
          <p className="soft">{room.ofThat(figure.amount, figure.target)}</p>
        </>
      )}
    </li>
  )
}

function Forecasts({ plan }: Plan) {
  const room = useRoomWords(needsWords)
  const { moments } = useWords()
  const language = useLanguage()
  const [first] = plan.forecasts
  if (!first) return null
  return (
    <Card title={room.forecast}>
      <Stack gap={3}>
        <p className="soft">{room.forecastWords(first.forecast.years)}</p>
        <DataTable
          caption={room.forecast}
          columns={[
            { key: 'name', label: room.indicator },
            { key: 'now', label: room.now, numeric: true },
            { key: 'end', label: room.atEnd, numeric: true },
          ]}
          rows={plan.forecasts.map(({ indicator, amount, target, forecast }) => ({
            key: indicator.id,
            mood: forecast.to < target ? 'near' : undefined,
            cells: {
              name: indicator.name[language],
              now: moments.number(amount),
              end: room.range(forecast.from, forecast.to, target),
            },
          }))}
        />
      </Stack>
    </Card>
  )
}

function WhiteSpots({ plan: { withoutSession } }: Plan) {
  const { needs: words } = useWords()
  const room = useRoomWords(needsWords)
  return (
    <Card
      title={room.county}
      aside={
        <ButtonLink kind="quiet" size="small" href="/lanet">
          {room.seeCounty}
        </ButtonLink>
      }
      mood={withoutSession.length > 0 ? 'near' : undefined}
    >
      <p>
        {withoutSession.length === 0
          ? room.allMunicipalities
          : words.withoutSession(withoutSession.map((code) => municipalities[code]))}
      </p>
    </Card>
  )
}

function Quarters({ plan: { quartersWithout } }: Plan) {
  const room = useRoomWords(needsWords)
  const today = useToday()
  const earlier = quartersWithout.filter((quarter) => quarter !== quarterOf(today))
  const now = quartersWithout.includes(quarterOf(today))
  return (
    <Card
      title={room.quarters}
      mood={now ? 'near' : undefined}
      aside={
        now && (
          <ButtonLink kind="ghost" size="small" icon="plus" href="/logga/aktivitet?typ=platform-update">
            {room.logUpdate}
          </ButtonLink>
        )
      }
    >
      <Stack gap={2}>
        {now && <p>{room.withoutNow}</p>}
        {earlier.length > 0 && <p className="soft">{room.withoutEarlier(earlier)}</p>}
        {quartersWithout.length === 0 && <p>{room.quartersWell}</p>}
      </Stack>
    </Card>
  )
}

function Agenda({ plan: { withoutInformation } }: Plan) {
  const room = useRoomWords(needsWords)
  return (
    <Card
      title={room.agenda}
      mood={withoutInformation > 0 ? 'near' : undefined}
      aside={
        withoutInformation > 0 && (
          <ButtonLink kind="quiet" size="small" href="/perspektiv">
            {room.mend}
          </ButtonLink>
        )
      }
    >
      <p>{withoutInformation > 0 ? room.withoutInformation(withoutInformation) : room.everyInformed}</p>
    </Card>
  )
}

function Companies({ plan: { until } }: Plan) {
  const room = useRoomWords(needsWords)
  const { moments } = useWords()
  const today = useToday()
  const waiting = useLive((office) => companiesToAsk(office, until), [until])
  if (!waiting) return null
  return (
    <Card title={room.companies} padding={waiting.length > 0 ? 'none' : undefined}>
      {waiting.length === 0 ? (
        <p>{room.nobodyToAsk}</p>
      ) : (
        <List inset label={room.companies}>
          {waiting.map(({ company, ask: { months, due } }) => (
            <ListRow
              key={company.id}
              href={`/moten/${company.id}/uppfoljning?manader=${months}`}
              title={company.record.name}
              detail={(due <= today ? room.due : room.dueLater)(months, moments.shortDay(due, today))}
              meta={room.ask}
            />
          ))}
        </List>
      )}
    </Card>
  )
}
