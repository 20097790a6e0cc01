// The PostgreSQL store keeps the contract, and what only a database that others use too can break.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../src/server/backup.ts'
import { byTheOffice, makeOffice, writeChange } from '../../src/server/office.ts'
import { openPostgres } from '../../src/server/stores/postgres.ts'
import { openSqlite } from '../../src/server/stores/sqlite.ts'
import { type OfficeStore, type Store, StoreUnusable } from '../../src/server/stores/store.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import { aFolder, anId, aWorld, clearAway, sessionValues } from '../server/support.ts'
import { startPostgres } from '../support/postgres.ts'
import { storeContract } from './store.ts'

const postgres = await startPostgres()
afterAll(() => postgres.stop(), 60_000)

storeContract('PostgreSQL', () => {
  let url = ''
  return {
    async open() {
      url = await postgres.database()
      return openPostgres(url)
    },
    async again(store) {
      await store.close()
      return openPostgres(url)
    },
    clear: () => postgres.drop(url),
  }
})

const world = aWorld()
let url = ''
beforeEach(async () => {
  if (url) await postgres.drop(url)
  url = await postgres.database()
})

const save = async (tx: OfficeStore, rec = anId(), values: object = sessionValues) => {
  const change = creationOf('session', rec, values as typeof sessionValues, anId())
  await writeChange(tx, byTheOffice, change, world)
  return { rec, mid: change.mid }
}
const anOfficeIn = async (store: Store, name = 'Ett kontor') =>
  (await store.write((tx) => makeOffice(tx, name, world))).id
const headOf = (store: Store, office: string) => store.read((tx) => tx.office(office).head())
const wrongIn = async (store: Store) => (await verifyStore(store, world.sha256)).wrong
const refusal = async (to: string): Promise<string> => {
  try {
    await (await openPostgres(to)).close()
  } catch (problem) {
    if (problem instanceof StoreUnusable) return problem.because
    throw problem
  }
  return 'opened'
}
/** The store's own role, outside the store. */
async function asTheService<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=radslag' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

