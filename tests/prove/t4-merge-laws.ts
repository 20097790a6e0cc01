// T4: the merge laws over histories drawn by lot: whatever the order, the repetition and the parts, the same heads stand.
// Seen to fail: when a repair does not answer to the name of what it repairs, at case 22 of seed 5.
import { Lot } from '../../src/demo/lot.ts'
import { emptyFold, fold, foldAll, type Write } from '../../src/sync/fold.ts'
import { shown } from '../../src/sync/shown.ts'
import { same } from '../simulation/invariants.ts'
import type { Proof } from './proof.ts'

const figure = 1_000_000
const fields = ['notes', 'name'] as const

/** Writes to two fields of one record, each naming some of the earlier ones as seen; some repair, delete or erase. */
function history(lot: Lot): Write[] {
  const writes: Write[] = []
  const length = 1 + lot.below(9)
  for (let i = 0; i < length; i++) {
    const field = lot.of(fields)
    const earlier = writes.filter((write) => field in write.set)
    const isErasure = i > 1 && lot.chance(0.08)
    const seen = isErasure ? earlier : earlier.filter(() => lot.chance(0.4))
    const repaired = lot.chance(0.1) ? writes[lot.below(writes.length)] : undefined
    writes.push({
      mid: `m${lot.below(90)}-${i}`,
      op: isErasure ? 'erase' : 'set',
      set: { [field]: isErasure ? null : lot.below(4) },
      // Whoever edited on the refusing device knew a repaired write by the name that was refused.
      base: {
        [field]: seen.map(({ mid, repairs }) => (repairs !== undefined && lot.chance(0.5) ? repairs : mid)),
      },
      ...(repaired ? { repairs: `refused-${repaired.mid}` } : {}),
      ...(lot.chance(0.8) ? { seq: i + 1 } : { lseq: i + 1 }),
    })
  }
  return writes
}

function shuffled<T>(lot: Lot, list: readonly T[]): T[] {
  const left = [...list]
  return list.map(() => left.splice(lot.below(left.length), 1)[0] as T)
}

/** An oracle that knows nothing of folding. */
function headsOf(writes: readonly Write[], field: string): string[] {
  const named = new Set(writes.flatMap((write) => write.base[field] ?? []))
  const erasures = writes.filter((write) => write.op === 'erase' && field in write.set)
  const erased = new Set(erasures.flatMap((write) => write.base[field] ?? []))
  return writes
    .filter(
      ({ mid, op, set, base, repairs }) =>
        field in set &&
        !named.has(mid) &&
        !(repairs !== undefined && named.has(repairs)) &&
        (op === 'erase' || erasures.length === 0 || (base[field] ?? []).some((seen) => !erased.has(seen))),
    )
    .map(({ mid }) => mid)
    .sort()
}

/** The law that a history breaks, or null. */
function brokenLaw(lot: Lot, writes: readonly Write[]): string | null {
  const whole = foldAll(writes)
  if (!same(foldAll(shuffled(lot, writes)), whole)) return 'in another order it is another'
  if (!same(foldAll([...writes, ...shuffled(lot, writes)]), whole)) return 'repeated it is another'
  let parts = emptyFold
  for (const write of writes) parts = fold(parts, write)
  if (!same(parts, whole)) return 'a part at a time it is another'
  for (const field of fields) {
    const heads = (whole.fields[field]?.heads ?? []).map((head) => head.mid).sort()
    if (heads.join() !== headsOf(writes, field).join()) return `the heads of ${field} are others`
    // An erasure is nobody's word, and stands against none.
    const words = writes.filter(({ mid, op }) => op !== 'erase' && heads.includes(mid))
    const open = new Set(words.map(({ set }) => set[field])).size > 1
    const view = shown('contact', 'r', whole, { arrived: 1, unsent: false })
    if (open !== Object.hasOwn(view.conflicts, field)) return `${field} is ${open ? 'not ' : ''}in conflict`
  }
  return null
}

export const proof: Proof = {
  id: 'T4',
  title: 'merge laws: any order, repetition, parts; heads by an oracle',
  figure: '1,000,000 cases',
  run: async ({ seed, share, progress }) => {
    const cases = Math.round(figure * share)
    const wrong: string[] = []
    let writes = 0
    for (let i = 0; i < cases && wrong.length < 3; i++) {
      const lot = new Lot(Math.imul(seed, 0x9e3779b1) + i)
      const drawn = history(lot)
      writes += drawn.length
      const law = brokenLaw(lot, drawn)
      if (law) wrong.push(`${law} · seed ${seed}, case ${i}: ${JSON.stringify(drawn)}`)
      if (i % 1_000 === 0) progress(i, cases)
    }
    return { did: { cases, writes }, wrong }
  },
}
