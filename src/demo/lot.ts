// Chance from a seed: the same seed draws the same lots, so that what failed can be drawn again.
import { type RecordId, uuidv7 } from '../domain/values/record-id.ts'

export class Lot {
  #state: number
  constructor(readonly seed: number) {
    this.#state = seed >>> 0 || 1
  }

  /** A number from 0 up to 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  below(most: number): number {
    return Math.floor(this.next() * most)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  id(): RecordId {
    return uuidv7(
      1_700_000_000_000 + this.below(1e9),
      Uint8Array.from({ length: 10 }, () => this.below(256)),
    )
  }
}