describe('a second wall between offices', () => {
  test('[I15] a question without an office, or with another’s, sees nothing of this one', async () => {
    const store = await openPostgres(url)
    const [mine, other] = [await anOfficeIn(store), await anOfficeIn(store, 'Ett annat')]
    await store.transaction(mine, save)
    await asTheService(async (client) => {
      const tables = (await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'radslag'`)).rows
        .map(({ tablename }) => tablename as string)
        .filter((name) => name !== 'schema')
      expect(tables.length).toBe(19)
      for (const table of tables) {
        const count = async () => (await client.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n
        await client.query(`SELECT set_config('radslag.office', '', false)`)
        expect([table, await count()]).toEqual([table, 0])
      }
      await client.query(`SELECT set_config('radslag.office', $1, false)`, [other])
      expect((await client.query('SELECT DISTINCT office FROM log')).rows).toEqual([{ office: other }])
      expect((await client.query('SELECT id FROM offices')).rows).toEqual([{ id: other }])
      // Nor can it write there.
      expect((await client.query('DELETE FROM log WHERE office = $1', [mine])).rowCount).toBe(0)
      await expect(
        client.query('INSERT INTO places (office, device, lseq, mid) VALUES ($1, $2, 1, $2)', [mine, 'd']),
      ).rejects.toMatchObject({ code: '42501' })
    })
    expect((await headOf(store, mine)).seq).toBe(3)
    await store.close()
  })

  test('a superuser, whom the wall does not hold, is doubted', async () => {
    const [own, above] = [await openPostgres(url), await openPostgres(postgres.asSuperuser(url))]
    expect([own.doubts, above.doubts]).toEqual([[], ['superuser']])
    await own.close()
    await above.close()
  })
})

describe('refused at the start', () => {
  test.each(['fsync', 'full_page_writes'])('[I10] a server with %s off', async (name) => {
    await postgres.ask(`ALTER SYSTEM SET ${name} = off`)
    await postgres.ask('SELECT pg_reload_conf()')
    const said = async () => (await postgres.ask(`SHOW ${name}`))[0]?.[name]
    try {
      for (let i = 0; i < 100 && (await said()) === 'on'; i++)
        await new Promise((done) => setTimeout(done, 20))
      expect(await refusal(url)).toBe('not-durable')
    } finally {
      await postgres.ask(`ALTER SYSTEM RESET ${name}`)
      await postgres.ask('SELECT pg_reload_conf()')
      for (let i = 0; i < 100 && (await said()) === 'off'; i++)
        await new Promise((done) => setTimeout(done, 20))
    }
    expect(await refusal(url)).toBe('opened')
  })

  test('[I10] what the server does by itself for others is not enough for us: a commit is on disk', async () => {
    await postgres.ask('ALTER ROLE radslag SET synchronous_commit = off')
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    const seen: string[] = []
    const query = pg.Client.prototype.query
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      const text = typeof args[0] === 'string' ? args[0] : ''
      if (text === 'COMMIT') {
        const ask = query as unknown as (text: string) => Promise<pg.QueryResult>
        const before = ask.call(this, 'SHOW synchronous_commit')
        return before.then(({ rows }) => {
          seen.push(rows[0].synchronous_commit)
          return query.apply(this, args as never)
        })
      }
      return query.apply(this, args as never)
    } as never
    await store.transaction(office, save).finally(() => {
      pg.Client.prototype.query = query
    })
    expect(seen).toEqual(['on'])
    await store.close()
    await postgres.ask('ALTER ROLE radslag RESET synchronous_commit')
  })

  test('[I13] a store of a later version', async () => {
    await (await openPostgres(url)).close()
    await asTheService((client) => client.query('UPDATE schema SET version = 99'))
    expect(await refusal(url)).toBe('newer')
  })

  test('what somebody else keeps under our name', async () => {
    await asTheService((client) => client.query('CREATE SCHEMA radslag CREATE TABLE radslag.mine (a INT)'))
    expect(await refusal(url)).toBe('not-a-store')
  })

  test('a database in another encoding, one that is not there, and a server that does not answer', async () => {
    await postgres.ask(
      `CREATE DATABASE latin OWNER radslag TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'`,
    )
    expect(await refusal(url.replace(/[^/]+$/, 'latin'))).toBe('not-utf8')
    expect(await refusal(url.replace(/[^/]+$/, 'nowhere'))).toBe('cannot-open')
    expect(await refusal(url.replace(`:${postgres.port}/`, ':1/'))).toBe('unreachable')
  })
})

describe('several instances', () => {
  test('two that start at once on an empty database make one store', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgres(url)))
    const offices = await Promise.all(stores.map((store, i) => anOfficeIn(store, `Kontor ${i}`)))
    expect((await stores[0]?.standings())?.map(({ office }) => office).sort()).toEqual(offices.sort())
    await Promise.all(stores.map((store) => store.close()))
  })

  test('what both write in one office at once is one unbroken chain', async () => {
    const [one, other] = [await openPostgres(url), await openPostgres(url)]
    const office = await anOfficeIn(one)
    const before = await other.dataVersion()
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 ? one : other).transaction(office, (tx) => save(tx))),
    )
    expect((await headOf(other, office)).seq).toBe(62)
    expect(await other.dataVersion()).not.toBe(before)
    expect(await wrongIn(one)).toEqual([])
    await one.close()
    await other.close()
  })

  test('one office’s long work is not in another’s way', async () => {
    const store = await openPostgres(url)
    const [slow, quick] = [await anOfficeIn(store), await anOfficeIn(store, 'Ett annat')]
    let end = () => {}
    const long = store.transaction(slow, async (tx) => {
      await save(tx)
      await tx.records()
      await new Promise<void>((done) => {
        end = done
      })
    })
    // More who wait for the busy office than there are connections.
    const waiting = Array.from({ length: 30 }, () => store.transaction(slow, (tx) => save(tx)))
    await store.transaction(quick, (tx) => save(tx))
    expect((await headOf(store, quick)).seq).toBe(3)
    expect((await headOf(store, slow)).seq).toBe(2)
    end()
    await Promise.all([long, ...waiting])
    expect((await headOf(store, slow)).seq).toBe(33)
    await store.close()
  })

  test('who listens at one hears what another wrote, also after the connection was lost', async () => {
    const [one, other] = [await openPostgres(url), await openPostgres(url)]
    const office = await anOfficeIn(other)
    let heard = () => {}
    const next = () =>
      new Promise<void>((done) => {
        heard = done
      })
    const listens = next()
    const stop = one.hear?.(() => heard())
    await listens // that it listens is the first thing it says
    const told = next()
    await other.transaction(office, (tx) => save(tx))
    await told
    const again = next()
    await postgres.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'radslag listens'`,
    )
    await again
    const after = next()
    await other.transaction(office, (tx) => save(tx))
    await after
    stop?.()
    await one.close()
    await other.close()
  })

  test('[I3] a knot that PostgreSQL unties by ending one of them is done again, and leaves one trace', async () => {
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    let times = 0
    await store.transaction(office, async (tx) => {
      await save(tx)
      if (++times < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
    })
    expect([times, (await headOf(store, office)).seq]).toEqual([3, 3])
    expect(await wrongIn(store)).toEqual([])
    await store.close()
  })

  test('[I10] a transaction that PostgreSQL has given up is not said to be done', async () => {
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    // The last thing before the commit, so that nothing else says that all is lost.
    const swallowed = store.transaction(office, async (tx) => {
      await tx.rename('Ett nytt namn')
      await tx.keepDevice({ id: 'd', member: 'nobody' } as never).catch(() => undefined)
    })
    await expect(swallowed).rejects.toThrow('not committed')
    expect((await store.read((tx) => tx.office(office).office())).name).toBe('Ett kontor')
    await store.close()
  })
})

describe('when the database goes away', () => {
  test('[I10] what was answered is there after a crash; meanwhile it says so, and afterwards it goes on', async () => {
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    for (let i = 0; i < 20; i++) await store.transaction(office, (tx) => save(tx))
    await postgres.crash()
    const tried = store.transaction(office, (tx) => save(tx))
    await expect(tried).rejects.toMatchObject({ because: 'unreachable' })
    await expect(store.standings()).rejects.toMatchObject({ because: 'unreachable' })
    await postgres.start()
    await store.transaction(office, (tx) => save(tx))
    expect((await headOf(store, office)).seq).toBe(23)
    expect(await wrongIn(store)).toEqual([])
    await store.close()
  })

  test('a connection that is cut in the middle of the work takes the work with it', async () => {
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    const cut = store.transaction(office, async (tx) => {
      await save(tx)
      await tx.records()
      await postgres.ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'radslag' AND state LIKE 'idle in%'`,
      )
      // Noticed while nothing is asked: nobody but the store is there to hear of it.
      await new Promise((done) => setTimeout(done, 50))
    })
    await expect(cut).rejects.toMatchObject({ because: 'unreachable' })
    expect((await headOf(store, office)).seq).toBe(2)
    await store.close()
  })
})

