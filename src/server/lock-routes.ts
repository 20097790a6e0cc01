// The reported year over the wire: locked, what reached it since, opened, added to; and what is behind each of its numbers.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { lateChoices, reportPeriods } from '../domain/records/office.ts'
import type { Role } from '../domain/roles.ts'
import { dayInStockholm, localDate, type Year } from '../domain/values/local-date.ts'
import { recordId } from '../domain/values/record-id.ts'
import { line, oneOf } from '../domain/values/text.ts'
import type { SignedIn } from './access.ts'
import type { Log } from './app.ts'
import { evidenceOf, noteEvidence } from './evidence.ts'
import { type C, type Env, packed } from './http.ts'
import {
  decideLate,
  type LockAsked,
  lockedYear,
  lockYear,
  type NotLocked,
  openYear,
  supplement,
} from './locks.ts'
import { Refusal } from './refusal.ts'
import type { Door } from './sign-in-routes.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

type Tools = Door & {
  store: Store
  world: World
  log: Log
  asRole: (c: C, ...roles: Role[]) => Promise<SignedIn>
  fieldsOf: (c: C) => Promise<Record<string, unknown>>
  /** Those who listen are told that there is something to read. */
  wrote: () => void
}

const why = line(500)
const asks = {
  lock: z.strictObject({ programme: z.optional(line(60)) }),
  late: z.strictObject({ programme: z.optional(line(60)), id: recordId, choice: oneOf(lateChoices), why }),
  exception: z.strictObject({ programme: z.optional(line(60)), what: why, why, until: localDate }),
  supplement: z.strictObject({ programme: z.optional(line(60)), why }),
  evidence: z.strictObject({
    programme: z.optional(line(60)),
    indicator: line(60),
    period: oneOf(reportPeriods),
    language: oneOf(['sv', 'en']),
    whole: z.boolean(),
  }),
}

export function lockRoutes(hono: Hono<Env>, tools: Tools): void {
  const { store, world, log, asRole, fieldsOf, signedInLead, freshlySignedIn, wrote } = tools

  /** What was asked, as its own shape says; refused by the first field that is wrong. */
  async function asked<S extends z.ZodMiniType>(c: C, shape: S): Promise<z.output<S> & { year: Year }> {
    const read = shape.safeParse(await fieldsOf(c))
    if (read.success) return { ...(read.data as object), year: yearAsked(c) } as z.output<S> & { year: Year }
    const [issue] = read.error.issues
    const because = /^[a-z]+(-[a-z]+)+$/.test(issue?.message ?? '') ? issue?.message : 'not-valid'
    throw new Refusal(400, because ?? 'not-valid', { field: String(issue?.path[0] ?? 'body') })
  }
  const write = async (
    c: C,
    event: string,
    { office, device, member }: SignedIn,
    { year }: LockAsked,
    work: (tx: OfficeStore, member: string) => Promise<{ ok: true } | { ok: false; because: NotLocked }>,
  ) => {
    const done = await store.transaction(office, (tx) => work(tx, member.id))
    if (!done.ok) throw new Refusal(notFound.has(done.because) ? 404 : 409, done.because)
    log({ at: instantNow(world), event, office, device: device.id, member: member.id, year })
    wrote()
    return c.json({ year })
  }

  hono.get('/api/locks/:year', async (c) => {
    const { office } = await asRole(c, 'lead')
    const year = yearAsked(c)
    const { programme } = c.req.query()
    const found = await store.read((tx) => lockedYear(tx.office(office), { year, programme }, world))
    if (!found.ok) throw new Refusal(404, found.because)
    const { locked } = found
    // What a record says is on the lead's own device; only which ones is said here.
    const late = locked?.late.map(({ shown, ...one }) => ({
      ...one,
      kind: shown?.record.kind ?? null,
      date: shown?.record.date ?? null,
    }))
    return packed(c, { locked: locked && { ...locked, late } })
  })

  hono.post('/api/locks/:year', async (c) => {
    const who = await freshlySignedIn(c)
    const ask = await asked(c, asks.lock)
    return write(c, 'locked', who, ask, (tx, member) => lockYear(tx, ask, member, world))
  })

  hono.post('/api/locks/:year/late', async (c) => {
    const who = await signedInLead(c)
    const ask = await asked(c, asks.late)
    return write(c, 'late-decided', who, ask, (tx, member) => decideLate(tx, ask, member, world))
  })

  hono.post('/api/locks/:year/exceptions', async (c) => {
    const who = await freshlySignedIn(c)
    const ask = await asked(c, asks.exception)
    if (ask.until < dayInStockholm(world.clock())) throw new Refusal(400, 'in-the-past', { field: 'until' })
    return write(c, 'year-opened', who, ask, (tx, member) => openYear(tx, ask, member, world))
  })

  hono.post('/api/locks/:year/supplements', async (c) => {
    const who = await freshlySignedIn(c)
    const ask = await asked(c, asks.supplement)
    return write(c, 'supplemented', who, ask, (tx, member) => supplement(tx, ask, member, world))
  })

  // With names it is for an audit alone: she who takes it out has just signed in, and it is said in the history.
  hono.post('/api/evidence/:year', async (c) => {
    const { period: which, ...ask } = await asked(c, asks.evidence)
    const who = ask.whole ? await freshlySignedIn(c) : await asRole(c, 'lead')
    const { office, device, member } = who
    const made = await store.transaction(office, async (tx) => {
      const evidence = await evidenceOf(tx, { ...ask, which }, world)
      if (evidence.ok && ask.whole)
        await noteEvidence(tx, { ...ask, which }, member.id, evidence.records, world)
      return evidence
    })
    if (!made.ok) throw new Refusal(404, made.because)
    const event = ask.whole ? 'evidence-with-names' : 'evidence'
    log({ at: instantNow(world), event, office, device: device.id, member: member.id, records: made.records })
    if (ask.whole) wrote()
    return c.body(made.bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': 'application/zip' })
  })
}

const notFound: ReadonlySet<NotLocked> = new Set([
  'no-programme-covers-the-year',
  'unknown-programme',
  'not-locked',
  'not-late',
])

function yearAsked(c: C): Year {
  const said = c.req.param('year') ?? ''
  if (!/^(19|20|21)\d{2}$/.test(said)) throw new Refusal(400, 'not-valid', { field: 'year' })
  return Number(said)
}
