// T19: on a real PostgreSQL, two instances write one office at once, and a reader by cursor skips nothing.
import pg from 'pg'
import { Lot } from '../../src/demo/lot.ts'
import { byTheOffice, makeOffice, writeChange } from '../../src/server/office.ts'
import { openPostgres } from '../../src/server/stores/postgres.ts'
import type { Store } from '../../src/server/stores/store.ts'
import { handedBy, newId, realWorld } from '../../src/server/world.ts'
import { linkHash } from '../../src/sync/chain.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import { startPostgres } from '../support/postgres.ts'
import type { Asked, Found, Proof } from './proof.ts'

const rounds = 100_000
/** The naive way is known to lose: a hundredth of the rounds is enough to see it. */
const naiveShare = 0.01

/** Where a writer stands still: it has its number, and has not committed. */
type AtBarrier = () => Promise<void>
type Pulled = { seq: number; mid: string }

/** One way to number what two instances write. */
type Way = {
  /** Writes at one of two instances; ends when the commit is answered. An abort is thrown, and leaves nothing. */
  write(instance: 0 | 1, mid: string, atBarrier: AtBarrier): Promise<void>
  /** What comes after the cursor, as a device is shown it; throws when the chain does not hold. */
  pull(cursor: number): Promise<Pulled[]>
}

class Aborted extends Error {}

async function race({ seed, share, progress }: Asked): Promise<Found> {
  const postgres = await startPostgres()
  try {
    const url = await postgres.database()
    const wrong: string[] = []
    const many = Math.max(20, Math.round(rounds * share))
    const few = Math.max(20, Math.round(many * naiveShare))
    const ours = await ourWay(url)
    const held = await run(ours.way, url, many, new Lot(seed), (done) => progress(done, many + few))
    await ours.close()
    for (const { round, mid } of held.skipped.slice(0, 10)) {
      wrong.push(`I5: ${mid} was acknowledged and never shown · seed ${seed}, round ${round}`)
    }
    wrong.push(...held.wrong.map((one) => `${one} · seed ${seed}`))

    const naive = await naiveWay(url)
    const race = (nth: number) =>
      run(naive.way, url, few, new Lot(seed + nth), (done) => progress(many + done, many + few, 'naive'))
    let lost = await race(0)
    // It loses a row in some ten rounds: twenty of them may see none, and prove nothing yet.
    for (let nth = 1; lost.skipped.length === 0 && nth < 25; nth++) lost = await race(nth)
    await naive.close()
    // A race in which even the wrong way wins proves nothing of the right one.
    if (lost.skipped.length === 0)
      wrong.push(`the naive numbering skipped nothing: this race is none · seed ${seed}`)
    return {
      did: {
        rounds: many,
        acknowledged: held.acknowledged,
        aborted: held.aborted,
        pulls: held.pulls,
        skipped: held.skipped.length,
        'naive rounds': few,
        'naive skipped': lost.skipped.length,
      },
      wrong,
    }
  } finally {
    await postgres.stop()
  }
}

async function run(way: Way, url: string, many: number, lot: Lot, said: (done: number) => void) {
  const world = realWorld()
  const acknowledged = new Map<string, number>()
  const seen = new Set<string>()
  const wrong: string[] = []
  let [cursor, pulls, aborted] = [0, 0, 0]
  const pull = async () => {
    pulls++
    for (const { seq, mid } of await way.pull(cursor)) {
      cursor = Math.max(cursor, seq)
      seen.add(mid)
    }
  }
  const idle = await idlers(url)
  for (let round = 0; round < many && wrong.length === 0; round++) {
    const write = async (instance: 0 | 1, atBarrier: AtBarrier) => {
      const mid = newId(world)
      const aborts = lot.chance(0.1)
      try {
        await way.write(instance, mid, async () => {
          await atBarrier()
          if (aborts) throw new Aborted()
        })
        acknowledged.set(mid, round)
      } catch (problem) {
        if (problem instanceof Aborted) aborted++
        else wrong.push(`round ${round}: ${problem instanceof Error ? problem.message : problem}`)
      }
    }
    let reached = () => {}
    const numbered = new Promise<void>((done) => {
      reached = done
    })
    let release = () => {}
    const barrier = new Promise<void>((done) => {
      release = done
    })
    const firstAt: 0 | 1 = lot.chance(0.5) ? 0 : 1
    const first = write(firstAt, async () => {
      reached()
      await barrier
    })
    await Promise.race([numbered, first])
    // The other instance writes while the first has its number and no commit; meanwhile the reader goes on reading.
    const second = write(firstAt === 0 ? 1 : 0, async () => undefined)
    try {
      await Promise.race([second, pull().then(lot.chance(0.5) ? pull : undefined)])
      await pull()
      release()
      await Promise.all([first, second])
      await pull()
    } catch (problem) {
      release()
      await Promise.all([first, second])
      wrong.push(`round ${round}: ${problem instanceof Error ? problem.message : problem}`)
    }
    if (round % 40 === 0) await idle.renew()
    if (round % 50 === 0) said(round)
  }
  await idle.close()
  const skipped = [...acknowledged].filter(([mid]) => !seen.has(mid)).map(([mid, round]) => ({ mid, round }))
  if (wrong.length === 0 && seen.size > acknowledged.size)
    wrong.push('something was shown that was never acknowledged')
  said(many)
  return { acknowledged: acknowledged.size, aborted, pulls, skipped, wrong }
}

