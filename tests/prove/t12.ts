// T12: the wire is cut at every byte of what is asked and of what is answered; and answers come twice, late and crossed.
import { request as ask } from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { Lot } from '../../src/demo/lot.ts'
import type { SyncReply } from '../../src/sync/messages.ts'
import { sqliteGround } from '../support/ground.ts'
import { builtServer, radslag, staffed, startReal } from '../support/real-server.ts'
import { type Answer, SmallClient, type Wire } from '../support/small-client.ts'
import { wrongInOrder } from '../support/store-file.ts'
import type { Asked, Proof } from './proof.ts'

/** As many as are needed for each to stay below what one device may ask in a minute. */
const devices = 48

type Cut = { side: 'request' | 'reply'; after: number } | null

/** Stands between a device and its office, and lets through so many bytes of one side. */
class Wirecutter {
  cut: Cut = null
  readonly passed = { request: 0, reply: 0 }
  readonly #server: Server

  constructor(to: number) {
    this.#server = createServer((near) => {
      const far = connect(to, '127.0.0.1')
      const cut = this.cut
      const passed = this.passed
      passed.request = 0
      passed.reply = 0
      const end = () => {
        near.destroy()
        far.destroy()
      }
      for (const socket of [near, far]) socket.on('error', end).on('close', end)
      const through = (side: 'request' | 'reply', bytes: Buffer) => {
        const other = side === 'request' ? far : near
        const most = cut?.side === side ? cut.after - passed[side] : Number.POSITIVE_INFINITY
        const part = bytes.subarray(0, Math.max(0, most))
        passed[side] += part.length
        if (passed[side] < (cut?.side === side ? cut.after : Number.POSITIVE_INFINITY)) other.write(part)
        // What has passed arrives; after that there is no wire.
        else other.write(part, () => setImmediate(end))
      }
      near.on('data', (bytes: Buffer) => through('request', bytes))
      far.on('data', (bytes: Buffer) => through('reply', bytes))
      if (cut?.after === 0) end()
    })
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return (this.#server.address() as AddressInfo).port
  }

  close(): void {
    this.#server.close()
  }
}

