// A rescue file brought to the office’s terminal: nothing of it is lost, nothing comes twice.
import { createHash, randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { printRescue, type Rescue } from '../../src/files/rescue.ts'
import { takeRescue } from '../../src/server/rescue.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { sealedBundle, wrapped } from '../support/sealed-bundle.ts'
import { anId, anOffice, type TestDevice, type TestOffice } from './support.ts'

const digest = async (text: string) => createHash('sha256').update(text).digest('hex')
const key = randomBytes(32)
let at: TestOffice
let anna: TestDevice

beforeEach(async () => {
  at = await anOffice()
  anna = await at.enrolled('adviser', 'Anna')
  const { officeKey } = (await anna.get('/api/escrow')).json as { officeKey: string }
  await anna.post('/api/escrow', { wrapped: wrapped(officeKey, anna.deviceId, key) })
})
afterEach(async () => {
  expect((await verifyStore(at.store, at.world.sha256)).wrong).toEqual([])
  await at.close()
})

const fileOf = async (over: Partial<Rescue>): Promise<string> =>
  printRescue(
    {
      madeAt: '2026-05-04T13:07:22+02:00',
      appVersion: '1.0.0',
      device: anna.deviceId,
      bundles: [],
      plain: [],
      unopened: [],
      ...over,
    },
    digest,
  )
const take = (text: string, dryRun = false) =>
  takeRescue(at.store, at.office.id, Buffer.from(text), { dryRun }, at.world)
const bundle = (...rows: unknown[]) => sealedBundle(key, { mid: anId(), device: anna.deviceId }, rows)

test('its rows are their writer’s; the same file again changes nothing', async () => {
  const rows = [anna.mutation(), anna.mutation({ type: 'nonsense' })]
  const text = await fileOf({ bundles: [bundle(...rows)] })
  expect(await take(text)).toEqual({ ok: true, rescued: { taken: 1, known: 0, refused: 1, unopened: 0 } })
  expect(await take(text)).toEqual({ ok: true, rescued: { taken: 0, known: 2, refused: 0, unopened: 0 } })
  const entries = await at.inside((tx) => tx.entriesAfter(0, 100))
  expect(entries.at(-1)?.by).toEqual({ member: anna.member, device: anna.deviceId })
})

test('a dry run says the same and changes nothing', async () => {
  const text = await fileOf({ bundles: [bundle(anna.mutation())] })
  const before = await at.inside((tx) => tx.head())
  expect(await take(text, true)).toEqual({
    ok: true,
    rescued: { taken: 1, known: 0, refused: 0, unopened: 0 },
  })
  expect(await at.inside((tx) => tx.head())).toEqual(before)
})

test('open rows are taken for a device that the office knows, and no other', async () => {
  const row = anna.mutation()
  expect(await take(await fileOf({ plain: [row] }))).toMatchObject({ ok: true, rescued: { taken: 1 } })
  const strange = await fileOf({ plain: [row], device: anId() })
  expect(await take(strange)).toEqual({ ok: false, because: 'not-this-office' })
})

test('what cannot be opened is kept whole, and counted', async () => {
  const lost = sealedBundle(randomBytes(32), { mid: anId(), device: anna.deviceId }, [anna.mutation()])
  const text = await fileOf({ bundles: [lost], unopened: [{ mid: anId() }] })
  expect(await take(text)).toMatchObject({ ok: true, rescued: { taken: 0, unopened: 2 } })
  expect(await at.inside((tx) => tx.quarantineRows())).toMatchObject([{ mid: lost.mid }])
})

test('every cut and every changed letter is known by the checksum', async () => {
  const text = await fileOf({ bundles: [bundle(anna.mutation())] })
  for (let end = 0; end < text.length - 2; end += 37)
    expect(await take(text.slice(0, end))).toMatchObject({ ok: false })
  for (let place = 20; place < text.length - 2; place += 41) {
    const changed = text.slice(0, place) + (text[place] === 'x' ? 'y' : 'x') + text.slice(place + 1)
    expect(await take(changed)).toMatchObject({ ok: false })
  }
  expect(await at.inside(async (tx) => (await tx.entriesAfter(0, 100)).length)).toBe(3)
})

test('what is no rescue file, or a newer one, is said to be so', async () => {
  for (const text of ['', '{}', '[]', 'null', '{"radslag":"other"}', '{"radslag":"rescue"'])
    expect(await take(text)).toEqual({ ok: false, because: 'not-a-rescue-file' })
  expect(await take('{"radslag":"rescue","v":2}')).toEqual({ ok: false, because: 'newer-file' })
})
