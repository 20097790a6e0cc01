// The counting rules that place what an indicator counts: said beside its number, drawn from what it counts.
import type { Definition } from '../records/programme.ts'

/** Ids of the rules, in their order; of those it had, what cannot be drawn from what it counts stays. */
export function rulesOf({ counts, measures }: Definition, isPart: boolean, had: readonly string[]): string[] {
  const kinds = new Set(counts.map(({ kind }) => kind))
  const has: Readonly<Record<string, boolean>> = {
    C1: measures !== 'level',
    C2: kinds.has('session'),
    C3: kinds.has('companyStart'),
    C4: isPart,
    C6: true,
    C7: kinds.has('activity'),
    C8: true,
    C12: measures === 'level',
    C13: measures === 'people',
    C15: kinds.has('financing'),
    C16: kinds.has('expense'),
  }
  const drawn = Object.keys(has).filter((rule) => has[rule])
  const kept = had.filter((rule) => !Object.hasOwn(has, rule))
  return [...drawn, ...kept].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
}
