// What a proof is: one line of the table, run for as long as it is asked, with what it did and what it found.

export type Asked = {
  /** Everything that is drawn by lot is drawn from it; printed with every failure. */
  seed: number
  /** How much of the figure to run: 1 is the whole, 0.01 a hundredth. */
  share: number
  /** Says how far it has come; nothing for longer than ten seconds is a proof that hangs. */
  progress: (done: number, of: number, what?: string) => void
}

export type Found = {
  /** What was done, in numbers: `kills: 1000`, `acknowledged: 41233`. */
  did: Readonly<Record<string, number | string>>
  /** What does not hold, each with what is needed to draw it again; empty when all holds. */
  wrong: readonly string[]
}

export type Proof = {
  /** Its name in the design, sync.md section 3: `T5`. */
  id: string
  title: string
  /** The figure to reach, in the words. */
  figure: string
  /** What the machine must have. */
  needs?: readonly ('strace' | 'postgres' | 'chromium')[]
  run: (asked: Asked) => Promise<Found>
}
