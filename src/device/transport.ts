// The transport: sends the queue and reads the log, whenever there is a reason to, until both are empty.

import { BrokenPromise } from '../sync/broken-promise.ts'
import type { Bundle } from '../sync/bundle.ts'
import { limits } from '../sync/limits.ts'
import type { Entry, Mutation, SyncReply, SyncRequest } from '../sync/messages.ts'
import { carriedBeside, goesLast, prefixOf, requestOf } from '../sync/on-device.ts'
import { type Memory, NewerStore } from './database.ts'
import type { Handed } from './handed.ts'
import { type Me, readMe } from './me.ts'
import { type Applied, finish, placeOf, receive, setAside } from './receive.ts'
import type { OutboxRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { openMutation } from './sealed-rows.ts'

/** What the transport is doing, for the state line. */
export type TransportState =
  | { doing: 'idle' | 'syncing' }
  | { doing: 'waiting'; because: 'no-network' | 'server' | 'busy' }
  /** Nothing is deleted; the device must be let in again, wiped, updated, or looked at. */
  | { doing: 'stopped'; because: 'reconnect' | 'wipe' | 'app-too-old' | 'broken-promise'; detail?: string }

type Store = { memory: Memory; sealer: Sealer; handed: Handed }

const firstChunk = 16 * 1024
const mostChunk = 128 * 1024
/** A slow line asks for smaller parts than the first, and no smaller than this; only refusals and time-outs go below. */
const leastChunk = 4 * 1024
/** How long the office may be silent, before its reply and in the middle of one. */
const patience = 60_000

/** Fetched when it is needed: once for each device, and never before the first screen. */
const leavesKey = async (store: Store, me: Me): Promise<void> =>
  (await import('./escrow.ts')).leaveKey(store, me)

const lockName = 'radslag-sync'
/** How long another tab may have the lock without getting anywhere. */
const lockPatience = 20_000

/** Shortest and longest wait before another try; while someone looks at it, the longest is short, if there is a network. */
const backOff = { first: 1_000, mostVisible: 4_000, mostOffline: 30_000, most: 300_000 }
/** While the office's hints are heard it is asked in only one of so many minutes, should a hint be lost. */
const minutesHeard = 10

const isSeen = (): boolean => globalThis.document?.visibilityState !== 'hidden'
/** The browser knows of no network, and says so when there is one. */
const isCutOff = (): boolean => globalThis.navigator?.onLine === false

export class Transport {
  #state: TransportState = { doing: 'idle' }
  #listeners = new Set<() => void>()
  /** Bytes that one request's mutations may take as they travel. */
  #chunk = firstChunk
  /** How many times smaller the last request became by being packed. */
  #ratio = 1
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  /** A large save that has the store to itself. */
  #held: Promise<unknown> = Promise.resolve()
  #again = false
  #events: EventSource | null = null
  /** How many times in a row the office's hints could not be heard, and when they are tried again. */
  #deaf = 0
  #hearing: ReturnType<typeof setTimeout> | undefined
  #stopped = false
  /** Where the tab that has the lock was when this one began to wait for it. */
  #waitsFor: { place: string; since: number } | null = null

  /** What this page has taken of subscription and battery: bytes of what it sent, and how often it woke the radio. */
  readonly used = { sent: 0, woken: 0 }

  readonly #silence: Silence

  constructor(readonly store: Store) {
    this.#silence = new Silence(store.handed.now)
  }

  get state(): TransportState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins: now, and whenever the page is seen, the network returns, a record is saved, or the office calls. */
  start(): () => void {
    const nudge = () => this.nudge()
    const seen = () => (isSeen() ? this.nudge() : this.#deafen())
    let minutes = 0
    const look = () => {
      minutes += 1
      const { doing } = this.#state
      const isTold = doing === 'idle' && this.#events?.readyState === 1 && minutes % minutesHeard !== 0
      if (!isSeen() || isTold) return
      // What waits has its own time to be tried again; to begin anew would be to try at the shortest wait each minute.
      if (doing === 'waiting') this.#silence.endIfOverdue()
      else this.nudge()
    }
    addEventListener('online', nudge)
    document.addEventListener('visibilitychange', seen)
    const every = setInterval(look, 60_000)
    this.nudge()
    return () => {
      this.#stopped = true
      removeEventListener('online', nudge)
      document.removeEventListener('visibilitychange', seen)
      clearInterval(every)
      clearTimeout(this.#timer)
      this.#deafen()
    }
  }

  /** There is a reason to sync: at once, or right after the one that is running. */
  nudge(): void {
    this.#tries = 0
    clearTimeout(this.#timer)
    // A machine that slept did not count the seconds: what has hung since then hangs for ever.
    this.#silence.endIfOverdue()
    if (this.#running) this.#again = true
    else void this.syncNow()
  }

  /** Syncs until both ends are empty, or something is in the way; never throws. */
  async syncNow(): Promise<void> {
    this.#running ??= this.#underLock().finally(() => {
      this.#running = null
      if (this.#again && !this.#stopped) {
        this.#again = false
        void this.syncNow()
      }
    })
    return this.#running
  }

  /** Lets a large save have the store to itself: what comes meanwhile would make it begin anew, again and again. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    const done = work()
    this.#held = done.catch(() => {})
    return done
  }

  // The lock is an economy, not correctness: two tabs that both sync do no harm (compare-and-set of the cursor).
  async #underLock(): Promise<void> {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks
    if (!locks) return this.#run()
    let run: Promise<void> | undefined
    const underIt = () => {
      run = this.#run()
      return run
    }
    try {
      const isFree = await locks.request(lockName, { ifAvailable: true }, async (lock) => {
        if (lock) await underIt()
        return lock !== null
      })
      if (isFree) this.#waitsFor = null
      else if (await this.#isStuck()) await locks.request(lockName, { steal: true }, underIt)
      else this.#later('busy')
    } catch (error) {
      // This tab slept with the lock, and another has taken it: what was begun here is ended without it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
      await run
    }
  }

  /** Whether the tab that has the lock gets nowhere: put to sleep by the browser it would keep it for ever. */
  async #isStuck(): Promise<boolean> {
    const { memory, handed } = this.store
    const place = JSON.stringify([await placeOf(memory), await memory.sent.count()])
    if (this.#waitsFor?.place !== place) this.#waitsFor = { place, since: handed.now() }
    return handed.now() - this.#waitsFor.since > lockPatience
  }

  async #run(): Promise<void> {
    if (this.#state.doing === 'stopped' && this.#state.because !== 'reconnect') return
    if (this.store.memory.readOnly) return this.#set({ doing: 'stopped', because: 'app-too-old' })
    try {
      const me = await readMe(this.store.memory)
      if (me?.state !== 'active') return
      await finish(this.store)
      // A retry says nothing new until the office answers: the line would flicker while there is no network.
      if (this.#state.doing !== 'waiting') this.#set({ doing: 'syncing' })
      this.#silence.begin()
      while (!this.#stopped && (await this.#step(me))) this.#tries = 0
      this.#silence.over()
      if (this.#state.doing === 'syncing') this.#set({ doing: 'idle' })
      this.#listen(me)
      // Last, for what people wrote goes before what only might be needed one day; the next sync tries again.
      if (!this.#stopped && this.#state.doing === 'idle') await leavesKey(this.store, me).catch(() => {})
    } catch (error) {
      this.#silence.over()
      this.#failed(error)
    }
  }

  /** One request and its reply; whether there is more to do. */
  async #step(me: Me): Promise<boolean> {
    const { memory, sealer, handed } = this.store
    await this.#held
    const queued = await nextOf(memory)
    const room = this.#chunk * this.#ratio
    const muts = prefixOf(await Promise.all(queued.map((row) => openMutation(sealer, row))), room)
    const place = await placeOf(memory)
    const [own, waiting] = [await memory.outbox.count(), await memory.carried.toArray()]
    // What is this device's own goes first; what it carries for others beside it, or after.
    const carried = carriedBeside(
      waiting.map(({ bundle }) => bundle),
      // Sealed, it packs no further.
      { bytes: this.#chunk - sizeOf(muts) / this.#ratio, isAlone: muts.length === 0 },
    )
    const unsent = own + waiting.length
    const limit = me.role === 'tablet' ? limits.pageEntries : limits.streamedEntries
    const request = requestOf(place, muts, { unsent, limit, appVersion: handed.appVersion, carried })
    const began = handed.now()
    const response = await this.#post(request).catch((error) => {
      // Too much for this line, perhaps: a half of it gets through where the whole does not.
      if (error instanceof Error && error.name === 'TimeoutError') this.#halve()
      throw error
    })
    await this.#held
    if (!response.ok) return this.#refused(response, request, muts)
    this.#set({ doing: 'syncing' })
    this.#adapt(handed.now() - began, sizeOf(muts) / room)
    const more = await this.#apply(request, response)
    if (this.#state.doing === 'stopped') return false
    return more || (await memory.outbox.count()) > 0 || (await memory.carried.count()) > 0
  }

  /**
   * Applies a reply: streamed, in slices with the cursor of each, or whole. Whether there is more to do: to read on, or
   * to tell the office that what it erased is gone from here, which the next request's cursor says (I16).
   */
  async #apply(request: SyncRequest, response: Response): Promise<boolean> {
    if (!response.headers.get('Content-Type')?.includes('ndjson') || !response.body) {
      const reply = (await response.json()) as SyncReply
      const { more } = await receive(this.store, request, reply)
      return this.#told(reply.deviceState) && (more || reply.entries.some(isErasure))
    }
    let head: Omit<SyncReply, 'entries' | 'cursor' | 'more'> | null = null
    let from: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'muts' | 'carried'> = request
    let slice: Entry[] = []
    let more = false
    let erased = false
    let whole = false
    let applied: Applied | undefined
    const flush = async (end: { cursor: number; more: boolean } | null) => {
      if (!head || (slice.length === 0 && !end)) return
      const cursor = end?.cursor ?? slice.at(-1)?.seq ?? from.cursor
      applied = await receive(this.store, from, {
        ...head,
        entries: slice,
        cursor,
        more: end?.more ?? true,
      })
      from = { ...applied.place, muts: [], carried: [] }
      head = { ...head, results: [] }
      slice = []
    }
    for await (const line of linesOf(response.body, () => this.#silence.heard())) {
      const said = JSON.parse(line) as Record<string, unknown>
      if (!head) head = said as unknown as SyncReply
      else if ('seq' in said) {
        slice.push(said as unknown as Entry)
        erased ||= isErasure(said as unknown as Entry)
        if (slice.length >= limits.pageEntries) await flush(null)
        // Another tab has read on meanwhile: what follows is not from where this device stands.
        if (applied && !applied.stands) return this.#told(head.deviceState)
      } else {
        const end = said as { cursor: number; more: boolean }
        more = end.more
        whole = true
        await flush(end)
      }
    }
    // Cut off before its last line: what came is kept, and the rest is asked for after a while.
    if (!whole || !head) throw new Error('the reply was cut off')
    return this.#told(head.deviceState) && ((applied?.more ?? more) || erased)
  }

  /**
   * Twice as much is to be answered within five seconds too: on a thin line a larger part is more to lose to a cut. Only
   * a part that was filled tells of the line: an empty one is answered at once on any.
   */
  #adapt(took: number, filled: number): void {
    if (filled < 0.5) return
    if (took < 2_500) this.#chunk = Math.min(this.#chunk * 2, mostChunk)
    if (took > 5_000) this.#chunk = Math.max(leastChunk, Math.floor(this.#chunk / 2))
  }

  #halve(): void {
    this.#chunk = Math.max(1, Math.floor(this.#chunk / 2))
  }

  #told(deviceState: SyncReply['deviceState']): boolean {
    if (deviceState === 'wipe') this.#set({ doing: 'stopped', because: 'wipe' })
    if (deviceState === 'reenrol') this.#set({ doing: 'stopped', because: 'reconnect' })
    return deviceState === 'active'
  }

  async #refused(response: Response, request: SyncRequest, muts: readonly Mutation[]): Promise<boolean> {
    const { status } = response
    if (status === 401) {
      this.#set({ doing: 'stopped', because: 'reconnect' })
      return false
    }
    if (status === 426) {
      await this.#takeAnswers(response, request)
      this.#set({ doing: 'stopped', because: 'app-too-old' })
      return false
    }
    if (status === 413 || status === 400) {
      const [only] = muts
      // A fault of the envelope is not the mutation's: nothing is set aside for it.
      if (status === 400 && !(await this.#isEnvelopeGood(request))) throw new Error('HTTP 400')
      // Even alone it is no good: set aside and shown, and the queue moves.
      if (request.carried.length > 0) {
        // It is too much together: what is carried for others goes alone, later.
        if (muts.length === 0 && request.carried.length === 1) await this.#setCarriedAside(request)
      } else if (muts.length === 1 && only)
        await setAside(this.store, only, status === 413 ? 'too-long' : 'not-valid')
      else if (muts.length === 0) throw new Error(`HTTP ${status}`)
      this.#halve()
      return true
    }
    const after = Number(response.headers.get('Retry-After'))
    this.#later('server', Number.isFinite(after) && after > 0 ? after * 1000 : undefined)
    return false
  }

  /** A bundle that even alone the office does not take: it goes last, and its giver has its rows. */
  async #setCarriedAside({ carried }: SyncRequest): Promise<void> {
    const mids = carried.map((bundle) => (bundle as Bundle).mid)
    await this.store.memory.carried.bulkDelete(mids)
    await this.store.memory.meta.put({ key: 'bundleRefused', value: true })
  }

  /** What a reply without entries has answered: it leaves the queue, although nothing can be read. */
  async #takeAnswers(response: Response, request: SyncRequest): Promise<void> {
    const said = (await response.json().catch(() => null)) as { results?: SyncReply['results'] } | null
    if (!said?.results) return
    const { cursor } = request
    const epoch = request.epoch as string
    const serverTime = new Date(this.store.handed.now()).toISOString()
    const reply = { results: said.results, entries: [], cursor, more: true, epoch, durableSeq: 0, serverTime }
    await receive(this.store, request, reply)
  }

  /** Whether the office takes the same request with nothing in it. */
  async #isEnvelopeGood(request: SyncRequest): Promise<boolean> {
    const response = await this.#post({ ...request, muts: [], carried: [], limit: 0 })
    return response.ok
  }

  async #post(request: SyncRequest): Promise<Response> {
    const text = JSON.stringify(request)
    const body = await packed(text)
    if (request.muts.length > 0) this.#ratio = ratioOf(text, body)
    this.used.sent += body.length
    this.used.woken += 1
    this.#silence.heard()
    return this.store.handed.fetch('/api/sync', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { Accept: 'application/x-ndjson', 'Content-Type': 'application/json', ...packedHeader() },
      body,
      signal: this.#silence.signal,
    })
  }

  #failed(error: unknown): void {
    if (error instanceof NewerStore) {
      this.#set({ doing: 'stopped', because: 'app-too-old' })
      return
    }
    if (error instanceof BrokenPromise) {
      // Loudly, rather than to continue wrong.
      console.error(error.message)
      this.#set({ doing: 'stopped', because: 'broken-promise', detail: error.message })
      return
    }
    this.#later('no-network')
  }

  #later(because: 'no-network' | 'server' | 'busy', wait?: number): void {
    this.#set({ doing: 'waiting', because })
    clearTimeout(this.#timer)
    if (this.#stopped) return
    const most = !isSeen() ? backOff.most : isCutOff() ? backOff.mostOffline : backOff.mostVisible
    const step = Math.min(most, backOff.first * 2 ** this.#tries)
    this.#tries += 1
    this.#timer = setTimeout(() => void this.#tryAgain(), wait ?? step * (0.5 + this.store.handed.lot() / 2))
  }

  /** Unseen, only what waits to be sent is worth the radio: what is to be read can be read when somebody looks. */
  async #tryAgain(): Promise<void> {
    const { outbox, carried } = this.store.memory
    if (isSeen() || (await outbox.count()) + (await carried.count()) > 0) await this.syncNow()
  }

  /** The office tells how far its log goes: what this device has just sent, and has, is no reason to ask again. */
  async #hinted(data: string): Promise<void> {
    await this.#running
    const { head } = JSON.parse(data) as { head: number }
    if (head !== (await placeOf(this.store.memory)).cursor) this.nudge()
  }

  /** Nobody looks: the office's hints would wake the radio for nothing. */
  #deafen(): void {
    clearTimeout(this.#hearing)
    this.#events?.close()
    this.#events = null
  }

  /** The office's hint that there is something to read; correctness never needs it, and the state line says nothing of it. */
  #listen(me: Me): void {
    if (this.#events || me.role === 'tablet' || this.#stopped || !isSeen() || !globalThis.EventSource) return
    clearTimeout(this.#hearing)
    this.used.woken += 1
    const events = new EventSource('/api/events')
    events.onopen = () => {
      // What happened while nobody listened is asked for once.
      if (this.#deaf > 0) this.nudge()
      this.#deaf = 0
    }
    events.onmessage = ({ data }) => void this.#hinted(String(data))
    events.addEventListener('devices', () => dispatchEvent(new Event('radslag:devices')))
    events.onerror = () => {
      events.close()
      if (this.#events === events) this.#events = null
      if (this.#stopped) return
      // Cut off while it was heard: the office may have shut this device out, and says so to whoever asks.
      if (this.#deaf === 0) setTimeout(() => this.nudge(), 300 + this.store.handed.lot() * 1_200)
      this.#deaf += 1
      // Without a network it is tried when there is one: what the browser says then begins a sync, and that listens.
      if (isCutOff()) return
      const wait = this.#deaf < 60 ? Math.min(8_000, 1_000 * this.#deaf) : 60_000
      // Not all at the same moment after the office has been away.
      this.#hearing = setTimeout(() => this.#listen(me), wait * (0.5 + this.store.handed.lot() / 2))
    }
    this.#events = events
  }

  #set(state: TransportState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** What is sent next: in the order it was saved, and what goes last after everything else. */
async function nextOf(memory: Memory): Promise<OutboxRow[]> {
  const first = await memory.outbox.orderBy('lseq').limit(limits.mutations).toArray()
  if (!first.some(({ mutation }) => goesLast(mutation))) return first
  const inOrder = memory.outbox.orderBy('lseq')
  const before = await inOrder
    .filter(({ mutation }) => !goesLast(mutation))
    .limit(limits.mutations)
    .toArray()
  return [...before, ...first.filter(({ mutation }) => goesLast(mutation))].slice(0, limits.mutations)
}

const isErasure = ({ op }: Pick<Entry, 'op'>): boolean => op === 'erase'

/** Never more than what a whole request may grow to when it is unpacked; where the browser cannot pack, 1. */
function ratioOf(text: string, body: string | Uint8Array): number {
  if (typeof body === 'string') return 1
  return Math.min(6, Math.max(1, text.length / body.length))
}

const sizeOf = (muts: readonly Mutation[]): number =>
  muts.reduce((sum, mutation) => sum + JSON.stringify(mutation).length, 0)

const canPack = (): boolean => typeof CompressionStream === 'function'
const packedHeader = (): Record<string, string> => (canPack() ? { 'Content-Encoding': 'gzip' } : {})

/** The body as it travels: packed where the browser can. */
async function packed(text: string): Promise<string | Uint8Array<ArrayBuffer>> {
  if (!canPack()) return text
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** The lines of a stream, as they arrive. */
async function* linesOf(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<string> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      heard()
      if (value) {
        const lines = (rest + value).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) if (line.trim()) yield line
      }
      if (done) break
    }
    if (rest.trim()) yield rest
  } finally {
    // Left before its end: the rest need not come.
    reader.cancel().catch(() => {})
  }
}

/** Ends a request on which nothing has been heard for so long; each sign of life begins the wait anew. */
class Silence {
  #controller = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #since: number | null = null

  constructor(readonly now: () => number) {}

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  begin(): void {
    this.#controller = new AbortController()
  }

  heard(): void {
    clearTimeout(this.#timer)
    this.#since = this.now()
    this.#timer = setTimeout(() => this.#end(), patience)
  }

  over(): void {
    clearTimeout(this.#timer)
    this.#since = null
  }

  endIfOverdue(): void {
    if (this.#since !== null && this.now() - this.#since > patience) this.#end()
  }

  #end(): void {
    this.#controller.abort(new DOMException('the office is silent', 'TimeoutError'))
  }
}
