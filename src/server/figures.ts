// A year's targets, counted from the office's records as they are now.
import { programmeFor, type Targets, targets } from '../domain/programme/targets.ts'
import { dayInStockholm, type LocalDate, type Year } from '../domain/values/local-date.ts'
import { shownRecords } from './office.ts'
import type { OfficeStore } from './stores/store.ts'
import type { World } from './world.ts'

export type Figures =
  | { ok: true; targets: Targets }
  | { ok: false; because: 'no-programme-covers-the-year' | 'unknown-programme' }

export async function figuresFor(
  tx: OfficeStore,
  { year, asOf, programme }: { year: Year; asOf?: LocalDate | undefined; programme?: string | undefined },
  world: World,
): Promise<Figures> {
  const records = await shownRecords(tx)
  const found = programmeFor(records, year, programme)
  if (!found.ok) return { ok: false, because: found.problem.because }
  const today = dayInStockholm(world.clock())
  const counted = targets({ programme: found.programme, records, year, today, asOf })
  return counted.ok ? counted : { ok: false, because: counted.problem.because }
}
