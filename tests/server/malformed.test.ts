// 1,000 malformed payloads: none is a server error, and none changes a row outside the quarantine.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payload } from '../support/malformed.ts'
import { anOffice, byHand, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let devices: TestDevice[]
beforeAll(async () => {
  office = await anOffice()
  const adviser = await office.enrolled('adviser')
  await adviser.sync([adviser.mutation()])
  devices = [adviser, await office.enrolled('lead'), await office.enrolled('tablet')]
})
afterAll(() => office.close())

/** Every row that a refused payload may not touch: the log, what is folded from it, who gets in. */
async function rowsOutside(): Promise<string> {
  const rows: unknown[] = []
  const tables = ['log', 'records', 'members', 'invitations', 'ledger', 'settings']
  for (const sql of [
    'SELECT id, name, epoch, head_seq, head_h, durable_seq FROM offices',
    ...tables.map((table) => `SELECT * FROM ${table}`),
    'SELECT id, member, token_hash FROM devices',
    // A place in a queue and a receipt belong to what was refused, where it had them: never to something applied.
    `SELECT * FROM receipts WHERE status <> 'quarantined'`,
  ]) {
    rows.push((await byHand(office, sql)).map((row) => JSON.stringify(row)).sort())
  }
  return JSON.stringify(rows)
}

test('1,000 malformed payloads: no 5xx, no row changed outside the quarantine', {
  timeout: 120_000,
}, async () => {
  const before = await rowsOutside()
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(payload, fc.constantFrom(0, 1, 2), async (make, who) => {
      const device = devices[who] as TestDevice
      office.world.pass(1000)
      const { body, headers } = make(device)
      const answer = await device.raw(body, headers)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      expect(answer.status, answer.text).toBeLessThan(500)
      expect(answer.text).not.toMatch(/\bat .*\.ts|SQLITE|node_modules/)
    }),
    { numRuns: 1000 },
  )
  expect(await rowsOutside()).toBe(before)
  // The lot is worth something only if it reaches both the envelope and what lies in it.
  expect(statuses.get(200)).toBeGreaterThan(100)
  expect(statuses.get(400)).toBeGreaterThan(100)
  expect((await office.inside((tx) => tx.quarantineRows())).length).toBeGreaterThan(100)
  expect((await devices[0]?.sync([devices[0].mutation()]))?.results).toMatchObject([{ status: 'applied' }])
})
