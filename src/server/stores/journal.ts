// Holds the store's journal while it is opened: every transaction in it must be seen, or the journal stays as it is.
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'

export type Held = {
  /** Looks at what the journal holds; to be asked while nobody writes to it. Throws where it cannot be read. */
  look(): void
  /** Whether an opened store that sees so many frames sees all that was looked at. */
  isWhole(frames: number): boolean
  /** Done with: whole and opened, the second name goes away. */
  letGo(): void
  /** Not opened: should the store's closing have thrown the journal away, it is put back. */
  putBack(): void
}

/**
 * libsql 0.5.29 takes a read error in the journal for its end, opens what came before, and throws the whole journal
 * away when it closes: one stumble of the disk would lose all that was acknowledged since the last checkpoint. So the
 * journal has a second name until all of it has been seen.
 */
export function holdJournal(path: string): Held {
  const journal = `${path}-wal`
  const second = `${path}-wal.held`
  if (existsSync(second)) {
    // From an opening that was cut off: where the journal is gone, this is it.
    if (!existsSync(journal)) renameSync(second, journal)
    else if (isSame(second, journal)) rmSync(second, { force: true })
  }
  if (existsSync(journal)) {
    try {
      linkSync(journal, second)
    } catch {
      // Somebody else is opening it just now, or the disk knows no second names: it is looked at all the same.
    }
  }
  let held = nothing
  return {
    look() {
      held = read(journal)
    },
    isWhole(frames) {
      if (frames >= held.frames) return true
      // Fewer, because another process has begun the journal anew meanwhile: then what it held is in the store.
      return existsSync(journal) && read(journal).salt !== held.salt
    },
    letGo: () => rmSync(second, { force: true }),
    putBack() {
      // While it is there it may yet go: libsql closes when its statements are collected. The next start looks again.
      if (existsSync(second) && !existsSync(journal)) renameSync(second, journal)
    },
  }
}

const isSame = (one: string, other: string): boolean => statSync(one).ino === statSync(other).ino

const nothing = { frames: 0, salt: '' }
const headerBytes = 32
const frameHeaderBytes = 24

/** How many frames a journal holds up to the end of its last whole transaction, and what names this round of it. */
function read(journal: string): { frames: number; salt: string } {
  const bytes = existsSync(journal) ? readFileSync(journal) : Buffer.alloc(0)
  if (bytes.length < headerBytes) return nothing
  const magic = bytes.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return nothing
  const isBig = magic === 0x377f0683
  const salt = bytes.toString('hex', 16, 24)
  const add = (sum: readonly [number, number], from: number, to: number): [number, number] => {
    let [one, two] = sum
    for (let at = from; at < to; at += 8) {
      one = (one + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + two) >>> 0
      two = (two + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0
    }
    return [one, two]
  }
  const isSumAt = ([one, two]: readonly [number, number], at: number) =>
    one === bytes.readUInt32BE(at) && two === bytes.readUInt32BE(at + 4)
  let sum = add([0, 0], 0, 24)
  if (!isSumAt(sum, 24)) return nothing
  const pageBytes = bytes.readUInt32BE(8)
  let frames = 0
  for (let at = headerBytes, frame = 1; ; frame++) {
    const end = at + frameHeaderBytes + pageBytes
    if (end > bytes.length || bytes.toString('hex', at + 8, at + 16) !== salt) break
    sum = add(add(sum, at, at + 8), at + frameHeaderBytes, end)
    if (!isSumAt(sum, at + 16)) break
    // The frame that ends a transaction says how large the store is after it.
    if (bytes.readUInt32BE(at + 4) > 0) frames = frame
    at = end
  }
  return { frames, salt }
}