/** One connection a request, so that a cut is this request's own. */
const wireThrough =
  (port: number, cookie: string): Wire =>
  (said) =>
    new Promise<Answer>((done, failed) => {
      const body = JSON.stringify(said)
      const sent = ask(
        {
          port,
          host: '127.0.0.1',
          path: '/api/sync',
          method: 'POST',
          agent: false,
          timeout: 10_000,
          headers: {
            host: 'localhost',
            cookie,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.once('error', failed)
          answer.once('aborted', () => failed(new Error('cut')))
          answer.once('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            const status = answer.statusCode ?? 0
            try {
              done({ status, text, reply: status === 200 ? (JSON.parse(text) as SyncReply) : null })
            } catch (problem) {
              failed(problem)
            }
          })
        },
      )
      sent.once('timeout', () => sent.destroy(new Error('late')))
      sent.once('error', failed)
      sent.end(body)
    })

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const wrong: string[] = []
  const did = {
    'bytes of the request': 0,
    'bytes of the reply': 0,
    cuts: 0,
    'cut, and yet taken': 0,
    'answered twice': 0,
    'answered late': 0,
    'answers crossed': 0,
  }
  const ground = sqliteGround()
  const store = await ground.open()
  const people = await staffed(store, [...Array<'adviser'>(devices).fill('adviser')])
  await store.close()
  const server = await startReal({ data: ground.data })
  const cutter = new Wirecutter(server.port)
  const port = await cutter.listen()
  const clients = people.map(
    ({ cookie }, at) => new SmallClient(`phone ${at + 1}`, wireThrough(port, cookie)),
  )
  let turn = 0
  const next = (): SmallClient => clients[turn++ % clients.length] as SmallClient
  const typical = (client: SmallClient) => {
    const first = client.save(undefined, 'Mötte två från byalaget; de vill köpa macken.')
    client.save({ rec: first.rec, mid: first.mid })
  }
  const say = (what: string) => wrong.push(`${what} · seed ${seed}`)

  try {
    // How long a typical exchange is, on the wire.
    for (const client of clients) await client.drain()
    const measured = next()
    typical(measured)
    const length = { request: 0, reply: 0 }
    const plain = await measured.exchange()
    if (plain.trouble) throw new Error(plain.trouble)
    length.request = cutter.passed.request
    length.reply = cutter.passed.reply
    did['bytes of the request'] = length.request
    did['bytes of the reply'] = length.reply
    const step = Math.max(1, Math.round(1 / share))
    // A few more than there were: a number of the log may have a digit more next time.
    const cuts: Exclude<Cut, null>[] = []
    for (const side of ['request', 'reply'] as const) {
      for (let after = share < 1 ? lot.below(step) : 0; after <= length[side] + 64; after += step)
        cuts.push({ side, after })
    }
    for (const cut of cuts) {
      const client = next()
      // Behind what the others wrote: read up first, so that every exchange is the same but for its cut.
      await upToDate(client)
      typical(client)
      const mids = client.outbox.map(({ mid }) => mid)
      const before = { place: client.place, read: client.read.size }
      cutter.cut = cut
      const { trouble } = await client.exchange()
      cutter.cut = null
      did.cuts++
      const where = `cut after byte ${cut.after} of the ${cut.side}`
      if (trouble !== null) {
        if (client.place !== before.place || client.read.size !== before.read)
          say(`${where}: the place moved without an answer`)
        if (mids.some((mid) => !client.outbox.some((one) => one.mid === mid)))
          say(`I1: ${where}: something left the queue without an answer`)
      }
      const duplicates = client.duplicates
      const again = await client.exchange()
      if (again.trouble !== null) say(`${where}: not answered on a whole wire: ${again.trouble}`)
      if (client.duplicates > duplicates) did['cut, and yet taken']++
      if (client.outbox.length > 0) say(`I9: ${where}: the queue is not empty on a whole wire`)
      if (/^5/.test(trouble ?? '')) say(`${where}: answered ${trouble}`)
      progress(did.cuts, cuts.length, 'cuts')
    }
    const rounds = Math.max(5, Math.round(1000 * share))
    for (let round = 0; round < rounds; round++) {
      const client = next()
      await upToDate(client)
      typical(client)
      const first = client.request()
      const way = lot.below(3)
      const one = await client.wire(structuredClone(first))
      if (!one.reply) throw new Error(`answered ${one.status}`)
      if (way === 0) {
        // The same request twice, as a network may: both answers are applied.
        const two = await client.wire(structuredClone(first))
        if (!two.reply) throw new Error(`answered ${two.status}`)
        if (two.reply.results.some(({ status }) => status !== 'duplicate'))
          say('I2: a second push was not a duplicate')
        client.apply(first, one.reply)
        client.apply(first, two.reply)
        did['answered twice']++
      } else {
        // The first answer is on its way when the device has given it up, saved more and asked again.
        typical(client)
        const second = client.request()
        const two = await client.wire(structuredClone(second))
        if (!two.reply) throw new Error(`answered ${two.status}`)
        if (way === 1) {
          client.apply(second, two.reply)
          const place = client.place
          client.apply(first, one.reply)
          if (client.place !== place) say('I5: a late answer moved the place')
          did['answered late']++
        } else {
          client.apply(first, one.reply)
          client.apply(second, two.reply)
          did['answers crossed']++
        }
      }
      progress(round, rounds, 'answers twice, late and crossed')
    }
    for (const client of clients) await client.drain().catch((problem) => say(String(problem)))
    const lines = await ground.log(0)
    for (const what of wrongInOrder(lines)) say(what)
    const at = new Map(lines.map(({ seq, mid }) => [mid, seq]))
    for (const client of clients) {
      for (const mid of client.told) if (!at.has(mid)) say(`I1: ${mid} was told as saved and is in no log`)
      // An unbroken prefix: every entry of the log that it should show, and each at its own place.
      if (client.resets > 0) say(`${client.name} had to begin anew`)
      for (const [seq, mid] of client.read)
        if (at.get(mid) !== seq) say(`I5: ${client.name} read ${mid} as ${seq}`)
      const missing = client.told.filter((mid) => ![...client.read.values()].includes(mid))
      if (missing.length > 0) say(`I5: ${client.name} never read back ${missing.length} of its own`)
    }
    const reads = new Set(clients.map((client) => [...client.read.keys()].sort((a, b) => a - b).join()))
    if (reads.size > 1) say('I5: equal devices have read different parts of the log')
  } finally {
    cutter.close()
    server.child.kill('SIGTERM')
    await server.exited
  }
  const verdict = await radslag({ data: ground.data, main: builtServer() }, 'verify', '--json')
  if (verdict.code !== 0) say(`verify: ${verdict.out}${verdict.err}`)
  await ground.clear()
  return { did, wrong }

  async function upToDate(client: SmallClient): Promise<void> {
    for (let round = 0; round < 100; round++) {
      const { trouble, more } = await client.exchange()
      if (trouble !== null) throw new Error(`I9: ${client.name} is not answered: ${trouble}`)
      if (!more && client.outbox.length === 0) return
    }
    throw new Error(`I9: ${client.name} does not drain`)
  }
}

export const proof: Proof = {
  id: 'T12',
  title: 'wire cut at every byte of request and reply of a typical exchange; answers twice, late and crossed',
  figure: 'every offset, 0 violations',
  run,
}
