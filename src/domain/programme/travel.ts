// What a trip costs: how far it is between two towns and back, at the rate of its day.
import type { Office } from '../records/office.ts'
import type { LocalDate } from '../values/local-date.ts'
import type { MunicipalityCode } from '../values/municipality-code.ts'
import type { Ore } from '../values/ore.ts'
import { countyDistances, pairOf } from './county-distances.ts'

export type Trip = {
  /** There and back. */
  kilometres: number
  /** Exact: whole kilometres at whole öre. */
  ore: Ore
}

type Travel = Pick<Office, 'distances' | 'travelRates'>

/** There and back on a day; null within one town, where the office knows no distance, or had no rate yet. */
export function tripOf(
  office: Travel,
  from: MunicipalityCode,
  to: MunicipalityCode,
  date: LocalDate,
): Trip | null {
  const oneWay = office.distances.find((row) => row.to === pairOf(from, to))?.kilometres
  const rate = rateOn(office, date)
  if (from === to || !oneWay || rate === undefined) return null
  return { kilometres: 2 * oneWay, ore: (2 * oneWay * rate) as Ore }
}

/** The rate that began last, on or before the day. */
function rateOn({ travelRates }: Pick<Travel, 'travelRates'>, date: LocalDate): number | undefined {
  const begun = travelRates.filter((rate) => rate.from <= date)
  return begun.reduce<(typeof begun)[number] | undefined>(
    (latest, rate) => (latest && latest.from > rate.from ? latest : rate),
    undefined,
  )?.orePerKilometre
}

/** What a new office begins with: it lies in Örebro, and pays 25 kronor a mil. */
export const travelAtFirst: Travel & { municipality: MunicipalityCode } = {
  municipality: '1880',
  distances: countyDistances,
  travelRates: [{ from: '2024-01-01' as LocalDate, orePerKilometre: 250 }],
}
