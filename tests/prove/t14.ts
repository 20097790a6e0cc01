// T14: what no device of ours would send does no harm: no 5xx, no row outside the quarantine, no memory that stays.
// Seen to fail: when the office reads a mid before it has read the form: 88 of 1,000 payloads of seed 5 answered 5xx.
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import Database from 'libsql'
import { storeFile } from '../../src/server/stores/sqlite.ts'
import { checkSets } from '../../src/sync/check-sets.ts'
import { parseMutation } from '../../src/sync/messages.ts'
import { anOffice, type TestDevice } from '../server/support.ts'
import { sqliteGround } from '../support/ground.ts'
import { type Payload, payload } from '../support/malformed.ts'
import { staffed, startReal } from '../support/real-server.ts'
import { freshId, sessionValues } from '../support/small-client.ts'
import type { Asked, Proof } from './proof.ts'

/** Payloads to one office before a new one is made: the quarantine keeps them all. */
const toOneOffice = 10_000
const mostGrowth = 64 * 2 ** 20

/** Every row that a refused payload may not touch: the log, what is folded from it, who gets in. */
function rowsOutside(folder: string): string {
  const db = new Database(storeFile(folder))
  try {
    const heads = db
      .prepare('SELECT id, name, epoch, head_seq, head_h, durable_seq FROM offices')
      .raw()
      .all([])
    const rows = ['log', 'records', 'members', 'invitations', 'ledger', 'settings'].map((table) =>
      db.prepare(`SELECT * FROM ${table}`).raw().all([]),
    )
    const tokens = db.prepare('SELECT id, member, token_hash FROM devices').raw().all([])
    // A place in a queue and a receipt belong to what was refused, where it had them: never to something applied.
    const receipts = db.prepare(`SELECT * FROM receipts WHERE status <> 'quarantined'`).raw().all([])
    return JSON.stringify([heads, rows, tokens, receipts])
  } finally {
    db.close()
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heldNow = (): number => {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const residentOf = (pid: number): number =>
  !existsSync(`/proc/${pid}/status`)
    ? 0
    : Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
const megabytes = (bytes: number): string => `${Math.round((bytes / 2 ** 20) * 10) / 10} MB`
const percentile = (times: number[], share: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0

/** The mids that an answer says are in the log now. */
const takenOf = ({ json }: { json: unknown }): string[] =>
  ((json as { results?: { mid: string; status: string }[] } | null)?.results ?? [])
    .filter(({ status }) => status === 'applied' || status === 'merged' || status === 'conflict')
    .map(({ mid }) => mid)

/** What was sent, packed or not. */
function mutationsIn(body: unknown): { mid: string }[] {
  const text = body instanceof Uint8Array ? packedText(body) : String(body)
  return (JSON.parse(text) as { muts: { mid: string }[] }).muts
}

const packedText = (body: Uint8Array): string =>
  body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body).toString() : Buffer.from(body).toString()

/** Whether a mutation is one that the schema takes, asked of the schema itself. */
function isValid(raw: unknown): boolean {
  const parsed = parseMutation(raw)
  return parsed.ok && checkSets(parsed.mutation, Object.keys(parsed.mutation.base).length === 0).ok
}

const leaks = /\bat .*\.(ts|js):|SQLITE|node_modules/

async function run({ seed, share, progress }: Asked) {
  const wanted = Math.max(1000, Math.round(1_000_000 * share))
  // Most go straight to the app, past the socket, for speed; every hundredth through a real one.
  const throughHttp = Math.round(wanted / 100)
  const inside = wanted - throughHttp
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  const count = (status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1)
  let quarantined = 0
  let good = 0
  let done = 0
  let held = 0
  let warm = 0
  const times: number[] = []

  for (let office = 0; done < inside && wrong.length === 0; office++) {
    const made = await anOffice()
    try {
      const adviser = await made.enrolled('adviser')
      await adviser.sync([adviser.mutation()])
      const devices = [adviser, await made.enrolled('lead'), await made.enrolled('tablet')]
      let before = rowsOutside(made.folder)
      const here = Math.min(toOneOffice, inside - done)
      for (let at = 0; at < here; at += 500) {
        const drawn = fc.sample(payload, {
          seed: seed + office * 1000 + at / 500,
          numRuns: Math.min(500, here - at),
        })
        for (const [place, make] of drawn.entries()) {
          const device = devices[(at + place) % 3] as TestDevice
          made.world.pass(1000)
          const { body, headers } = make(device)
          const began = performance.now()
          const answer = await device.raw(body, headers)
          times.push(performance.now() - began)
          count(answer.status)
          // One in hundreds of thousands is spoilt into another good one: that is taken, and rightly.
          const taken = takenOf(answer)
          if (taken.length > 0) {
            const said = mutationsIn(body)
            const isGood = taken.every((mid) => isValid(said.find((one) => one.mid === mid)))
            if (!isGood)
              wrong.push(`a bad mutation was taken · seed ${seed}, office ${office}, payload ${at + place}`)
            good += taken.length
            before = rowsOutside(made.folder)
          }
          if (answer.status >= 500 || leaks.test(answer.text))
            wrong.push(
              `${answer.status} ${answer.text.slice(0, 200)} for ${String(body).slice(0, 400)} · seed ${seed}, office ${office}, payload ${at + place}`,
            )
        }
        progress(done + at, wanted, 'payloads')
        made.logged.length = 0
      }
      done += here
      if (rowsOutside(made.folder) !== before)
        wrong.push(`a row outside the quarantine has changed · seed ${seed}, office ${office}`)
      quarantined += (await made.inside((tx) => tx.quarantineRows())).length
      const reply = await adviser.sync([adviser.mutation()])
      if (reply.results[0]?.status !== 'applied')
        wrong.push(`a good mutation is no longer taken · seed ${seed}`)
    } finally {
      await made.close()
    }
    if (times.length > 200_000) times.splice(0, times.length - 100_000)
    held = heldNow()
    if (office <= 1) warm = held
  }
  if (held - warm > mostGrowth)
    wrong.push(`${megabytes(held - warm)} more is held than after warming up · seed ${seed}`)
  // The lot is worth something only if it reaches both the envelope and what lies in it.
  for (const status of [200, 400, 413])
    if ((statuses.get(status) ?? 0) < inside / 200)
      wrong.push(`too few were answered ${status}: the lot reaches too little`)
  if (quarantined < inside / 50) wrong.push('too few reached the quarantine: the lot reaches too little')

  const wire = await overHttp(throughHttp, seed, progress)
  wrong.push(...wire.wrong)
  for (const [status, times] of wire.statuses) statuses.set(status, (statuses.get(status) ?? 0) + times)
  const answers = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`)
  return {
    did: {
      payloads: inside + throughHttp,
      'straight to the app': inside,
      'over http': throughHttp,
      '5xx': [...statuses].reduce((sum, [status, times]) => sum + (status >= 500 ? times : 0), 0),
      quarantined,
      'good after all': good,
      answers: answers.join(' '),
      'p99 in the app': `${percentile(times, 0.99).toFixed(1)} ms`,
      'p99 over http': `${percentile(wire.times, 0.99).toFixed(1)} ms`,
      'heap growth': megabytes(held - warm),
      'server RSS growth': megabytes(wire.growth),
    },
    wrong,
  }
}

async function overHttp(wanted: number, seed: number, progress: Asked['progress']) {
  const wrong: string[] = []
  const statuses = new Map<number, number>()
  const times: number[] = []
  const ground = sqliteGround()
  const store = await ground.open()
  const roles = Array.from(
    { length: 48 },
    (_, at) => (['adviser', 'lead', 'tablet'] as const)[at % 3] ?? 'adviser',
  )
  const people = await staffed(store, roles)
  await store.close()
  const server = await startReal({ data: ground.data })
  const pid = server.child.pid ?? 0
  let lseq = 0
  // What the payloads ask of a device: a good mutation to spoil, and the envelope around it.
  const device = {
    mutation: (over = {}) => ({
      ...{ mid: freshId(), lseq: ++lseq, type: 'session', rec: freshId(), op: 'set', schema: 1 },
      ...{ at: '2026-05-04T13:07:22+02:00', set: sessionValues, base: {} },
      ...over,
    }),
    request: (muts: unknown[] = [], over = {}) => ({
      ...{ v: 1, schema: 1, epoch: null, cursor: 0, cursorHash: null, limit: 10, unsent: muts.length },
      ...{ appVersion: '1', muts },
      ...over,
    }),
  } as unknown as TestDevice
  const before = rowsOutside(ground.data)
  const oddOnes = rawRequests(server.port)
  let warm = 0
  const at = (place: number): string => people[place % people.length]?.cookie ?? ''
  const drawn = (chunk: number): ((device: TestDevice) => Payload)[] =>
    fc.sample(payload, { seed: seed + 500_000 + chunk, numRuns: 500 })
  for (let place = 0; place < wanted && wrong.length < 20; ) {
    for (const make of drawn(place)) {
      if (place >= wanted) break
      const cookie = at(place)
      const began = performance.now()
      if (place % 10 === 9) {
        const odd = oddOnes[Math.floor(place / 10) % oddOnes.length]
        const text = (await odd?.(cookie)) ?? ''
        const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status >= 500) wrong.push(`${text.slice(0, 200)} for odd request ${place} · seed ${seed}`)
      } else {
        const { body, headers } = make(device)
        const answer = await fetch(`${server.address}/api/sync`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, ...headers },
          body: body as BodyInit,
        })
        const text = await answer.text()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status >= 500 || (answer.status >= 400 && leaks.test(text)))
          wrong.push(
            `${answer.status} ${text.slice(0, 200)} for ${String(body).slice(0, 400)} · seed ${seed}, over http ${place}`,
          )
      }
      times.push(performance.now() - began)
      place++
      if (place === Math.floor(wanted / 3)) warm = residentOf(pid)
      progress(place, wanted, 'payloads over http')
    }
  }
  const growth = residentOf(pid) - warm
  if (wanted >= 1000 && growth > mostGrowth)
    wrong.push(`the server has grown by ${megabytes(growth)} · seed ${seed}`)
  if (!(await fetch(`${server.address}/healthz`)).ok) wrong.push('the server is no longer well')
  // The stores differ where a last sync was noted, never outside.
  if (rowsOutside(ground.data) !== before)
    wrong.push(`over http a row outside the quarantine has changed · seed ${seed}`)
  server.child.kill('SIGTERM')
  const { code } = await server.exited
  if (code !== 0) wrong.push(`the server ended with ${code}`)
  await ground.clear()
  return { wrong, statuses, times, growth }
}

/** What no client library would send: each says what came back, or nothing where the line was closed. */
function rawRequests(port: number): ((cookie: string) => Promise<string>)[] {
  const said = (text: string | Buffer, { hangUp = false } = {}): Promise<string> =>
    new Promise((done) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1')
      const late = setTimeout(() => socket.destroy(), 2000)
      socket.on('data', (part) => {
        heard += String(part)
        if (/^HTTP\/1\.1 \d+/.test(heard)) socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => {
        clearTimeout(late)
        done(heard)
      })
      socket.write(text, () => {
        if (hangUp) setTimeout(() => socket.destroy(), 5)
      })
    })
  const head = (cookie: string, ...more: string[]) =>
    [
      `POST /api/sync HTTP/1.1`,
      `Host: localhost:${port}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      ...more,
      '',
      '',
    ].join('\r\n')
  return [
    // Less than was promised, and then nothing; more than was promised.
    (cookie) => said(`${head(cookie, 'Content-Length: 5000')}{"v":1`, { hangUp: true }),
    (cookie) => said(`${head(cookie, 'Content-Length: 2')}{"v":1,"schema":1}GET / HTTP/1.1\r\n\r\n`),
    (cookie) => said(head(cookie, 'Content-Length: 99999999999')),
    (cookie) => said(head(cookie, 'Content-Length: -1')),
    (cookie) => said(head(cookie, 'Content-Length: 5', 'Content-Length: 6')),
    (cookie) => said(`${head(cookie, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`),
    (cookie) => said(`${head(cookie, 'Transfer-Encoding: chunked')}zzz\r\nabc\r\n`),
    (cookie) => said(`${head(cookie, 'Transfer-Encoding: chunked')}5\r\n{"v":`, { hangUp: true }),
    (cookie) => said(`${head(cookie, 'Content-Encoding: gzip', 'Content-Length: 3')}\x1f\x8b\x08`),
    (cookie) => said(`${head(cookie, 'Content-Encoding: br', 'Content-Length: 2')}{}`),
    (cookie) => said(`${head(cookie, `X-Long: ${'a'.repeat(20_000)}`)}`),
    () => said('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
    () => said(`POST /api/sync HTTP/9.9\r\n\r\n`),
    () => said(`GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    () => said(`GET /../../etc/passwd HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`),
    () => said(`GET /%00%ff%c0%af HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`),
    () => said(`GET http://[::bad HTTP/1.1\r\nHost: [::bad\r\n\r\n`),
    () => said(`POST /api/sync HTTP/1.1\r\n\r\n`),
    (cookie) => said(`${head(`dev=${cookie}\x01\x02`, 'Content-Length: 2')}{}`),
  ]
}

export const proof: Proof = {
  id: 'T14',
  title: 'malformed input: spoilt requests, cut text, noise, gzip bombs, lengths that lie',
  figure: '1 M: 0 × 5xx, 0 rows changed outside the quarantine, memory growth < 64 MB',
  run,
}