/** The office's own row, held from the number to the commit: what the store does. */
async function ourWay(url: string): Promise<{ way: Way; close(): Promise<void> }> {
  const world = realWorld()
  const { sha256 } = handedBy(world)
  const stores = await Promise.all([0, 1, 2].map(() => openPostgres(url)))
  const [one, other, reader] = stores as [Store, Store, Store]
  const office = (await one.write((tx) => makeOffice(tx, 'Kapplöpning', world))).id
  const before = await reader.read((tx) => tx.office(office).entriesAfter(0, 10))
  let last = { seq: 0, h: '' }
  const own = new Set(before.map(({ mid }) => mid))
  const way: Way = {
    write: (instance, mid, atBarrier) =>
      (instance === 0 ? one : other).transaction(office, async (tx) => {
        const change = creationOf(
          'member',
          newId(world),
          { name: 'Anna', role: 'adviser', active: true },
          mid,
        )
        await writeChange(tx, byTheOffice, change, world)
        // Some stand still with their rows already in the table, some before.
        if (mid.endsWith('0') || mid.endsWith('8')) await tx.entriesAfter(Number.MAX_SAFE_INTEGER, 1)
        await atBarrier()
      }),
    pull: (cursor) =>
      reader.read(async (tx) => {
        const rows = await tx.office(office).entriesAfter(cursor, 1000)
        for (const row of rows) {
          if (row.seq !== last.seq + 1) throw new Error(`I5: ${last.seq} is followed by ${row.seq}`)
          if (linkHash(sha256, last.h, row, row.bodyHash) !== row.h)
            throw new Error(`the chain breaks at ${row.seq}`)
          last = { seq: row.seq, h: row.h }
        }
        return rows.map(({ seq, mid }) => ({ seq, mid })).filter(({ mid }) => !own.has(mid))
      }),
  }
  // What the office began with is read before the race, so that the chain is followed from its first link.
  await way.pull(0)
  const pull = way.pull
  way.pull = (cursor) => pull(Math.max(cursor, before.length))
  return {
    way,
    close: async () => {
      await Promise.all(stores.map((store) => store.close()))
    },
  }
}

/** A sequence of the database's own, and `seq > cursor`: what many do, and lose rows by. */
async function naiveWay(url: string): Promise<{ way: Way; close(): Promise<void> }> {
  const clients = [0, 1, 2].map(() => new pg.Client({ connectionString: url }))
  for (const client of clients) await client.connect()
  const [one, other, reader] = clients as [pg.Client, pg.Client, pg.Client]
  await one.query('CREATE TABLE naive (seq BIGSERIAL PRIMARY KEY, mid TEXT NOT NULL)')
  return {
    way: {
      async write(instance, mid, atBarrier) {
        const client = instance === 0 ? one : other
        await client.query('BEGIN')
        try {
          await client.query('INSERT INTO naive (mid) VALUES ($1)', [mid])
          await atBarrier()
          await client.query('COMMIT')
        } catch (problem) {
          await client.query('ROLLBACK')
          throw problem
        }
      },
      pull: async (cursor) =>
        (await reader.query('SELECT seq::int, mid FROM naive WHERE seq > $1 ORDER BY seq', [cursor])).rows,
    },
    close: async () => {
      for (const client of clients) await client.end()
    },
  }
}

/** Long transactions that do nothing: one that has written, one that holds a moment. They must be in nobody's way. */
async function idlers(url: string) {
  const clients = [0, 1].map(() => new pg.Client({ connectionString: url }))
  for (const client of clients) await client.connect()
  const [writer, watcher] = clients as [pg.Client, pg.Client]
  const begin = async () => {
    await writer.query('BEGIN; SELECT pg_current_xact_id()')
    await watcher.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class')
  }
  await begin()
  return {
    async renew() {
      for (const client of clients) await client.query('ROLLBACK')
      await begin()
    },
    close: async () => {
      for (const client of clients) await client.end()
    },
  }
}

export const proof: Proof = {
  id: 'T19',
  title: 'two instances race for one office, PostgreSQL',
  figure: '100,000 rounds, 0 skipped; the naive numbering skips',
  needs: ['postgres'],
  run: race,
}
