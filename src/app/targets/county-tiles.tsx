// The county as tiles, north at the top: where advice has been given this year, and where not yet.
import type { Numbers } from '../../domain/programme/tally.ts'
import { type MunicipalityCode, municipalities } from '../../domain/values/municipality-code.ts'
import { Link } from '../ui/link.tsx'
import { names } from '../ui/names.ts'
import { useWords } from '../ui/words.tsx'
import './county-tiles.css'

/** Row and column of each municipality; there is no free map of them, so a tile stands for each. */
const places: Record<MunicipalityCode, readonly [row: number, column: number]> = {
  '1863': [1, 2],
  '1864': [1, 3],
  '1884': [2, 2],
  '1885': [2, 3],
  '1883': [3, 1],
  '1880': [3, 2],
  '1862': [4, 1],
  '1814': [4, 2],
  '1881': [4, 3],
  '1860': [5, 1],
  '1882': [5, 2],
  '1861': [5, 3],
}

export function CountyTiles({ municipalities: numbers }: { municipalities: Numbers['municipalities'] }) {
  const { targets } = useWords()
  const most = Math.max(1, ...Object.values(numbers).map(({ sessions }) => sessions))
  const inOrder = (Object.keys(places) as MunicipalityCode[]).sort(
    (a, b) => places[a][0] - places[b][0] || places[a][1] - places[b][1],
  )
  return (
    <ul className="county">
      {inOrder.map((code) => {
        const { sessions } = numbers[code]
        const [row, column] = places[code]
        const level = sessions === 0 ? 0 : Math.ceil((sessions / most) * 5)
        return (
          <li key={code} className={`county-row-${row} county-column-${column}`}>
            <Link
              href={`/moten?kommun=${code}`}
              className={names('county-tile', `county-level-${level}`)}
              aria-label={targets.sessionsIn(municipalities[code], sessions)}
            >
              <span>{municipalities[code]}</span>
              <b className="num">{sessions}</b>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