test('a push of two hundred asks the database a few questions, not a thousand', async () => {
  const store = await openPostgres(url)
  const office = await anOfficeIn(store)
  let questions = 0
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    questions++
    return query.apply(this, args as never)
  } as never
  const coming = Array.from({ length: 200 }, (_, i) => ({ mid: anId(), rec: anId(), lseq: i + 1 }))
  await store
    .transaction(office, async (tx) => {
      await tx.readAhead('d', coming)
      for (const { mid, rec, lseq } of coming) {
        expect(await tx.receipt(mid)).toBeNull()
        expect(await tx.usedPlace('d', lseq)).toBeNull()
        await tx.keepPlace('d', lseq, mid)
        await writeChange(tx, byTheOffice, creationOf('session', rec, sessionValues, mid), world)
      }
    })
    .finally(() => {
      pg.Client.prototype.query = query
    })
  expect(questions).toBeLessThan(20)
  expect((await headOf(store, office)).seq).toBe(202)
  await store.transaction(office, async (tx) => {
    await tx.readAhead('d', coming)
    const [first] = coming
    expect(await tx.receipt(first?.mid ?? '')).toMatchObject({ status: 'applied', seq: 3 })
    expect(await tx.usedPlace('d', 1)).toBe(first?.mid)
    expect((await tx.record(first?.rec ?? ''))?.first).toBe(3)
  })
  await store.close()
})

test('an id that PostgreSQL could not even write down is nobody’s', async () => {
  const store = await openPostgres(url)
  const office = await anOfficeIn(store)
  await store.transaction(office, async (tx) => {
    expect(await tx.device('a\0b')).toBeNull()
    expect(await tx.receipt('\0')).toBeNull()
    expect(await tx.record('\ud800')).toBeNull()
    await save(tx)
  })
  expect((await headOf(store, office)).seq).toBe(3)
  await store.close()
})

