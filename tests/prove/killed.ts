// T5, whatever the store: four write in batches while their server is killed again and again; nothing acknowledged is gone.
import type { ChildProcess } from 'node:child_process'
import { Lot } from '../../src/demo/lot.ts'
import type { Ground } from '../support/ground.ts'
import {
  builtServer,
  NotStarted,
  type RealServer,
  radslag,
  staffed,
  startReal,
} from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import { wrongInOrder } from '../support/store-file.ts'
import type { Asked, Found } from './proof.ts'

/** Kills of one office before a new one begins: a store of years would make each start dear, and prove no more. */
const killsAnOffice = 100
const batch = 20

export type Killing = {
  ground: () => Promise<Ground>
  /** Which server; another only to see that the proof fails with it. */
  main?: string
  /** Done beside some of the kills: the database's own end. */
  crash?: (lot: Lot) => Promise<void>
}

export async function killedAgainAndAgain(
  { seed, share, progress }: Asked,
  { ground: make, main = builtServer(), crash }: Killing,
): Promise<Found> {
  const lot = new Lot(seed)
  const kills = Math.max(3, Math.round(1000 * share))
  const wrong: string[] = []
  const did = {
    kills: 0,
    'while starting': 0,
    crashes: 0,
    'requests cut': 0,
    acknowledged: 0,
    'sent again': 0,
  }
  const say = (what: string) => wrong.push(`${what} · seed ${seed}, kill ${did.kills}`)
  while (did.kills < kills && wrong.length === 0) {
    const ground = await make()
    try {
      await office(ground, Math.min(killsAnOffice, kills - did.kills))
    } finally {
      await ground.clear()
    }
  }
  return { did, wrong }

  async function office(ground: Ground, times: number): Promise<void> {
    const store = await ground.open()
    const people = await staffed(store, ['lead', 'adviser', 'adviser', 'adviser'])
    await store.close()
    let address = ''
    const clients = people.map(
      ({ cookie }, at) =>
        new SmallClient(
          `writer ${at + 1}`,
          httpWire(() => address, cookie),
        ),
    )
    const seen = new Set<string>()
    let last = 0
    const start = { data: ground.data, main, env: ground.env }

    const look = async () => {
      const lines = await ground.log(last)
      for (const what of wrongInOrder(lines, last)) say(what)
      for (const { mid } of lines) {
        if (seen.has(mid)) say(`I2: ${mid} is twice in the log`)
        seen.add(mid)
      }
      last = lines.at(-1)?.seq ?? last
      for (const client of clients) {
        for (const [mid, { status }] of client.sent) {
          if (status === 'quarantined') say(`I8: ${mid} was refused`)
          else if (!seen.has(mid)) say(`I1: ${mid} was acknowledged (${status}) and is in no log`)
        }
      }
    }

    for (let round = 0; round < times && wrong.length === 0; round++) {
      await ground.letGo()
      const { server, early } = await started(start)
      if (!server) {
        if (early) did['while starting']++
        did.kills++
        continue
      }
      address = server.address
      await look()
      if (round % 25 === 24) for (const what of await ground.integrity()) say(what)
      let on = true
      const writers = clients.map(async (client) => {
        const own: { rec: string; mid: string }[] = []
        while (on) {
          if (client.outbox.length < batch) {
            for (let i = 0; i < batch; i++) {
              const edited =
                own.length > 0 && lot.chance(0.25) ? own.splice(lot.below(own.length), 1)[0] : undefined
              const { rec, mid } = client.save(edited)
              if (!edited) own.push({ rec, mid })
            }
          }
          const before = client.sent.size
          const { trouble } = await client.exchange(100)
          did.acknowledged += client.sent.size - before
          if (trouble === null) continue
          if (on && trouble === '500') say('a 5xx while it was not killed')
          if (!/^\d+$/.test(trouble)) did['requests cut']++
          return
        }
      })
      await new Promise((moment) => setTimeout(moment, lot.below(300)))
      if (crash && lot.chance(0.3)) {
        did.crashes++
        on = false // what fails from here on has its reason
        await crash(lot)
      }
      server.child.kill('SIGKILL')
      on = false
      await server.exited
      await Promise.all(writers)
      did.kills++
      progress(did.kills, kills, 'kills')
    }

    await ground.letGo()
    const server = await startReal(start)
    address = server.address
    for (const client of clients) await client.drain().catch((problem) => say(String(problem)))
    await look()
    for (const client of clients) {
      did['sent again'] += client.duplicates
      for (const mid of client.told) if (!seen.has(mid)) say(`I1: ${mid} was told as saved and is in no log`)
    }
    for (const what of await ground.integrity()) say(what)
    server.child.kill('SIGTERM')
    const { code } = await server.exited
    if (code !== 0) say(`a graceful stop ended with ${code}`)
    const verdict = await radslag(start, 'verify', '--json')
    if (verdict.code !== 0) say(`verify: ${verdict.out}${verdict.err}`)
  }

  /** Mostly a server that listens; sometimes one that was killed on the way there. */
  async function started(
    start: Parameters<typeof startReal>[0],
  ): Promise<{ server: RealServer | null; early: boolean }> {
    const early = lot.chance(0.1)
    const moment = lot.below(400)
    let child: ChildProcess | null = null
    const timer = early ? setTimeout(() => child?.kill('SIGKILL'), moment) : null
    try {
      const server = await startReal({
        ...start,
        spawned: (one) => {
          child = one
        },
      })
      return { server, early }
    } catch (problem) {
      if (!(early && problem instanceof NotStarted && problem.code === null)) throw problem
      return { server: null, early }
    } finally {
      if (timer) clearTimeout(timer)
    }
  }
}
