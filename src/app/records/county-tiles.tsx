// The county as tiles, north at the top: where something has been done in the period, and where not yet.
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

/** The municipalities as they are read: from the north-west, row by row. */
export const fromTheNorth = (Object.keys(places) as MunicipalityCode[]).sort(
  (a, b) => places[a][0] - places[b][0] || places[a][1] - places[b][1],
)

export type CountyMeasure = 'sessions' | 'companies' | 'activities' | 'participants'
export const countyMeasures: readonly CountyMeasure[] = [
  'sessions',
  'companies',
  'activities',
  'participants',
]

export function CountyTiles({
  municipalities: numbers,
  what,
  search = '',
}: {
  municipalities: Numbers['municipalities']
  what: CountyMeasure
  /** What a tile's link carries along: the period. */
  search?: string
}) {
  const { targets } = useWords()
  const most = Math.max(1, ...Object.values(numbers).map((one) => one[what]))
  return (
    <ul className="county" aria-label={targets.countyOf[what]}>
      {fromTheNorth.map((code) => {
        const number = numbers[code][what]
        const [row, column] = places[code]
        const level = number === 0 ? 0 : Math.ceil((number / most) * 5)
        return (
          <li key={code} className={`county-row-${row} county-column-${column}`}>
            <Link
              href={`/lanet/${code}${search}${search ? '&' : '?'}vad=${what}`}
              className={names('county-tile', `county-level-${level}`)}
              aria-label={targets.numberIn(municipalities[code], what, number)}
            >
              <span>{municipalities[code]}</span>
              <b className="num">{number}</b>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
