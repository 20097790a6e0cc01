// A record's fingerprint in a locked year: the same text, hence the same hash, on every machine.
import type { AnyRecord } from '../domain/records/kinds.ts'
import { reportedPart } from '../domain/report/lock.ts'
import { canonical } from './canonical.ts'
import type { Sha256 } from './chain.ts'

/** 128 bits in hex of what of the record can move a figure. */
export const recordHash = (sha256: Sha256, record: AnyRecord): string =>
  sha256(canonical(reportedPart(record))).slice(0, 32)
