// Attendance on a device: lists given and begun, rows that nobody who holds the tablet can read, and what closing says.
import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  beginList,
  closeList,
  editList,
  type HeldList,
  heldList,
  heldLists,
  keepSigning,
  likelyOf,
  listsRead,
  listToShow,
  listToSign,
  type NewList,
  photosKept,
  photosOf,
  type Row,
  sameNames,
  savePhoto,
  sign,
  signingKept,
  takeList,
} from '../../src/device/attendance.ts'
import { leaveKey } from '../../src/device/escrow.ts'
import { everyOf, queueState } from '../../src/device/live.ts'
import { readMe } from '../../src/device/me.ts'
import { placeOf, receive } from '../../src/device/receive.ts'
import { dropSigning, enterSigning, leaveSigning, signingNow } from '../../src/device/signing-mode.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { type ListCode, parseListCode, printListCode } from '../../src/files/list-code.ts'
import { aDevice, type InventedDevice, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { aSignature } from '../support/signature.ts'

const keys = createECDH('prime256v1')
keys.generateKeys()
const escrow: typeof fetch = async (_, init) =>
  Response.json(init?.method === 'POST' ? { bundles: 0 } : { officeKey: keys.getPublicKey('base64url') })

async function aTablet({ withKey = true } = {}): Promise<InventedDevice> {
  const tablet = await aDevice('tablet', 'Surfplattan')
  const me = await readMe(tablet.memory)
  if (me && withKey)
    await leaveKey({ memory: tablet.memory, handed: { ...tablet.handed, fetch: escrow } }, me)
  return tablet
}

const said: NewList = {
  title: 'Service på landsbygden',
  date: '2026-11-23' as LocalDate,
  place: 'Folkets hus',
  languages: ['sv', 'ar', 'ti'],
  noticeVersion: '2026-1',
  facts: { office: 'Coompanion', months: 84 },
}
const aRow = (name: string): Row => ({
  name,
  organisation: 'Byalaget Kanariefågel',
  signature: aSignature(),
  language: 'sv',
  noticeVersion: '2026-1',
})

/** As the phone shows it and the tablet's camera reads it. */
async function handed(from: InventedDevice, to: InventedDevice, id: string): Promise<HeldList> {
  const shown = await listToShow(from, id)
  const held = shown && (await heldList(from.memory, shown.id))
  if (!held) throw new Error('no list')
  const { id: list, given: _, signed: __, shown: ___, ...rest } = held
  const read = parseListCode(printListCode({ list, ...rest } as ListCode))
  if (!read.ok) throw new Error(read.because)
  return takeList(to, read.code)
}

/** Everything in the store as text, bytes too, as a copied profile would show it. */
async function everythingIn({ memory }: InventedDevice): Promise<string> {
  const tables = await Promise.all(memory.tables.map((table) => table.toArray()))
  return JSON.stringify(tables, (_, value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? Buffer.from(value as Uint8Array).toString('latin1')
      : value,
  )
}

test('a list goes from phone to tablet without network, and the tablet knows no other', async () => {
  const [phone, tablet] = [await aDevice(), await aTablet()]
  const begun = await beginList(phone, said)
  expect(begun.ok).toBe(true)
  const list = await handed(phone, tablet, begun.id)
  expect(list).toMatchObject({ ...said, id: begun.id, given: true, signed: 0 })
  expect((await heldLists(tablet.memory)).map(({ id }) => id)).toEqual([begun.id])
  // Read twice, or after somebody has signed, it is the same list.
  await sign(tablet, list.id, aRow('Amina'))
  expect(await handed(phone, tablet, begun.id)).toMatchObject({ id: list.id, signed: 1 })
})

test('a signed row on a tablet is sealed to the office: no name is in its store, and the count is', async () => {
  const tablet = await aTablet()
  const { id } = await beginList(tablet, said)
  await keepSigning(tablet, id, { name: 'Kanariefågel Ett', strokes: aSignature() })
  expect(await everythingIn(tablet)).not.toContain('Kanarief')
  expect(await sign(tablet, id, aRow('Kanariefågel Ett'))).toEqual({ ok: true, sealedFor: 'office' })
  expect(await heldList(tablet.memory, id)).toMatchObject({ signed: 1 })
  expect(await everythingIn(tablet)).not.toContain('Kanarief')
  expect(await signingKept(tablet, id, 120_000)).toBeNull()
  expect(await everyOf(tablet, 'attendance')).toEqual([])
  expect(await queueState(tablet.memory)).toMatchObject({ carried: 1 })
})

test('before the office has the tablet’s key, and on a phone, a row is sealed under the device’s own key', async () => {
  for (const device of [await aTablet({ withKey: false }), await aDevice()]) {
    const { id } = await beginList(device, said)
    expect(await sign(device, id, aRow('Kanariefågel Två'))).toEqual({ ok: true, sealedFor: 'device' })
    expect(await everythingIn(device)).not.toContain('Kanarief')
    expect(await heldList(device.memory, id)).toMatchObject({ signed: 1 })
    expect(await everyOf(device, 'attendance')).toMatchObject([{ record: { name: 'Kanariefågel Två' } }])
  }
})

test('what cannot be saved changes nothing: the person’s words and strokes are still there', async () => {
  for (const device of [await aTablet(), await aDevice()]) {
    const { id } = await beginList(device, said)
    const signing = { name: 'Bo 19121212-1212', strokes: aSignature() }
    await keepSigning(device, id, signing)
    expect(await sign(device, id, aRow(signing.name))).toMatchObject({
      ok: false,
      problem: { because: 'not-valid', issues: [{ field: 'name', because: 'personal-identity-number' }] },
    })
    expect(await heldList(device.memory, id)).toMatchObject({ signed: 0 })
    expect(await signingKept(device, id, 120_000)).toEqual(signing)
  }
})

test('what was being written comes back after a kill, and not when it is another’s turn', async () => {
  const tablet = await aTablet()
  const { id } = await beginList(tablet, said)
  await keepSigning(tablet, id, { name: 'Amina', strokes: aSignature() })
  expect(await signingKept(tablet, id, 120_000)).toEqual({ name: 'Amina', strokes: aSignature() })
  const later = { ...tablet, handed: { ...tablet.handed, now: () => tablet.handed.now() + 120_001 } }
  expect(await signingKept(later, id, 120_000)).toBeNull()
  expect(await signingKept(tablet, id, 120_000)).toBeNull()
  await keepSigning(tablet, id, { name: 'Amina' })
  await dropSigning(tablet.memory, id)
  expect(await signingKept(tablet, id, 120_000)).toBeNull()
})

test('signing mode outlives the app, and ends with nothing left of who was writing', async () => {
  const tablet = await aTablet()
  const { id } = await beginList(tablet, said)
  await enterSigning(tablet.memory, id)
  await keepSigning(tablet, id, { name: 'Amina' })
  expect(await signingNow(tablet.memory)).toBe(id)
  await leaveSigning(tablet.memory, id)
  expect(await signingNow(tablet.memory)).toBeNull()
  expect(await tablet.memory.drafts.count()).toBe(0)
})

test('a tablet closes the list that it was handed, and the adviser’s office sees how many signed', async () => {
  const office = new MemoryOffice()
  const [phone, tablet, lead] = [
    await aDevice(),
    await aTablet({ withKey: false }),
    await aDevice('lead', 'Lisa'),
  ]
  const { id } = await beginList(phone, said)
  const list = await handed(phone, tablet, id)
  for (const name of ['Amina', 'Bo']) await sign(tablet, list.id, aRow(name))
  const held = (await heldList(tablet.memory, id)) as HeldList
  const totals = { answers: 6, age: { '31-64': 6 }, gender: {}, origin: {} }
  expect(await closeList(tablet, held, totals)).toEqual({ ok: true })
  // The tablet is home before the phone is.
  await syncs(tablet, office)
  await syncs(phone, office)
  await syncs(lead, office)
  expect(await listsRead(lead)).toMatchObject([
    { record: { title: said.title, signed: 2, closed: tablet.handed.at() } },
  ])
  expect(await everyOf(lead, 'attendance')).toHaveLength(2)
  expect(await everyOf(lead, 'background')).toMatchObject([{ record: { list: id, answers: 6 } }])
  await syncs(phone, office)
  expect(await everyOf(phone, 'attendance')).toEqual([])
  // Somebody signed on paper: said afterwards, by the device that closed it.
  await editList(tablet, id, { onPaper: 12 })
  for (const device of [tablet, lead]) await syncs(device, office)
  expect(await listsRead(lead)).toMatchObject([{ record: { onPaper: 12, signed: 2 }, open: [] }])
})

test('who signs late on the phone signs a list of its own, of the same meeting', async () => {
  const [phone, tablet] = [await aDevice(), await aTablet()]
  const { id } = await beginList(phone, said)
  await handed(phone, tablet, id)
  const late = await listToSign(phone, id)
  expect(late?.id).not.toBe(id)
  expect(await heldList(phone.memory, late?.id ?? '')).toMatchObject({ title: said.title, signed: 0 })
  // And a list that is signed here already gives the tablet another.
  await sign(phone, late?.id ?? '', aRow('Amina'))
  const second = await listToShow(phone, late?.id ?? '')
  expect(second?.id).not.toBe(late?.id)
  expect(await heldLists(phone.memory)).toHaveLength(3)
})

test('[I12] what a tablet has sealed and sent is sent again to an office put back to an older day', async () => {
  const tablet = await aTablet()
  const { id } = await beginList(tablet, said)
  await sign(tablet, id, aRow('Amina'))
  const carried = (await tablet.memory.carried.toArray()).map(({ bundle }) => bundle)
  const mids = carried.map(({ mid }) => mid)
  const waiting = async () => (await tablet.memory.carried.toArray()).map(({ mid }) => mid)
  const answers = async (
    said: { epoch: string; reset?: true; durableSeq?: number; carried?: typeof carried; at?: number },
    status: 'applied' | 'quarantined' = 'applied',
  ) => {
    const { cursor, cursorHash, epoch } = await placeOf(tablet.memory)
    const reply = {
      results: (said.carried ?? []).map(({ mid }) => ({ mid, status })),
      ...{ entries: [], more: false, serverTime: tablet.handed.at(), durableSeq: said.durableSeq ?? 0 },
      ...{ epoch: said.epoch, cursor: said.reset ? 0 : Math.max(cursor, 7) },
      ...(said.reset ? { reset: true as const } : {}),
    }
    const handed = { ...tablet.handed, now: () => tablet.handed.now() + (said.at ?? 0) }
    const request = { epoch, cursor, cursorHash, muts: [], carried: said.carried ?? [] }
    await receive({ ...tablet, handed }, request, reply)
  }
  await answers({ epoch: 'one', carried })
  expect(await waiting()).toEqual([])
  await answers({ epoch: 'two', reset: true })
  expect(await waiting()).toEqual(mids)
  await answers({ epoch: 'two', carried })
  expect(await waiting()).toEqual([])
  // Once a verified backup has it, and the time for keeping has passed, it goes.
  const kept = () => tablet.memory.meta.where('key').startsWith('sealed:').count()
  const later = 91 * 86_400_000
  await answers({ epoch: 'two', at: later })
  expect(await kept()).toBe(1)
  await answers({ epoch: 'two', at: later, durableSeq: 7 })
  expect(await kept()).toBe(0)
})

test('a photo of a list on paper goes in parts, is sealed on the tablet, and is whole with the lead', async () => {
  const office = new MemoryOffice()
  const photo = Uint8Array.from({ length: 101_000 }, (_, i) => (i * 7) % 251)
  const tablet = await aTablet()
  const { id } = await beginList(tablet, said)
  expect(await savePhoto(tablet, id, photo)).toEqual({ ok: true, sealedFor: 'office' })
  expect(await photosKept(tablet.memory, id)).toEqual([{ sent: 0, of: 3 }])
  expect(await photosOf(tablet, id)).toEqual([])

  const [phone, lead] = [await aDevice(), await aDevice('lead', 'Lisa')]
  const begun = await beginList(phone, said)
  expect(await savePhoto(phone, begun.id, photo)).toEqual({ ok: true, sealedFor: 'device' })
  await syncs(phone, office)
  expect(await photosKept(phone.memory, begun.id)).toEqual([{ sent: 3, of: 3 }])
  await syncs(lead, office)
  expect(await photosOf(lead, begun.id)).toEqual([photo])
})

test('lists of no meeting are proposed for a meeting of their day, the likeliest first', async () => {
  const tablet = await aTablet()
  for (const [title, date] of [
    ['Bokcirkel', '2026-11-23'],
    ['Samtal', '2026-11-24'],
    ['Samtal', '2026-11-23'],
    ['Samtal', '2026-11-20'],
  ])
    await beginList(tablet, { ...said, title: title ?? '', date: date as LocalDate, place: 'Kumla' })
  const lists = await listsRead(tablet)
  const likely = likelyOf({ date: '2026-11-23' as LocalDate, title: 'samtal' }, lists)
  expect(likely.map(({ record, date }) => [(record as { title?: string }).title, date])).toEqual([
    ['Samtal', '2026-11-23'],
    ['Bokcirkel', '2026-11-23'],
    ['Samtal', '2026-11-24'],
  ])
})

test('the same name twice is proposed as a double, whatever its capitals', () => {
  const rows = ['Amina Warsame', 'Bo Ek', ' amina  warsame', 'سعاد'].map((name) => ({ name }))
  expect(sameNames(rows)).toEqual([[rows[0], rows[2]]])
})
