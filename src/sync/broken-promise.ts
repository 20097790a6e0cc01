// What nobody can act on: an invariant of sync.md that does not hold. Sync stops, loudly.
export class BrokenPromise extends Error {
  constructor(
    readonly promise: `I${number}`,
    /** Ids only, never a name. */
    readonly where: Readonly<Record<string, string | number | null>>,
  ) {
    super(`${promise} broken: ${JSON.stringify(where)}`)
  }
}
