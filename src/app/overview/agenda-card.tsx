// How large a share of the sessions had information about Agenda 2030: all of them should.
import { Card } from '../ui/card.tsx'
import { ShareBar } from '../ui/charts/share-bar.tsx'
import { Link } from '../ui/link.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import type { Glance } from './overview-screen.tsx'

export function AgendaCard({ shown: { numbers }, asked }: Omit<Glance, 'forecasts'>) {
  const words = useRoomWords(overviewWords)
  const { sessions, withInformation } = numbers.agenda2030
  // Never rounded up to all: one that lacks it is seen.
  const percent = sessions === 0 ? 0 : Math.floor((withInformation * 100) / sessions)
  return (
    <Card
      title={words.agenda}
      aside={
        <Link className="overview-more" href={`/perspektiv${asked.search}`}>
          {words.seePerspectives}
        </Link>
      }
    >
      {sessions === 0 ? (
        <p className="soft">{words.agendaNone}</p>
      ) : (
        <>
          <p className="overview-figure">
            <b className="num">{words.agendaShare(percent)}</b>{' '}
            <span className="soft num">{words.agendaOf(withInformation, sessions)}</span>
          </p>
          <ShareBar
            says={words.agendaSays(withInformation, sessions)}
            part={withInformation}
            whole={sessions}
            partWords={words.agendaWith}
            restWords={words.agendaWithout(sessions - withInformation)}
          />
        </>
      )}
    </Card>
  )
}
