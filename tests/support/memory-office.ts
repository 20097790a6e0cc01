// An office's log in memory, with the same rules as the real one: for simulations, where thousands of offices live briefly.
import { createHash } from 'node:crypto'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import { type SyncReply, type SyncRequest, schemaNumber } from '../../src/sync/messages.ts'
import type {
  Device,
  Handed,
  LogRow,
  OfficeTx,
  Quarantined,
  Receipt,
  StoredRecord,
} from '../../src/sync/office-log.ts'
import { replyTo } from '../../src/sync/on-server.ts'
import { forgotten } from '../../src/sync/receipt-hash.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type State = {
  epoch: string
  log: LogRow[]
  receipts: Map<string, Receipt>
  records: Map<string, StoredRecord>
  quarantine: Quarantined[]
  repaired: Set<string>
  places: Map<string, string>
}

const copyOf = (state: State): State => ({
  epoch: state.epoch,
  log: [...state.log],
  receipts: new Map(state.receipts),
  records: new Map(state.records),
  quarantine: [...state.quarantine],
  repaired: new Set(state.repaired),
  places: new Map(state.places),
})

export class MemoryOffice {
  state: State
  readonly handed: Handed
  #next = 0

  constructor(epoch = 'epoch-1') {
    this.state = {
      epoch,
      log: [],
      receipts: new Map(),
      records: new Map(),
      quarantine: [],
      repaired: new Set(),
      places: new Map(),
    }
    this.handed = {
      now: () => '2026-05-04T11:00:00Z',
      mid: () => this.#id(),
      salt: () => sha256(`salt ${this.#next++}`).slice(0, 32),
      sha256,
      open: async () => null,
      schema: schemaNumber,
    }
  }

  #id(): string {
    const bytes = Uint8Array.from(
      sha256(`mid ${this.#next++}`)
        .match(/../g)
        ?.slice(0, 10) ?? [],
      (hex) => Number.parseInt(hex, 16),
    )
    return uuidv7(1, bytes)
  }

  /** One request, in one transaction: if anything throws, nothing of it has happened. */
  async sync(device: Device, request: SyncRequest): Promise<SyncReply> {
    const before = copyOf(this.state)
    try {
      const { clones: _, ...reply } = await replyTo(this.tx(), device, request, this.handed)
      return reply
    } catch (error) {
      this.state = before
      throw error
    }
  }

  tx(): OfficeTx {
    const { state } = this
    return {
      head: async () => ({
        epoch: state.epoch,
        seq: state.log.length,
        h: state.log.at(-1)?.h ?? '',
        durableSeq: 0,
      }),
      secret: async () => 'a secret',
      receipt: async (mid) => state.receipts.get(mid) ?? null,
      keepReceipt: async (mid, receipt) => void state.receipts.set(mid, receipt),
      record: async (rec) => state.records.get(rec) ?? null,
      keepRecord: async (record) => void state.records.set(record.rec, record),
      append: async (row) => void state.log.push(row),
      emptyBodies: async (rec, fields) => {
        state.log = state.log.map((row) => {
          if (row.rec !== rec || row.op === 'erase') return row
          const covered = Object.keys(row.set).filter((name) => fields[name]?.includes(row.mid))
          if (covered.length === 0) return row
          const receipt = state.receipts.get(row.mid)
          if (receipt) state.receipts.set(row.mid, { ...receipt, bodyHash: forgotten })
          return {
            ...row,
            salt: null,
            set: { ...row.set, ...Object.fromEntries(covered.map((name) => [name, null])) },
          }
        })
      },
      quarantine: async (row) => {
        state.quarantine.push(row)
        return row.mid
      },
      quarantined: async (mid) => {
        const row = state.quarantine.find((one) => one.mid === mid)
        return row ? { device: row.device, member: row.member, repaired: state.repaired.has(mid) } : null
      },
      markRepaired: async (mid) => void state.repaired.add(mid),
      usedPlace: async (device, lseq) => state.places.get(`${device} ${lseq}`) ?? null,
      keepPlace: async (device, lseq, mid) => void state.places.set(`${device} ${lseq}`, mid),
      entriesAfter: async (seq, most) => state.log.slice(seq, seq + most),
      entriesBackFrom: async (seq, take) => {
        for (let at = Math.min(seq, state.log.length) - 1; at >= 0; at--) {
          const row = state.log[at]
          if (!row || !take(row)) return
        }
      },
    }
  }
}
