// What a preview counts: the records that this year's numbers can be made of, in their clear fields alone.
import { type Canonical, canonical } from '../domain/programme/canonical.ts'
import type { Period } from '../domain/programme/period.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import type { Memory } from './database.ts'
import { countable } from './placing.ts'

/** Who stands for whom is decided among all companies, newcomers and memberships; of the rest the days asked for do. */
const wholeKinds = ['companyStart', 'financing', 'activity'] as const
const datedKinds = ['session', 'expense'] as const

/** Every record that a number over the period can rest on, with who is merged into whom. */
export async function recordsToCount(
  memory: Memory,
  { from, to }: Period,
): Promise<{ records: ShownRecord[]; same: Canonical }> {
  const rows = (kind: string, since: string) =>
    memory.shown
      .where('[kind+date]')
      .between([kind, since], [kind, since === '' ? '\uffff' : to], true, true)
      .toArray()
  const [merged, ...found] = await Promise.all([
    memory.shown.where('mergedInto').above('').toArray(),
    ...wholeKinds.map((kind) => rows(kind, '')),
    ...datedKinds.map((kind) => rows(kind, from)),
  ])
  return { records: found.flat().map(countable), same: canonical(merged.map(countable)) }
}
