// Every indicator on a line: its number against its target, the mark where the pace would have it, and what the year may end at.
import { asidesOf, standsAs } from '../records/asides.ts'
import type { Standing } from '../records/use-targets.ts'
import { Bar } from '../ui/bar.tsx'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { names } from '../ui/names.ts'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import type { Glance } from './overview-screen.tsx'

export function GoalsCard({
  standings,
  shown,
  asked,
  forecasts,
}: Glance & { standings: readonly Standing[] }) {
  const words = useRoomWords(overviewWords)
  const { targets } = useWords()
  const [said] = forecasts.values()
  const aimed = standings.filter(({ figure }) => figure.target !== null)
  const followed = standings.filter(({ figure }) => figure.target === null)
  return (
    <Card
      title={words.goals}
      aside={
        <span>
          {targets.livelihoods} <b className="num">{shown.numbers.livelihoods.now}</b>
        </span>
      }
    >
      <ul className="overview-list" aria-label={words.goals}>
        {aimed.map((one) => (
          <Goal key={one.indicator.id} {...{ one, asked, forecasts }} />
        ))}
      </ul>
      {followed.length > 0 && (
        <>
          <h3 className="overview-followed">{targets.followedHeading}</h3>
          <ul className="overview-list overview-list-followed" aria-label={targets.followedHeading}>
            {followed.map((one) => (
              <Goal key={one.indicator.id} {...{ one, asked, forecasts }} />
            ))}
          </ul>
        </>
      )}
      {said && <p className="overview-note soft">{words.forecastWords(said.years)}</p>}
    </Card>
  )
}

function Goal({ one, asked, forecasts }: Pick<Glance, 'asked' | 'forecasts'> & { one: Standing }) {
  const words = useRoomWords(overviewWords)
  const { targets, moments } = useWords()
  const language = useLanguage()
  const { indicator, figure } = one
  const { target, amount, pace, status } = figure
  const said = forecasts.get(indicator.id)
  const isMet = status === 'met'
  const mood = status === 'near' || status === 'behind' ? status : 'ahead'
  return (
    <li className={names('overview-goal', indicator.partOf !== undefined && 'overview-goal-part')}>
      <Link href={`/mal/${indicator.id}${asked.search}`} className="overview-goal-link">
        <span className="overview-goal-name">{indicator.name[language]}</span>
        {target !== null && (
          <span className="overview-goal-bar">
            <Bar value={amount} max={target} pace={isMet ? null : pace} mood={mood} size="small" />
          </span>
        )}
        <span className="overview-goal-number">
          <b>{moments.number(amount)}</b>
          {target !== null && <span className="soft"> / {moments.number(target)}</span>}
          {isMet && <Icon name="check" size={18} />}
        </span>
        {target !== null && (
          <span className="overview-goal-more">
            <span className={`overview-goal-${isMet ? 'ahead' : mood}`}>{standsAs(one, targets)}</span>
            {!isMet && pace !== null && <span>{words.pace(pace)}</span>}
            {said && <span>{words.forecast(said.from, said.to)}</span>}
            {asidesOf(figure, targets).map((aside) => (
              <span key={aside}>{aside}</span>
            ))}
          </span>
        )}
      </Link>
    </li>
  )
}