describe('moved between stores', () => {
  test('[I12] from PostgreSQL to the embedded store and back: the chain is unbroken, and verify clean', async () => {
    const folder = aFolder()
    const [there, here] = [await openPostgres(url), openSqlite(folder)]
    const office = await anOfficeIn(there, 'Råd & ”dåd” 📱')
    const { rec } = await there.transaction(office, (tx) =>
      save(tx, anId(), { ...sessionValues, notes: 'a\u0000b \\ "c" \u2028 å' }),
    )
    for (let i = 0; i < 30; i++) await there.transaction(office, (tx) => save(tx))
    const head = await headOf(there, office)
    const bytes = (store: Store) =>
      store.read(async (tx) =>
        JSON.stringify([await tx.office(office).entriesAfter(0, 999), await tx.office(office).record(rec)]),
      )

    // While others write: the copy is of one moment.
    let going = true
    const writing = (async () => {
      while (going) await there.transaction(office, (tx) => save(tx))
    })()
    const out = join(folder, 'out.db')
    expect(await backUp(there, out, world)).toMatchObject({ ok: true })
    going = false
    await writing
    await restore(here, out, world)
    expect(await wrongIn(here)).toEqual([])
    const kept = await here.read((tx) => tx.office(office).entriesAfter(0, head.seq))
    expect(kept.at(-1)?.h).toBe(head.h)

    const back = join(folder, 'back.db')
    await here.transaction(office, (tx) => save(tx))
    expect(await backUp(here, back, world)).toMatchObject({ ok: true })
    await restore(there, back, world)
    expect(await wrongIn(there)).toEqual([])
    expect(await bytes(there)).toBe(await bytes(here))
    // And it goes on where it was.
    await there.transaction(office, (tx) => save(tx))
    expect(await wrongIn(there)).toEqual([])
    await there.close()
    await here.close()
    clearAway(folder)
  })

  test('a restore that fails half-way changes nothing', async () => {
    const folder = aFolder()
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    await backUp(store, join(folder, 'copy.db'), world)
    await store.transaction(office, (tx) => save(tx))
    const before = await headOf(store, office)
    const failing = store.restoreFrom(join(folder, 'copy.db'), {
      before: async () => undefined,
      after: async () => {
        throw new Error('the power went')
      },
    })
    await expect(failing).rejects.toThrow('the power went')
    expect(await headOf(store, office)).toEqual(before)
    expect(await wrongIn(store)).toEqual([])
    await expect(store.copyTo(join(folder, 'copy.db'))).rejects.toThrow(StoreUnusable)
    expect(existsSync(join(folder, 'copy.db'))).toBe(true)
    await store.close()
    clearAway(folder)
  })
})

test('[I16] what was erased is in no table’s file when it has been swept', async () => {
  const canary = 'KANARIEFÅGEL'
  const store = await openPostgres(url)
  const office = await anOfficeIn(store)
  const { rec } = await store.transaction(office, (tx) =>
    save(tx, anId(), { ...sessionValues, notes: canary.repeat(3) }),
  )
  const files = async () => {
    await postgres.ask('CHECKPOINT', url)
    const rows = await postgres.ask(
      `SELECT c.relname FROM pg_class c WHERE relkind IN ('r', 't') AND relfilenode <> 0
         AND position(convert_to('${canary}', 'UTF8') IN pg_read_binary_file(pg_relation_filepath(c.oid))) > 0`,
      url,
    )
    return rows.map(({ relname }) => relname).sort()
  }
  expect(await files()).toEqual(['log', 'records'])
  const erase = { mid: anId(), type: 'session', rec, op: 'erase' as const, set: {}, base: {} }
  await store.transaction(office, (tx) => writeChange(tx, byTheOffice, erase, world))
  await store.close()
  expect(await files()).toEqual([])
})

describe('its own check', () => {
  test('finds an index that is not valid, and a row without what it belongs to', async () => {
    const store = await openPostgres(url)
    const office = await anOfficeIn(store)
    expect(await store.integrity()).toEqual([])
    await postgres.ask(
      `UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'radslag.records_by_arrival'::regclass`,
      url,
    )
    expect(await store.integrity()).toEqual(['index not valid: records_by_arrival'])
    await postgres.ask(
      `UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'radslag.records_by_arrival'::regclass`,
      url,
    )
    await postgres.ask(
      `SET session_replication_role = replica; UPDATE radslag.places SET office = 'x'; INSERT INTO radslag.places VALUES ('gone', 'd', 1, 'm')`,
      url,
    )
    expect(await store.integrity()).toEqual(['a row of places without what it belongs to'])
    expect(office).not.toBe('gone')
    await store.close()
  })

  test('uses amcheck where it may', async () => {
    const store = await openPostgres(url)
    await anOfficeIn(store)
    await postgres.ask(
      'CREATE EXTENSION IF NOT EXISTS amcheck; GRANT EXECUTE ON FUNCTION bt_index_check(regclass) TO radslag',
      url,
    )
    const asked: string[] = []
    const query = pg.Client.prototype.query
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      if (typeof args[0] === 'string') asked.push(args[0])
      return query.apply(this, args as never)
    } as never
    const found = await store.integrity().finally(() => {
      pg.Client.prototype.query = query
    })
    expect(found).toEqual([])
    expect(asked.filter((text) => text.includes('bt_index_check($1')).length).toBeGreaterThan(15)
    await postgres.ask('DROP EXTENSION amcheck', url)
    await store.close()
  })
})
