// A device of few lines that keeps the device's rules (sync.md 2.2) over a store of maps: for proofs with real servers.
import { randomBytes } from 'node:crypto'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import type { Mutation, Result, SyncReply, SyncRequest } from '../../src/sync/messages.ts'
import { nowhere, type Place, planFor, prefixOf, requestOf } from '../../src/sync/on-device.ts'

let made = 0
export const freshId = (): string => uuidv7(Date.now() + (made++ % 1000), randomBytes(10))

export const sessionValues = {
  date: '2026-05-04',
  minutes: 60,
  setting: 'group',
  channel: 'on-site',
  municipality: '1864',
  contactIds: [],
  participants: 9,
  phase: 'idea',
  topics: ['cooperation'],
  agenda2030: true,
  sdgs: [8, 11],
  companyLab: false,
  notes: '',
  adviserIds: [],
}

export type Answer = { status: number; reply: SyncReply | null; text: string }
/** How a request reaches the office; rejects where the network does. */
export type Wire = (request: SyncRequest) => Promise<Answer>

export const httpWire =
  (address: () => string, cookie: string, patience = 20_000): Wire =>
  async (request) => {
    const answer = await fetch(`${address()}/api/sync`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(patience),
    })
    const text = await answer.text()
    return {
      status: answer.status,
      text,
      reply: answer.status === 200 ? (JSON.parse(text) as SyncReply) : null,
    }
  }

type Known = { mutation: Mutation; status: Result['status']; seq?: number | undefined }

export class SmallClient {
  outbox: Mutation[] = []
  readonly sent = new Map<string, Known>()
  /** The office's log as this device has read it: mid by seq. */
  readonly read = new Map<number, string>()
  place: Place = nowhere
  lseq = 0
  /** Everything its person was told is saved. */
  readonly told: string[] = []
  resets = 0
  duplicates = 0

  constructor(
    readonly name: string,
    public wire: Wire,
  ) {}

  /** A new session, or a change of one that was made here. */
  save(edited?: { rec: string; mid: string }, notes = ''): Mutation {
    const mid = freshId()
    const change = edited
      ? { rec: edited.rec, set: { minutes: 45 }, base: { minutes: [edited.mid] } }
      : { rec: freshId(), set: { ...sessionValues, notes }, base: {} }
    const mutation: Mutation = {
      mid,
      lseq: ++this.lseq,
      type: 'session',
      op: 'set',
      schema: 1,
      at: '2026-05-04T13:07:22+02:00',
      ...change,
    }
    this.outbox.push(mutation)
    this.told.push(mid)
    return mutation
  }

  request(limit = 1000, bytes = 100_000): SyncRequest {
    return requestOf(this.place, prefixOf(this.outbox, bytes), {
      unsent: this.outbox.length,
      limit,
      appVersion: 'proof',
    })
  }

  /** What a reply does, in one step. Says whether there is more to read. */
  apply(request: SyncRequest, reply: SyncReply): boolean {
    const plan = planFor(request, reply, this.place)
    for (const { mid, status, was, seq } of plan.answered) {
      const mutation = this.outbox.find((one) => one.mid === mid)
      if (!mutation) continue
      if (status === 'duplicate') this.duplicates++
      this.sent.set(mid, { mutation, status: was ?? status, seq })
    }
    this.outbox = this.outbox.filter(({ mid }) => !plan.answered.some((one) => one.mid === mid))
    if (plan.reset) {
      this.resets++
      this.outbox = [...[...this.sent.values()].map(({ mutation }) => mutation), ...this.outbox].sort(
        (a, b) => a.lseq - b.lseq,
      )
      this.sent.clear()
      this.read.clear()
    }
    for (const { seq, mid } of plan.entries) this.read.set(seq, mid)
    this.place = plan.place
    return plan.more
  }

  /** One exchange. Says what stood in its way, or null; throws nothing but a broken promise. */
  async exchange(limit = 1000, bytes = 100_000): Promise<{ trouble: string | null; more: boolean }> {
    const request = this.request(limit, bytes)
    let answer: Answer
    try {
      answer = await this.wire(structuredClone(request))
    } catch (problem) {
      return { trouble: problem instanceof Error ? problem.name : 'network', more: true }
    }
    if (!answer.reply) return { trouble: String(answer.status), more: true }
    return { trouble: null, more: this.apply(request, answer.reply) }
  }

  /** Until queue and log are both empty; throws when it takes more rounds than that can need. */
  async drain(rounds = 1000): Promise<void> {
    let trouble: string | null = null
    for (let round = 0; round < rounds; round++) {
      const done = await this.exchange()
      trouble = done.trouble
      if (trouble === null && !done.more && this.outbox.length === 0) return
      if (trouble !== null) await new Promise((again) => setTimeout(again, 50))
    }
    throw new Error(`I9: ${this.name} does not drain: ${this.outbox.length} unsent, last trouble ${trouble}`)
  }
}
