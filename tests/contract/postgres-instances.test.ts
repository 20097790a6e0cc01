// Two instances of the server on one database: a device may meet either, and is told what came in at the other.
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { verifyStore } from '../../src/server/verify.ts'
import { aFolder, anOffice, keepInPostgres, type TestDevice, type TestOffice } from '../server/support.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
afterAll(() => postgres.stop(), 60_000)
keepInPostgres(postgres)

let one: TestOffice
let other: TestOffice
beforeEach(async () => {
  const folder = aFolder()
  one = await anOffice({ folder })
  other = await anOffice({ folder })
})
afterEach(async () => {
  other.events.stop()
  await other.store.close()
  await one.close()
})

async function listen(at: TestOffice, device: TestDevice) {
  const headers = { host: 'localhost:8787', cookie: device.cookie }
  const answer = await at.fetch(new Request('http://localhost:8787/api/events', { headers }), {})
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
  let heard = ''
  return {
    /** False when the stream ended without it. */
    async until(wanted: string): Promise<boolean> {
      while (!heard.includes(wanted)) {
        const { done, value } = await reader.read()
        if (done) return false
        heard += new TextDecoder().decode(value)
      }
      return true
    },
    end: () => reader.cancel(),
  }
}

test('who listens at one is told what came in at the other', async () => {
  const [anna, lead] = [await one.enrolled('adviser', 'Anna'), await other.signedIn()]
  const hints = await listen(other, lead)
  expect(await hints.until('"head":4')).toBe(true)
  await anna.sync([anna.mutation()])
  expect(await hints.until('"head":5')).toBe(true)
  await lead.post('/api/invitations', { name: 'Bo', role: 'adviser' })
  expect(await hints.until('event: devices')).toBe(true)
  await hints.end()
})

test('[I15] who is shut out at one reads nothing at the other, not even a hint', async () => {
  const [anna, lead] = [await one.enrolled('adviser', 'Anna'), await other.signedIn()]
  const hints = await listen(one, anna)
  expect(await hints.until('"head"')).toBe(true)
  await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
  expect(await hints.until('never said')).toBe(false)
  expect((await anna.get('/api/me')).status).toBe(401)
})

test('[I5] a device that meets now one, now the other, reads one unbroken log; what is sent twice is taken once', async () => {
  const [anna, bo] = [await one.enrolled('adviser', 'Anna'), await other.enrolled('adviser', 'Bo')]
  const mutations = Array.from({ length: 12 }, () => anna.mutation())
  const sent = mutations.map(async (mutation, i) => {
    const cookie = { cookie: anna.cookie }
    const body = { ...anna.request([mutation]), epoch: null, cursor: 0, cursorHash: null }
    const answers = await Promise.all([one, other].map((at) => at.post('/api/sync', body, cookie)))
    await bo.sync([bo.mutation()])
    if (i % 2) (i % 4 === 1 ? one : other).adopt(bo)
    return answers.map(({ json }) => (json as { results: { status: string }[] }).results[0]?.status)
  })
  for (const statuses of await Promise.all(sent)) expect(statuses.sort()).toEqual(['applied', 'duplicate'])
  const seqs: number[] = []
  for (const at of [other, one]) {
    at.adopt(anna)
    const { entries } = await anna.sync([], { epoch: null, cursor: 0, cursorHash: null })
    seqs.splice(0, seqs.length, ...entries.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: 28 }, (_, i) => i + 1))
  }
  expect((await verifyStore(other.store, one.world.sha256)).wrong).toEqual([])
})

test('a database that is away is 503 with a time to come back, and nothing is lost when it returns', async () => {
  const anna = await one.enrolled('adviser', 'Anna')
  await anna.sync([anna.mutation()])
  await postgres.crash()
  const mutation = anna.mutation()
  const answer = await anna.raw(anna.request([mutation]))
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  expect((await one.ask('/healthz')).status).toBe(503)
  await postgres.start()
  expect((await anna.sync([mutation])).results).toMatchObject([{ status: 'applied', seq: 5 }])
  expect((await one.ask('/healthz')).json).toMatchObject({ ok: true, store: 'postgres' })
  expect((await verifyStore(one.store, one.world.sha256)).wrong).toEqual([])
})
