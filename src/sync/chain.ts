// The hash chain of an office's log: it proves an unbroken prefix, and survives the erasure of a body.
import { canonical } from './canonical.ts'
import type { Entry, Mutation } from './messages.ts'

/** SHA-256 of UTF-8 text as lower-case hex; handed in by whoever has crypto. */
export type Sha256 = (text: string) => string

/** The mutation as it is hashed; what the log adds (number, author, time) is not in it. */
export const bodyOf = (
  mutation: Pick<Mutation, 'mid' | 'rec' | 'type' | 'op' | 'set' | 'base' | 'repairs'>,
): string =>
  canonical({
    mid: mutation.mid,
    rec: mutation.rec,
    type: mutation.type,
    op: mutation.op,
    set: mutation.set,
    base: mutation.base,
    ...(mutation.repairs === undefined ? {} : { repairs: mutation.repairs }),
  })

/** A body's hash with its salt (hex), or a name could be guessed from the hash of its row. */
export const bodyHash = (sha256: Sha256, salt: string, body: string): string => sha256(`${salt}${body}`)

/** `h = sha256(prev.h ‖ seq ‖ mid ‖ bodyHash)`; the first entry's `prev` is empty. */
export const linkHash = (
  sha256: Sha256,
  previous: string,
  entry: Pick<Entry, 'seq' | 'mid'>,
  hash: string,
): string => sha256(`${previous}|${entry.seq}|${entry.mid}|${hash}`)
