// What a receipt remembers of what was sent: enough to know it again, and nothing to guess it from.
import { maskPersonalIdentityNumbers } from '../domain/values/personal-identity-number.ts'
import { canonical } from './canonical.ts'
import type { Sha256 } from './chain.ts'
import type { OfficeTx } from './office-log.ts'

/** The hash of what an erasure covers: none. It is known by its mid alone from then on. */
export const forgotten = ''

/** A hash under the office's own secret, over another hash: of one length, so that nothing can be added to it. */
export const keyedHash = (sha256: Sha256, secret: string, hash: string): string => sha256(`${secret}${hash}`)

/** The hash of what was sent, as it may be kept: a personal identity number is not in it even so. */
export const receiptHash = async (
  tx: Pick<OfficeTx, 'secret'>,
  sha256: Sha256,
  raw: unknown,
  /** What was sent as one text, where it has been made already. */
  text = canonical(raw),
): Promise<string> => keyedHash(sha256, await tx.secret(), sha256(maskPersonalIdentityNumbers(text)))
