// A small office to ask for numbers: the records in the order they reached it, and the grant they count in.

import type { Period } from '../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { standing } from '../../src/domain/programme/standing.ts'
import { countOver, type Targets, targets } from '../../src/domain/programme/targets.ts'
import type { AnyRecord } from '../../src/domain/records/kinds.ts'
import type { Programme } from '../../src/domain/records/programme.ts'
import type { ShownRecord } from '../../src/domain/records/shown-record.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { reached } from './builders.ts'

type When = { in: number; asOf?: string; today?: string }

export function anOfficeWith(
  records: readonly (AnyRecord | ShownRecord)[],
  programme: Programme = radgivning2024,
) {
  const log = reached(records)
  const year = ({ in: asked, asOf, today = '2026-11-23' }: When): Targets => {
    const answer = targets({
      programme,
      records: log,
      year: asked,
      today: today as LocalDate,
      asOf: asOf as LocalDate | undefined,
    })
    if (!answer.ok) throw new Error(answer.problem.because)
    return answer.targets
  }
  const figure = (id: string, when: When) => {
    const found = year(when).indicators.find((one) => one.id === id)
    if (!found) throw new Error(`no indicator ${id}`)
    return found
  }
  return {
    log,
    year,
    figure,
    actual: (id: string, when: When): number => figure(id, when).actual,
    over: (id: string, period: Period) => {
      const indicator = programme.indicators.find((one) => one.id === id)
      if (!indicator) throw new Error(`no indicator ${id}`)
      return countOver(indicator, period, standing(programme, log))
    },
  }
}
