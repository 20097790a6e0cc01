// Backups in one place: what the lead is told of them, a new one, and a restore tried; none but a lead who just signed in.
import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, restore } from '../../src/server/backup.ts'
import type { stateFor } from '../../src/server/backups.ts'
import { aFolder, anOffice, clearAway, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let lead: TestDevice
let folder: string
beforeEach(async () => {
  office = await anOffice()
  lead = await office.signedIn('Lisa')
  folder = join(office.folder, 'backups')
})
afterEach(async () => {
  await office.close()
})

type State = ReturnType<typeof stateFor>
const state = async () => (await lead.get('/api/backups')).json as State
/** Asks for it, and waits until it is over. */
async function does(path: '/api/backups' | '/api/backups/test', body: unknown = {}): Promise<State> {
  const answer = await lead.post(path, body)
  expect(answer.status).toBe(200)
  for (;;) {
    const now = await state()
    if (!now.doing) return now
    await new Promise((done) => setTimeout(done, 5))
  }
}
const copies = () => readdirSync(folder).sort()

test('a lead makes a backup, and is told when, how large, and what is in it', async () => {
  expect(await state()).toMatchObject({ latest: null, tested: null, doing: null, copies: 0 })
  await lead.sync([lead.mutation(), lead.mutation()])
  const { latest, failed, copies: kept } = await does('/api/backups')
  expect(failed).toBeNull()
  expect(kept).toBe(1)
  const { seq } = await office.inside((tx) => tx.head())
  expect(latest).toMatchObject({ entries: seq, isThere: true, folder, file: copies()[0] })
  expect(latest?.bytes).toBeGreaterThan(4096)
  expect((await lead.sync([])).durableSeq).toBe(seq)
})

test('a restore is tried in full beside, its verdict kept, and nothing of it is left', async () => {
  await lead.sync([lead.mutation()])
  const made = await does('/api/backups')
  await lead.sync([lead.mutation()])
  const { tested, failed } = await does('/api/backups/test')
  expect(failed).toBeNull()
  expect(tested).toMatchObject({ ok: true, because: null, file: made.latest?.file, of: made.latest?.at })
  // What came after the backup is not in it, and that is no fault of the copy.
  expect(tested?.entries).toBe(made.latest?.entries)
  expect(tested?.records).toBe(made.latest?.records)
  expect(copies()).toEqual([made.latest?.file])
})

test('a copy that the disk has spoilt fails its test, by name, and the office goes on', async () => {
  const { latest } = await does('/api/backups')
  const file = join(folder, latest?.file ?? '')
  truncateSync(file, 4096 * 3)
  expect((await does('/api/backups/test')).tested).toMatchObject({ ok: false, because: 'damaged' })
  writeFileSync(file, 'ingen databas alls')
  expect((await does('/api/backups/test')).tested).toMatchObject({ ok: false, because: 'damaged' })
  expect((await lead.sync([lead.mutation()])).results).toMatchObject([{ status: 'applied' }])
})

test('another store than was copied, whole as it may be, is no test passed', async () => {
  await lead.sync([lead.mutation()])
  const { latest } = await does('/api/backups')
  const other = await anOffice()
  const file = join(folder, latest?.file ?? '')
  rmSync(file)
  await backUp(other.store, file, other.world)
  await other.close()
  expect((await does('/api/backups/test')).tested).toMatchObject({ ok: false, because: 'differs' })
})

test('a backup that is not where it lay is said to be gone, and cannot be tried', async () => {
  expect((await does('/api/backups/test')).failed).toMatchObject({ what: 'test', because: 'not-found' })
  const { latest } = await does('/api/backups')
  rmSync(join(folder, latest?.file ?? ''))
  expect((await state()).latest).toMatchObject({ isThere: false })
  expect((await does('/api/backups/test')).failed).toMatchObject({ what: 'test', because: 'not-found' })
})

test('what the terminal backed up is the latest too, and is tried where it lies', async () => {
  const away = aFolder()
  await backUp(office.store, join(away, 'nightly.db'), office.world)
  const { tested, latest } = await does('/api/backups/test')
  expect(latest).toMatchObject({ file: 'nightly.db', folder: away })
  expect(tested).toMatchObject({ ok: true, file: 'nightly.db' })
  expect(readdirSync(away)).toEqual(['nightly.db'])
  clearAway(away)
})

test('a restore does not forget the backup that it came from', async () => {
  const { latest } = await does('/api/backups')
  await restore(office.store, join(folder, latest?.file ?? ''), office.world)
  await lead.signsIn()
  expect((await state()).latest).toEqual(latest)
})

test('a folder that cannot be written to is said, and nothing is left half done', async () => {
  writeFileSync(folder, 'en fil i vägen')
  const { failed, latest, doing } = await does('/api/backups')
  expect(failed).toMatchObject({ what: 'backup', because: 'cannot-reach' })
  expect({ latest, doing }).toEqual({ latest: null, doing: null })
  rmSync(folder)
  mkdirSync(folder)
  expect((await does('/api/backups')).failed).toBeNull()
  expect(copies().filter((name) => !name.endsWith('.db'))).toEqual([])
})

test('those older than 35 days go when a new one holds, and more than ten are never kept', async () => {
  mkdirSync(folder)
  const nameOn = (day: number) =>
    `radslag-${new Date(office.world.clock() - day * 86_400_000).toISOString().replace(/[:.]/g, '')}.db`
  const [old, young] = [nameOn(36), nameOn(34)]
  for (const name of [old, young]) writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'min-egen.db'), '')
  mkdirSync(join(folder, 'test-avbrutet'))
  await does('/api/backups')
  expect([old, young].map((name) => existsSync(join(folder, name)))).toEqual([false, true])
  expect(existsSync(join(folder, 'min-egen.db'))).toBe(true)
  expect(existsSync(join(folder, 'test-avbrutet'))).toBe(false)
  for (let day = 0; day < 11; day++) {
    office.world.pass(1000)
    await does('/api/backups')
  }
  expect(copies().filter((name) => name.startsWith('radslag-'))).toHaveLength(10)
  expect((await state()).latest?.isThere).toBe(true)
})

