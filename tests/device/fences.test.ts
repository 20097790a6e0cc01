// What keeps a device whole when its store, its tabs or its line are not as they should be.
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { openMemory, sealerOf, storeVersion } from '../../src/device/database.ts'
import { keepDraft } from '../../src/device/drafts.ts'
import { queueState } from '../../src/device/live.ts'
import { checkPin, setPin } from '../../src/device/lock.ts'
import { openAsItIs } from '../../src/device/open-as-it-is.ts'
import { rescueFile } from '../../src/device/rescue.ts'
import { enterSigning } from '../../src/device/signing-mode.ts'
import { Transport } from '../../src/device/transport.ts'
import { aDevice, newId } from '../support/invented-device.ts'

const values = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}

/** The store as a version that is still to come leaves it. */
async function fromTheFuture(name: string): Promise<void> {
  const later = new Dexie(name)
  later.version(storeVersion + 5).stores({
    folded: '[gen+rec]',
    shown: 'id, [kind+date], *countsIn, *keys, *refs, *open, mergedInto, todo, somethingNew',
    tallies: 'month',
    outbox: 'lseq, mid, rec, lead',
    sent: 'mid, lseq, rec, seq, at, [status+settled]',
    drafts: 'key',
    meta: 'key',
    keys: 'id',
    carried: 'mid',
    frames: '[transfer+place]',
    unheardOf: 'id',
  })
  await later.open()
  later.close()
}

test('[I13] a store of a newer version is read, and nothing is written to it, by any door', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values }])
  const { name } = device.memory
  device.memory.close()
  await fromTheFuture(name)

  const opened = await openMemory(name)
  if (!opened.ok) throw new Error(opened.problem.because)
  const { memory } = opened
  expect(memory.readOnly).toBe(true)
  const older = { ...device, memory, sealer: await sealerOf(memory, device.handed.crypto) }
  expect(await queueState(memory)).toMatchObject({ unsent: 1 })
  expect(await saveNew(older, [{ kind: 'session', values }])).toEqual({
    ok: false,
    problem: { because: 'app-too-old' },
  })
  await expect(keepDraft(older, { key: 'k', kind: 'session', values })).rejects.toThrow()
  await expect(memory.meta.put({ key: 'x', value: 1 })).rejects.toThrow()
  await expect(memory.outbox.clear()).rejects.toThrow()
  const transport = new Transport(older)
  await transport.syncNow()
  expect(transport.state).toEqual({ doing: 'stopped', because: 'app-too-old' })
  expect(await queueState(memory)).toMatchObject({ unsent: 1 })
  // What it cannot send can still leave it.
  expect(await rescueFile(older)).toMatchObject({ rows: 1 })
})

test('[I13] a floor that a newer version set holds, also when the tables are the same', async () => {
  const device = await aDevice()
  expect((await device.memory.meta.get('schemaFloor'))?.value).toBe(storeVersion)
  await device.memory.meta.put({ key: 'schemaFloor', value: storeVersion + 1 })
  // A tab that was open before finds it at its next save.
  expect(await saveNew(device, [{ kind: 'session', values }])).toMatchObject({
    ok: false,
    problem: { because: 'app-too-old' },
  })
  device.memory.close()
  const opened = await openMemory(device.memory.name)
  expect(opened.ok && opened.memory.readOnly).toBe(true)
})

test('an open tab lets go when another brings a newer version, and says so; then that one opens', async () => {
  const name = `radslag-fence-${newId()}`
  const said: string[] = []
  const opened = await openMemory(name, { letGo: (because) => said.push(because) })
  expect(opened.ok).toBe(true)
  await fromTheFuture(name)
  expect(said).toEqual(['newer-store'])
  expect(opened.ok && opened.memory.isOpen()).toBe(false)
})

test('a tab that will not let go is said within the time that a person waits', async () => {
  const name = `radslag-fence-${newId()}`
  const holding = new Dexie(name)
  holding.version(1).stores({ meta: 'key' })
  holding.on('versionchange', () => false)
  await holding.open()
  const opened = await openMemory(name, { wait: 200 })
  expect(opened).toEqual({ ok: false, problem: { because: 'blocked' } })
  holding.close()
})

test('the store of every version is opened as it lies for the rescue, and nothing in it is changed', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values: { ...values, notes: 'Om stadgarna' } }])
  const { name } = device.memory
  device.memory.close()
  await fromTheFuture(name)
  const asItIs = await openAsItIs(name, device.handed)
  if (!asItIs.ok) throw new Error(asItIs.because)
  const file = await rescueFile(asItIs.store)
  expect(file).toMatchObject({ rows: 1, unopened: 0 })
  expect(file.text).toContain('Om stadgarna')
  expect(await openAsItIs('never-was', device.handed)).toEqual({ ok: false, because: 'no-store' })
  expect(await Dexie.exists('never-was')).toBe(false)
})

test('while a list goes round the rescue asks for the device’s PIN first, and knows a wrong one', async () => {
  const device = await aDevice('tablet')
  const { name } = device.memory
  const guarded = async () => {
    const opened = await openAsItIs(name, device.handed)
    if (!opened.ok) throw new Error(opened.because)
    return opened
  }
  await enterSigning(device.memory, newId())
  expect((await guarded()).isGuarded).toBe(false)
  expect(await setPin(device, '246813')).toEqual({ ok: true })
  const opened = await guarded()
  expect(opened.isGuarded).toBe(true)
  expect(await checkPin(opened.store, '246814')).toMatchObject({ ok: false, because: 'wrong' })
  expect(await checkPin(opened.store, '246813')).toMatchObject({ ok: true })
})

test('the rescue opens a store of the first version, which carried nothing for others', async () => {
  const name = `radslag-fence-${newId()}`
  const first = new Dexie(name)
  first.version(1).stores({ outbox: 'lseq, mid, rec, lead', meta: 'key', keys: 'id' })
  await first.open()
  const mid = newId()
  await first.table('outbox').put({ lseq: 1, mid, rec: newId(), at: 0, lead: 1, mutation: { mid, lseq: 1 } })
  first.close()
  const device = await aDevice()
  const asItIs = await openAsItIs(name, device.handed)
  expect(asItIs.ok && (await rescueFile(asItIs.store)).rows).toBe(1)
})

test('what there was no room for goes into the file beside what waits, and takes no place of its queue', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values }])
  const change = { mid: newId(), type: 'session', rec: newId(), op: 'set' as const, set: values, base: {} }
  const file = await rescueFile(device, [change])
  expect(file.rows).toBe(2)
  const { plain } = JSON.parse(file.text) as { plain: { mid: string; lseq: number }[] }
  expect(plain.find(({ mid }) => mid === change.mid)?.lseq).toBeGreaterThan(1_000_000)
  expect((await device.memory.meta.get('lseq'))?.value).toBe(1)
})

test('[I9] a request that hung while the machine slept is given up when it wakes, and sent again', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values }])
  let now = device.handed.now()
  const aborted: boolean[] = []
  const fetch: typeof globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      aborted.push(false)
      const mine = aborted.length - 1
      init?.signal?.addEventListener('abort', () => {
        aborted[mine] = true
        reject(init.signal?.reason)
      })
    })
  const transport = new Transport({ ...device, handed: { ...device.handed, now: () => now, fetch } })
  void transport.syncNow()
  await expect.poll(() => aborted).toEqual([false])
  now += 59_000
  transport.nudge()
  expect(aborted).toEqual([false])
  now += 2_000
  transport.nudge()
  await expect.poll(() => aborted).toEqual([true, false])
  expect(await queueState(device.memory)).toMatchObject({ unsent: 1 })
})
