// What a newer app sends to an older office waits there, and is taken when the office is of its version.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { revokeDevice } from '../../src/server/access.ts'
import { takeWhatWaited } from '../../src/server/upgrade.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let anna: TestDevice
beforeEach(async () => {
  office = await anOffice()
  anna = await office.enrolled('adviser', 'Anna')
})
afterEach(async () => {
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})
const newer = (over: Parameters<TestDevice['mutation']>[0] = {}) => anna.mutation({ schema: 2, ...over })
const upgrade = (schema = 2) => takeWhatWaited(office.store, office.world, schema)
const refused = () => office.inside((tx) => tx.quarantineRows())

test('[I13] what waited is taken after the upgrade, once, under its own name and author', async () => {
  const mutation = newer()
  expect((await anna.sync([mutation])).results).toMatchObject([
    { status: 'quarantined', issues: [{ because: 'newer-schema' }] },
  ])
  expect(await upgrade(1)).toBe(0)
  expect(await refused()).toHaveLength(1)
  expect(await upgrade()).toBe(1)
  expect(await refused()).toEqual([])
  const reply = await anna.sync([mutation])
  expect(reply.entries).toMatchObject([
    { mid: mutation.mid, by: { member: anna.member, device: anna.deviceId } },
  ])
  expect(reply.results).toMatchObject([{ status: 'duplicate', was: 'applied', seq: reply.cursor }])
  expect(await upgrade()).toBe(0)
})

test('what is wrong in the new version too stays, with what is wrong', async () => {
  const mutation = newer({ set: { ...sessionValues, minutes: 0 } })
  await anna.sync([mutation])
  expect(await upgrade()).toBe(0)
  expect(await refused()).toMatchObject([
    { mid: mutation.mid, issues: [{ field: 'minutes', because: 'too-few' }] },
  ])
  expect((await anna.sync([mutation])).results).toMatchObject([
    { status: 'duplicate', was: 'quarantined', issues: [{ field: 'minutes', because: 'too-few' }] },
  ])
})

test('what its author may not do is refused after the upgrade as before it', async () => {
  await anna.sync([newer({ type: 'programme', set: { name: 'X' }, base: { name: [] } })])
  expect(await upgrade()).toBe(0)
  expect(await refused()).toMatchObject([{ issues: [{ because: 'not-allowed' }] }])
})

test('what is repaired, or of a device that is shut out, is left to the lead', async () => {
  const mutation = newer()
  await anna.sync([mutation])
  await anna.sync([anna.mutation({ rec: mutation.rec, repairs: mutation.mid })])
  await anna.sync([newer()])
  await revokeDevice(office.store, office.office.id, anna.deviceId, false, office.world)
  expect(await upgrade()).toBe(0)
  expect(await refused()).toHaveLength(2)
})
