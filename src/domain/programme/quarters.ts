// The quarters that lacked what no quarter may be without (rule, objective 6).
import type { LocalDate, Year } from '../values/local-date.ts'
import { ruleIn } from './indicator.ts'
import { type Quarter, quarterPeriod, within } from './period.ts'
import type { Standing } from './standing.ts'

/** The year's quarters, over or begun by `today`, in which none of the programme's required activities is done. */
export function quartersWithout(standing: Standing, year: Year, today: LocalDate): Quarter[] {
  const types = ruleIn(standing.programme, 'never-a-quarter-without', ['platform-update'], year)
  const quarters: Quarter[] = [1, 2, 3, 4]
  return quarters.filter((quarter) => {
    const period = quarterPeriod(year, quarter)
    const isInProgramme = period.to >= standing.programme.from && period.from <= standing.programme.to
    return (
      isInProgramme &&
      period.from <= today &&
      !standing.placed.some(
        ({ place, shown: { record } }) =>
          place === 'in' &&
          record.kind === 'activity' &&
          types.includes(record.type) &&
          within(record.date, period),
      )
    )
  })
}
