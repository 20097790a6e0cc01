// What a person may ask of the office, over the wire: what it holds about her, a copy of it, that it goes; her signature on paper.
import type { Hono } from 'hono'
import { heldAbout, namesPerson } from '../domain/privacy/erase.ts'
import { canonical } from '../domain/programme/canonical.ts'
import type { Contact } from '../domain/records/contact.ts'
import type { Role } from '../domain/roles.ts'
import { limits } from '../sync/limits.ts'
import type { SignedIn } from './access.ts'
import type { Log } from './app.ts'
import type { BodyLimits } from './body.ts'
import { erase, erasuresOf, parseOrder } from './erasures.ts'
import { type C, type Env, packed } from './http.ts'
import { shownRecords } from './office.ts'
import { attendanceSheet, type PaperLanguage } from './papers/attendance-sheet.ts'
import { extractOf, registerExtract } from './papers/register-extract.ts'
import { Refusal } from './refusal.ts'
import { comingErasures } from './retention.ts'
import { sheetOf } from './sheets.ts'
import type { Door } from './sign-in-routes.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

type Tools = Door & {
  store: Store
  world: World
  log: Log
  asRole: (c: C, ...roles: Role[]) => Promise<SignedIn>
  fieldsOf: (c: C, most: BodyLimits) => Promise<Record<string, unknown>>
  /** Those who listen are told that there is something to read. */
  wrote: () => void
}

/** So far ahead the list of what is to go reaches. */
const listedAhead = 90

export function personRoutes(hono: Hono<Env>, tools: Tools): void {
  const { store, world, log, asRole, fieldsOf, signedInLead, freshlySignedIn, wrote } = tools

  hono.get('/api/contacts/:id/held', async (c) => {
    const { office } = await signedInLead(c)
    const found = await store.read((tx) => personIn(tx.office(office), c.req.param('id')))
    if (!found) throw new Refusal(404, 'not-found')
    return packed(c, { held: found.held, quarantined: found.quarantined })
  })

  hono.get('/api/contacts/:id/extract', async (c) => {
    const { office, device } = await freshlySignedIn(c)
    const id = c.req.param('id')
    const found = await store.read(async (tx) => {
      const person = await personIn(tx.office(office), id)
      return person && extractOf(tx.office(office), person.held)
    })
    if (!found) throw new Refusal(404, 'not-found')
    log({ at: instantNow(world), event: 'extract', office, device: device.id, contact: id })
    return paperReply(c, await registerExtract(found, languageOf(c), new Date(world.clock())))
  })

  hono.get('/api/erasures', async (c) => {
    const { office } = await asRole(c, 'lead')
    return packed(c, { erasures: await store.read((tx) => erasuresOf(tx.office(office))) })
  })

  hono.post('/api/erasures', async (c) => {
    const { office, device, member } = await freshlySignedIn(c)
    const order = parseOrder((await fieldsOf(c, limits)).records)
    if (!order) throw new Refusal(400, 'not-valid', { field: 'records' })
    if (!(await store.transaction(office, (tx) => erase(tx, order, world))))
      throw new Refusal(404, 'not-found')
    const who = { office, device: device.id, member: member.id }
    log({ at: instantNow(world), event: 'erased', ...who, records: order.length })
    wrote()
    const [latest] = await store.read((tx) => erasuresOf(tx.office(office), 1))
    return packed(c, { erasure: latest })
  })

  hono.get('/api/retention', async (c) => {
    const { office } = await asRole(c, 'lead')
    return packed(c, {
      coming: await store.read((tx) => comingErasures(tx.office(office), world, listedAhead)),
    })
  })

  hono.get('/api/lists/:file', async (c) => {
    const id = /^(.+)\.pdf$/.exec(c.req.param('file'))?.[1] ?? ''
    const asked = await asRole(c, 'adviser', 'lead')
    const { office, device, member } = asked.member.role === 'lead' ? await freshlySignedIn(c) : asked
    const found = await store.read(async (tx) => {
      const sheet = await sheetOf(tx.office(office), id, languageOf(c))
      // An adviser has the rows that her own device took, and no others (interfaces.md).
      const own = sheet?.writers.every((writer) => writer === device.id)
      return member.role === 'lead' || own ? sheet : null
    })
    if (!found) throw new Refusal(404, 'not-found')
    log({ at: instantNow(world), event: 'attendance-sheet', office, device: device.id, list: id })
    return paperReply(c, await attendanceSheet(found.sheet, languageOf(c)))
  })
}

const languageOf = (c: C): PaperLanguage => (c.req.query('language') === 'en' ? 'en' : 'sv')

const paperReply = (c: C, pdf: Uint8Array) =>
  c.body(pdf as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/pdf' })

/** Everything held about the person that a contact is, merged ones with it; null when there is no such contact. */
async function personIn(tx: OfficeStore, id: string) {
  const all = await shownRecords(tx)
  const same = canonical(all)
  const contacts = all.flatMap(({ record }) =>
    record.kind === 'contact' && same.of(record.id) === same.of(id) ? [record as Contact] : [],
  )
  if (!contacts.some((one) => one.id === id)) return null
  const names = namesPerson(contacts)
  const rows = await tx.quarantineRows()
  const held = heldAbout(
    contacts,
    all.map(({ record }) => record),
  )
  return { held, quarantined: rows.filter(({ raw, repaired }) => !repaired && names(raw)).length }
}
