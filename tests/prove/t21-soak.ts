// T21: fifty devices and two instances on PostgreSQL, for as long as it is asked, while lines are cut and instances come and go.
import { existsSync, readFileSync } from 'node:fs'
import { Lot } from '../../src/demo/lot.ts'
import { postgresGround } from '../support/ground.ts'
import { startPostgres } from '../support/postgres.ts'
import { type RealServer, radslag, staffed, startReal } from '../support/real-server.ts'
import { httpWire, SmallClient, type Wire } from '../support/small-client.ts'
import { wrongInOrder } from '../support/store-file.ts'
import type { Asked, Proof } from './proof.ts'

const devices = 50
/** A whole share: half an hour. */
const wholeMinutes = 30
/** How often a device does something, about. */
const pause = 6000

const pausing = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds))
const residentOf = (pid: number): number =>
  !existsSync(`/proc/${pid}/status`)
    ? 0
    : Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const wrong: string[] = []
  const say = (what: string) => wrong.push(`${what} · seed ${seed}`)
  const minutes = Math.max(0.3, wholeMinutes * share)
  const began = Date.now()
  const until = began + minutes * 60_000
  const passed = () => (Date.now() - began) / (until - began)
  const did = {
    exchanges: 0,
    'cut by us': 0,
    'met an instance that was down': 0,
    kills: 0,
    deploys: 0,
    'slow readers': 0,
  }

  const postgres = await startPostgres()
  const ground = await postgresGround(postgres)
  const store = await ground.open()
  const people = await staffed(store, ['lead', ...Array<'adviser'>(devices - 1).fill('adviser')])
  await store.close()
  const start = { data: ground.data, env: ground.env }
  // The first stays up from the first quarter on, and shows what memory does; the second comes and goes to the end.
  const instances: [RealServer | null, RealServer | null] = [await startReal(start), await startReal(start)]
  const memory: { at: number; resident: number }[] = []
  let faults = true

  const clients = people.map(({ cookie }, at) => {
    const wire: Wire = async (request) => {
      did.exchanges++
      const server = lot.of(instances)
      if (!server) {
        did['met an instance that was down']++
        throw new Error('down')
      }
      const plain = httpWire(() => server.address, cookie)
      if (!faults || !lot.chance(0.1)) return plain(request)
      if (lot.chance(0.3)) {
        // Answered, but the answer takes its time on the way to the device.
        did['slow readers']++
        const answer = await plain(request)
        await pausing(lot.below(5000))
        return answer
      }
      did['cut by us']++
      return httpWire(() => server.address, cookie, 1 + lot.below(60))(request)
    }
    return new SmallClient(`device ${at + 1}`, wire)
  })

  const lives = clients.map(async (client) => {
    await pausing(lot.below(pause))
    const own: { rec: string; mid: string }[] = []
    while (Date.now() < until) {
      for (let more = lot.below(3); more >= 0; more--) {
        const edited = own.length > 0 && lot.chance(0.3) ? own.splice(lot.below(own.length), 1)[0] : undefined
        const { rec, mid } = client.save(edited)
        if (!edited) own.push({ rec, mid })
      }
      for (let round = 0; round < 5; round++) {
        const { trouble, more } = await client.exchange()
        if (trouble !== null && /^5/.test(trouble) && trouble !== '503') say(`answered ${trouble}`)
        if (trouble !== null || (!more && client.outbox.length === 0)) break
      }
      await pausing(Math.min(pause / 2 + lot.below(pause), Math.max(0, until - Date.now())))
    }
  })

  const operator = (async () => {
    let next = began + 15_000
    while (Date.now() < until) {
      await pausing(1000)
      const first = instances[0]
      if (first?.child.pid) memory.push({ at: passed(), resident: residentOf(first.child.pid) })
      progress(Math.round(passed() * minutes * 60), Math.round(minutes * 60), 'seconds')
      if (Date.now() < next) continue
      next = Date.now() + 15_000 + lot.below(30_000)
      const which = passed() < 0.2 && lot.chance(0.5) ? 0 : 1
      const old = instances[which]
      instances[which] = null
      const hard = lot.chance(0.5)
      if (hard) did.kills++
      else did.deploys++
      old?.child.kill(hard ? 'SIGKILL' : 'SIGTERM')
      const ended = await old?.exited
      if (!hard && ended?.code !== 0)
        say(`a deploy ended the old instance with ${ended?.code ?? ended?.signal}`)
      await pausing(lot.below(3000))
      instances[which] = await startReal(start)
    }
  })()

  try {
    await Promise.all([...lives, operator])
    faults = false
    for (const client of clients) await client.drain().catch((problem) => say(String(problem)))
    // Once more each: what the last ones sent, the first ones read.
    for (const client of clients) await client.drain().catch((problem) => say(String(problem)))
    const backlog = clients.reduce((sum, client) => sum + client.outbox.length, 0)
    if (backlog > 0) say(`I9: ${backlog} are still unsent`)
    const lines = await ground.log(0)
    for (const what of wrongInOrder(lines)) say(what)
    const inLog = new Set(lines.map(({ mid }) => mid))
    for (const client of clients) {
      for (const mid of client.told) if (!inLog.has(mid)) say(`I1: ${mid} was told as saved and is in no log`)
      if (client.resets > 0) say(`${client.name} had to begin anew`)
    }
    const reads = new Set(
      clients.slice(1).map((client) => [...client.read.keys()].sort((a, b) => a - b).join()),
    )
    if (reads.size > 1) say('I4: equal devices have read different parts of the log')
    for (const server of instances) {
      server?.child.kill('SIGTERM')
      const ended = await server?.exited
      if (server && ended?.code !== 0) say(`an instance ended with ${ended?.code ?? ended?.signal}`)
    }
    const verdict = await radslag(start, 'verify', '--json')
    if (verdict.code !== 0) say(`verify: ${verdict.out}${verdict.err}`)
    const second = median(memory.filter(({ at }) => at >= 0.25 && at < 0.5).map(({ resident }) => resident))
    const last = median(memory.filter(({ at }) => at >= 0.75).map(({ resident }) => resident))
    // Less than ten minutes say nothing of memory: the engine has not settled.
    if (minutes >= 10 && Math.abs(last - second) > second * 0.1)
      say(
        `memory is not flat: ${Math.round(second)} MB in the second quarter, ${Math.round(last)} MB in the last`,
      )
    return {
      did: {
        minutes: Math.round(minutes * 10) / 10,
        devices,
        ...did,
        saved: clients.reduce((sum, client) => sum + client.told.length, 0),
        'sent again': clients.reduce((sum, client) => sum + client.duplicates, 0),
        backlog,
        'RSS second and last quarter': `${Math.round(second)} and ${Math.round(last)} MB`,
      },
      wrong,
    }
  } finally {
    for (const server of instances) server?.child.kill('SIGKILL')
    await ground.clear()
    await postgres.stop()
  }
}

export const proof: Proof = {
  id: 'T21',
  title: 'soak: 50 devices against 2 instances on PostgreSQL, lines cut, instances killed and deployed',
  figure: '≥ 30 minutes, backlog 0 at the end, memory flat ± 10 %',
  needs: ['postgres'],
  run,
}