test('no path comes from who asks', async () => {
  const { latest } = await does('/api/backups', { path: '/tmp/stulen.db', file: '../../ute.db', folder: '/' })
  expect(latest?.folder).toBe(folder)
  expect(existsSync('/tmp/stulen.db')).toBe(false)
  expect(copies()).toEqual([latest?.file])
  const { tested } = await does('/api/backups/test', { file: '/etc/passwd' })
  expect(tested).toMatchObject({ ok: true, file: latest?.file })
  for (const path of ['/api/backups/..%2f..%2fradslag.db', '/api/backups/test/%2e%2e/x', '/api/backups/x'])
    expect((await lead.get(path)).status).toBe(404)
})

test('one thing at a time: asked again meanwhile, it is the same one', async () => {
  const [first, second] = await Promise.all([
    lead.post('/api/backups', {}),
    lead.post('/api/backups/test', {}),
  ])
  const doing = [first, second].map(({ json }) => (json as State).doing?.what)
  expect(new Set(doing.filter(Boolean)).size).toBeLessThanOrEqual(1)
  while ((await state()).doing) await new Promise((done) => setTimeout(done, 5))
  expect(copies()).toHaveLength(1)
  expect(office.logged.filter(({ event }) => event === 'test-begun')).toEqual([])
})

test('none but a lead sees them, and none but one who just signed in makes or tries one', async () => {
  for (const role of ['adviser', 'tablet'] as const) {
    const other = await office.enrolled(role)
    expect((await other.get('/api/backups')).status).toBe(403)
    expect((await other.post('/api/backups', {})).status).toBe(403)
    expect((await other.post('/api/backups/test', {})).status).toBe(403)
  }
  const away = await office.enrolled('lead', 'Eva')
  expect((await away.get('/api/backups')).status).toBe(200)
  const refusedBy = async (path: string) => {
    const { status, json } = await away.post(path, {})
    return [status, (json as { error: { code: string } }).error.code]
  }
  expect(await refusedBy('/api/backups')).toEqual([403, 'needs-fresh-sign-in'])
  expect(await refusedBy('/api/backups/test')).toEqual([403, 'needs-fresh-sign-in'])
  office.world.pass(6 * 60_000)
  expect((await lead.post('/api/backups', {})).status).toBe(403)
  expect((await office.post('/api/backups', {})).status).toBe(401)
  expect(existsSync(folder)).toBe(false)
})

test('the log says that it was done, by whom, and no word of what is in it', async () => {
  await lead.sync([lead.mutation()])
  await does('/api/backups')
  const said = office.logged.filter(({ event }) => event.startsWith('backup'))
  expect(said.map(({ event }) => event)).toEqual(['backup-begun', 'backup-made'])
  expect(said[0]).toMatchObject({ office: office.office.id, device: lead.deviceId })
  expect(JSON.stringify(said)).not.toContain('.db')
})
