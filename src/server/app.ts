// The endpoint: the page, and everything under /api, with the limits of the abuse table (security.md).
import { Hono } from 'hono'
import { memberRoles } from '../domain/records/office.ts'
import type { Role } from '../domain/roles.ts'
import { parseLocalDate } from '../domain/values/local-date.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import { scanJson } from '../files/json-scan.ts'
import { BrokenPromise } from '../sync/broken-promise.ts'
import { limits } from '../sync/limits.ts'
import { parseRequest, type SyncReply, type SyncRequest } from '../sync/messages.ts'
import { replyTo, takeFromRevoked } from '../sync/on-server.ts'
import {
  confirmDevice,
  deviceOf,
  devicesOf,
  enrol,
  invite,
  parseName,
  refuseDevice,
  revokeDevice,
  type SignedIn,
} from './access.ts'
import { backupRoutes } from './backup-routes.ts'
import { type BodyLimits, readBody } from './body.ts'
import { calendarMade, dropCalendar, feedOf, makeCalendar } from './calendar.ts'
import { isLocal, type Settings } from './env.ts'
import { keepEscrow, keepLockKey, officeKey, openerIn, openLockKey } from './escrow.ts'
import { type Events, events } from './events.ts'
import { figuresFor } from './figures.ts'
import { securityHeaders } from './headers.ts'
import {
  addressFor,
  addressIn,
  type C,
  decoded,
  type Env,
  hostnameOf,
  isOwn,
  packed,
  plainPath,
  streamed,
  tokenIn,
  topOf,
} from './http.ts'
import { leave, noteFacts } from './leaving.ts'
import { letterRoutes } from './letter-routes.ts'
import { lockRoutes } from './lock-routes.ts'
import { pageIn } from './page.ts'
import { personRoutes } from './person-routes.ts'
import { rate } from './rates.ts'
import { messages, Refusal } from './refusal.ts'
import { isReportFormat, isReportPeriod, makeReport, mediaTypes } from './report.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { type Coming, type OfficeStore, type Store, StoreUnusable } from './stores/store.ts'
import { handedBy, instantNow, newId, type World } from './world.ts'

/** What is written to the log: ids and counts, never bodies, names or tokens. */
export type LogEntry = { at: string; event: string } & Record<string, string | number | boolean | null>
export type Log = (entry: LogEntry) => void

export type Served = {
  store: Store
  world: World
  settings: Settings
  pageFolder: string
  log: Log
  /** The oldest schema that can still read what this server writes. */
  oldestSchema?: number
}

const smallBody: BodyLimits = { wireBytes: 16 * 1024, inflatedBytes: 64 * 1024, ratio: limits.ratio }
/** Deeper than any request we read; a mutation's own depth is looked at with the mutation. */
const deepest = 16

/** The server's answers, apart from the port it listens on. */
export function app(served: Served): { fetch: Hono<Env>['fetch']; events: Events } {
  const { store, world, settings, log } = served
  const https = settings.origin?.startsWith('https:') ?? false
  const cookieName = https ? '__Host-dev' : 'dev'
  const hints = events(store)
  const page = pageIn(served.pageFolder)
  const asks = rate(limits.requestsAMinute, 60_000, world.clock)
  const wrongCodes = rate(limits.wrongCodesPerTenMinutes, 600_000, world.clock)
  let hashing = 0

  const hono = new Hono<Env>()
  const headers = securityHeaders(https)

  hono.use(async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    const path = new URL(c.req.url).pathname
    if (path === '/healthz' || path === '/api' || path.startsWith('/api/'))
      c.res.headers.set('Cache-Control', 'no-store')
  })

  const errorReply = (c: C, status: number, code: string, more: Refusal['more'] = {}, extra: object = {}) => {
    const id = newId(world)
    const message = `${more.field ? `${more.field}: ` : ''}${messages[code] ?? code}`
    const said = new Headers({ 'Content-Type': 'application/json; charset=utf-8' })
    if (more.retryAfter !== undefined) said.set('Retry-After', String(more.retryAfter))
    if (more.close) said.set('Connection', 'close')
    return {
      id,
      response: new Response(JSON.stringify({ error: { code, message, id }, ...extra }), {
        status,
        headers: said,
      }),
      c,
    }
  }

  hono.onError((problem, c) => {
    const about = { method: c.req.method, path: plainPath(c) }
    if (problem instanceof Refusal) {
      const { id, response } = errorReply(c, problem.status, problem.code, problem.more)
      log({
        at: instantNow(world),
        event: 'refused',
        id,
        status: problem.status,
        code: problem.code,
        ...about,
      })
      return response
    }
    if (problem instanceof StoreUnusable) {
      const { id, response } = errorReply(c, 503, 'store-unusable', { retryAfter: 5 })
      log({ at: instantNow(world), event: 'store-unusable', id, code: problem.because, ...about })
      return response
    }
    const { id, response } = errorReply(c, 500, 'unexpected')
    const promise = problem instanceof BrokenPromise ? { promise: problem.promise, ...problem.where } : {}
    const code = (problem as { code?: string }).code ?? problem.name
    log({ at: instantNow(world), event: 'failed', id, code, where: topOf(problem), ...about, ...promise })
    return response
  })
  hono.notFound((c) => errorReply(c, 404, 'not-found').response)

  const ask = async (c: C): Promise<SignedIn> => {
    const signedIn = await deviceOf(store, tokenIn(c, cookieName), world)
    if (!signedIn) throw new Refusal(401, 'not-signed-in')
    const wait = asks.count(`${signedIn.office} ${signedIn.device.id}`)
    if (wait !== null) throw new Refusal(429, 'too-often', { retryAfter: wait })
    return signedIn
  }
  /** Who asks, when only a device that is in may. */
  const asActive = async (c: C): Promise<SignedIn> => {
    const signedIn = await ask(c)
    const { state } = signedIn.device
    if (state === 'waiting') throw new Refusal(401, 'waiting')
    if (state !== 'active' && state !== 'reenrol') throw new Refusal(401, 'not-signed-in')
    return signedIn
  }
  const asRole = async (c: C, ...roles: Role[]): Promise<SignedIn> => {
    const signedIn = await asActive(c)
    if (!roles.includes(signedIn.member.role)) throw new Refusal(403, 'not-allowed')
    return signedIn
  }

  // What changes something is asked for by our own page, or by a program that is no page at all.
  hono.use('/api/*', async (c, next) => {
    const url = new URL(c.req.url)
    const host = c.req.header('host') ?? url.host
    if (settings.origin === null && !isLocal(hostnameOf(host))) throw new Refusal(403, 'needs-https')
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const site = c.req.header('sec-fetch-site')
      if (site !== undefined && site !== 'same-origin') throw new Refusal(403, 'not-same-origin')
      const origin = c.req.header('origin')
      if (origin !== undefined && !isOwn(origin, host, settings)) throw new Refusal(403, 'not-same-origin')
    }
    await next()
  })

  const bodyOf = async (c: C, most: BodyLimits): Promise<{ text: string; value: unknown }> => {
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal(415, 'not-json-type', { close: true })
    const body = await readBody(c.req.raw, most)
    if (!body.ok) throw new Refusal(body.status, body.code, { close: true })
    const { depth, twice, unsafe } = scanJson(body.text, deepest)
    if (depth > deepest) throw new Refusal(400, 'too-deep')
    if (twice !== null || unsafe) throw new Refusal(400, 'not-json')
    try {
      return { text: body.text, value: JSON.parse(body.text) as unknown }
    } catch {
      throw new Refusal(400, 'not-json')
    }
  }
  /** What a small request says; one without a body says nothing. */
  const fieldsOf = async (c: C, most: BodyLimits = smallBody): Promise<Record<string, unknown>> => {
    if (c.req.raw.body === null || c.req.header('content-length') === '0') return {}
    const { value } = await bodyOf(c, most)
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new Refusal(400, 'not-json')
    return value as Record<string, unknown>
  }
  const keepCookie = (c: C, token: string, seconds = 34_560_000) => {
    const secure = https ? ' Secure;' : ''
    c.header(
      'Set-Cookie',
      `${cookieName}=${token};${secure} HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}`,
    )
  }

  const { signedInLead, freshlySignedIn } = signInRoutes(hono, {
    ...{ store, world, settings, log, https },
    ...{ asRole, fieldsOf },
  })
  personRoutes(hono, {
    ...{ store, world, log, asRole, fieldsOf, signedInLead, freshlySignedIn },
    wrote: () => hints.look(),
  })
  lockRoutes(hono, {
    ...{ store, world, log, asRole, fieldsOf, signedInLead, freshlySignedIn },
    wrote: () => hints.look(),
  })

  letterRoutes(hono, { store, world, asRole })
  backupRoutes(hono, { store, world, dataFolder: settings.dataFolder, log, asRole, freshlySignedIn })

  hono.get('/healthz', async (c) => {
    try {
      await store.standings()
      return c.json({ ok: true, version: __APP_VERSION__, store: store.kind })
    } catch {
      return c.json({ ok: false, version: __APP_VERSION__, store: store.kind }, 503)
    }
  })

  hono.post('/api/enrol', async (c) => {
    const from = addressIn(c, settings)
    const fields = await fieldsOf(c)
    const wait = wrongCodes.count(from)
    if (wait !== null) throw new Refusal(429, 'too-often', { retryAfter: wait })
    if (hashing >= 8) {
      wrongCodes.forgive(from)
      throw new Refusal(429, 'too-often', { retryAfter: 1 })
    }
    hashing++
    const { code, deviceName, name, officeName, member: expected, was } = fields
    const result = await enrol(
      store,
      { code, deviceName, name, officeName, member: expected, was, token: tokenIn(c, cookieName) },
      world,
    ).finally(() => hashing--)
    if (!result.ok && result.because === 'wrong-code') {
      hints.look()
      throw new Refusal(403, 'wrong-code')
    }
    wrongCodes.forgive(from)
    if (!result.ok && result.because === 'other-member') throw new Refusal(409, 'other-member')
    if (!result.ok) {
      const [first] = result.issues
      throw new Refusal(400, first?.because ?? 'not-valid', { field: first?.field ?? 'body' })
    }
    const { device, member, office, token } = result.enrolled
    log({
      at: instantNow(world),
      event: 'enrolled',
      office: office.id,
      device: device.id,
      state: device.state,
    })
    hints.look()
    keepCookie(c, token)
    return c.json({
      deviceId: device.id,
      member: member.id,
      office: office.id,
      role: member.role,
      words: device.words,
      state: device.state,
      name: member.name,
      officeName: office.name,
      ...(settings.demo ? { demo: true } : {}),
    })
  })

  hono.get('/api/me', async (c) => {
    const { office, device, member } = await ask(c)
    if (device.state.startsWith('revoked')) throw new Refusal(401, 'not-signed-in')
    const { name } = await store.read((tx) => tx.office(office).office())
    return c.json({
      deviceId: device.id,
      deviceName: device.name,
      member: member.id,
      name: member.name,
      role: member.role,
      office,
      officeName: name,
      state: device.state,
      ...(settings.demo ? { demo: true } : {}),
      ...(device.state === 'waiting' ? { words: device.words } : {}),
    })
  })

  hono.post('/api/sync', async (c) => {
    const signedIn = await ask(c)
    const { office, device } = signedIn
    if (device.state === 'waiting') throw new Refusal(401, 'waiting')
    const { value } = await bodyOf(c, limits)
    const parsed = parseRequest(value)
    if (!parsed.ok) {
      const many =
        parsed.tooMany && parsed.issues.some(({ field }) => field === 'muts' || field === 'carried')
      throw new Refusal(many ? 413 : 400, many ? 'too-many' : 'not-valid', {
        field: parsed.issues[0]?.field ?? 'body',
      })
    }
    const streams = /\bapplication\/x-ndjson\b/.test(c.req.header('accept') ?? '')
    const { request } = parsed
    const page = { ...request, limit: streams ? request.limit : Math.min(request.limit, limits.pageEntries) }
    const tooOld = request.schema < (served.oldestSchema ?? 1)
    const reply = await answerSync(served, signedIn, tooOld ? { ...page, limit: 0 } : page)
    const { results, deviceState } = reply
    log({
      at: instantNow(world),
      event: 'sync',
      office,
      device: device.id,
      taken: results.filter(({ status }) => status !== 'quarantined' && status !== 'duplicate').length,
      duplicate: results.filter(({ status }) => status === 'duplicate').length,
      quarantined: results.filter(({ status }) => status === 'quarantined').length,
      shown: reply.entries.length,
      cursor: reply.cursor,
      deviceState,
      ...(reply.reset ? { reset: true } : {}),
    })
    hints.look()
    const token = tokenIn(c, cookieName)
    if (token !== null && deviceState !== 'wipe') keepCookie(c, token)
    if (deviceState === 'wipe') c.header('Clear-Site-Data', '"cache", "storage"')
    if (deviceState === 'wipe') hints.drop(office, device.id)
    if (tooOld) {
      const { response } = errorReply(c, 426, 'app-too-old', {}, { results, schema: reply.schema })
      return response
    }
    return streams ? streamed(c, reply) : packed(c, reply)
  })

  hono.get('/api/events', async (c) => {
    const { office, device } = await asRole(c, 'adviser', 'lead')
    if (c.req.method === 'HEAD') return c.body(null)
    const encoder = new TextEncoder()
    let end = () => {}
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        let open = true
        const write = (text: string) => {
          if (!open) return
          // A reader that does not read is let go: it asks again, and pulls.
          if ((controller.desiredSize ?? 0) < -1000) return close()
          try {
            controller.enqueue(encoder.encode(text))
          } catch {
            close()
          }
        }
        // As seldom as it can be, for each beat wakes a phone's radio: what stands between gives up after a minute.
        const beat = setInterval(() => write(': \n\n'), 45_000)
        const close = () => {
          if (!open) return
          open = false
          end()
          try {
            controller.close()
          } catch {
            // already gone
          }
        }
        const silence = hints.listen({
          office,
          device: device.id,
          send: (event, data) =>
            write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`),
          close,
        })
        end = () => {
          open = false
          clearInterval(beat)
          silence()
        }
        write('retry: 3000\n\n')
      },
      cancel() {
        end()
      },
    })
    return new Response(stream, {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
    })
  })

  hono.get('/api/targets', async (c) => {
    const { office } = await asRole(c, 'adviser', 'lead')
    const year = c.req.query('year') ?? ''
    if (!/^(19|20|21)\d{2}$/.test(year)) throw new Refusal(400, 'not-valid', { field: 'year' })
    const day = c.req.query('asOf')
    const asOf = day === undefined ? undefined : parseLocalDate(day)
    if (asOf === null) throw new Refusal(400, 'not-a-date', { field: 'asOf' })
    const asked = { year: Number(year), asOf, programme: c.req.query('programme') }
    const figures = await store.read((tx) => figuresFor(tx.office(office), asked, world))
    if (!figures.ok) throw new Refusal(404, figures.because)
    return packed(c, figures.targets)
  })

  hono.get('/api/reports/:year', async (c) => {
    const { office } = await asRole(c, 'lead')
    const year = c.req.param('year')
    if (!/^(19|20|21)\d{2}$/.test(year)) throw new Refusal(400, 'not-valid', { field: 'year' })
    const { format, period: which = 'year', language = 'sv', programme, as = 'now' } = c.req.query()
    if (!isReportFormat(format)) throw new Refusal(400, 'not-a-choice', { field: 'format' })
    if (!isReportPeriod(which)) throw new Refusal(400, 'not-a-choice', { field: 'period' })
    if (language !== 'sv' && language !== 'en') throw new Refusal(400, 'not-a-choice', { field: 'language' })
    if (as !== 'now' && as !== 'reported') throw new Refusal(400, 'not-a-choice', { field: 'as' })
    const asked = { year: Number(year), which, format, language, programme, as } as const
    const made = await store.read((tx) => makeReport(tx.office(office), asked, world))
    if (!made.ok) throw new Refusal(404, made.because)
    return c.body(made.bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': mediaTypes[format] })
  })

  hono.get('/api/devices', async (c) => {
    const { office } = await asRole(c, 'lead')
    const list = await store.read((tx) => devicesOf(tx.office(office), world))
    return c.json({ ...list, reviewedAt: await store.read((tx) => tx.setting(reviewed(office))) })
  })

  hono.post('/api/invitations', async (c) => {
    const { office, device } = await freshlySignedIn(c)
    const fields = await fieldsOf(c)
    const name = parseName('member', fields.name)
    if (!name.ok) throw new Refusal(400, name.because, { field: 'name' })
    const role = fields.role
    if (!(memberRoles as readonly unknown[]).includes(role))
      throw new Refusal(400, 'not-a-choice', { field: 'role' })
    const made = await invite(store, office, { name: name.name, role: role as Role, confirmed: false }, world)
    log({ at: instantNow(world), event: 'invited', office, device: device.id, invitation: made.id })
    hints.look()
    return c.json({ ...made, url: `${addressFor(c, settings)}/anslut#${made.code}` })
  })

  // Every ninety days the lead looks the list through, and says that it is right.
  hono.post('/api/devices/reviewed', async (c) => {
    const { office, device } = await signedInLead(c)
    await store.write((tx) => tx.keepSetting(reviewed(office), instantNow(world)))
    log({ at: instantNow(world), event: 'devices-reviewed', office, device: device.id })
    return c.json({ reviewedAt: instantNow(world) })
  })

  hono.post('/api/members/:id/leave', async (c) => {
    const { office, device, member } = await freshlySignedIn(c)
    const id = c.req.param('id')
    if (id === member.id) throw new Refusal(409, 'own-device')
    const left = await leave(store, office, id, world)
    if (!left.ok) throw new Refusal(left.because === 'last-lead' ? 409 : 404, left.because)
    log({ at: instantNow(world), event: 'member-left', office, device: device.id, member: id })
    for (const one of await store.read((tx) => tx.office(office).devices()))
      if (one.member === id) hints.drop(office, one.id)
    hints.look()
    return c.json({ id, devices: left.devices, unsent: left.unsent })
  })

  // What a device says of itself: whether the browser may clear its storage.
  hono.post('/api/device', async (c) => {
    const who = await asActive(c)
    const { persisted } = await fieldsOf(c)
    if (typeof persisted !== 'boolean') throw new Refusal(400, 'not-valid', { field: 'persisted' })
    if (await noteFacts(store, who, { persisted })) hints.look()
    return c.json({ persisted })
  })

  // The receipt of one that has emptied itself; also one that is found empty, should it have died on the way to saying so.
  hono.post('/api/device/wiped', async (c) => {
    const who = await deviceOf(store, tokenIn(c, cookieName), world)
    if (!who?.device.state.startsWith('revoked')) return c.json({ wiped: false })
    await ask(c)
    if (await noteFacts(store, who, { wipedAt: instantNow(world) })) {
      log({ at: instantNow(world), event: 'device-wiped', office: who.office, device: who.device.id })
      hints.look()
    }
    c.header('Clear-Site-Data', '"cache", "storage"')
    keepCookie(c, '', 0)
    return c.json({ wiped: true })
  })

  hono.post('/api/devices/:id/:act', async (c) => {
    const { id, act } = c.req.param()
    // To turn a stranger away nobody is kept waiting; to let one in, or put one out, it is the lead herself.
    const { office, device } =
      act === 'revoke'
        ? await freshlySignedIn(c)
        : act === 'confirm'
          ? await signedInLead(c)
          : await asRole(c, 'lead')
    const fields = await fieldsOf(c)
    let said: Record<string, unknown> | null = null
    if (act === 'confirm') said = (await confirmDevice(store, office, id)) ? { state: 'active' } : null
    else if (act === 'refuse')
      said = (await refuseDevice(store, office, id, world)) ? { state: 'refused' } : null
    else if (act === 'revoke') {
      if (id === device.id) throw new Refusal(409, 'own-device')
      const stolen = fields.stolen === true
      const done = await revokeDevice(store, office, id, stolen, world)
      said = done && {
        state: stolen ? 'revoked-stolen' : 'revoked-lost',
        unsent: done.unsent,
        lastSync: done.lastSync,
      }
      hints.drop(office, id)
    }
    // Another office's device, one that never was, or one that does not wait: the same answer.
    if (!said) throw new Refusal(404, 'not-found')
    log({ at: instantNow(world), event: `device-${act}`, office, device: id, by: device.id })
    hints.look()
    return c.json({ id, ...said })
  })

  hono.get('/api/quarantine', async (c) => {
    const { office, member } = await asRole(c, 'adviser', 'lead')
    const quarantine = await store.read(async (tx) => {
      const inside = tx.office(office)
      const names = new Map((await inside.members()).map(({ id, name }) => [id, name]))
      return (await inside.quarantineRows())
        .filter((row) => member.role === 'lead' || row.member === member.id)
        .map((row) => ({ ...row, memberName: row.member === null ? null : (names.get(row.member) ?? null) }))
    })
    return packed(c, { quarantine })
  })

  hono.get('/api/calendar/:file', async (c) => {
    const token = /^(.+)\.ics$/.exec(c.req.param('file'))?.[1] ?? ''
    const wait = asks.count(`calendar ${world.sha256(token)}`)
    if (wait !== null) throw new Refusal(429, 'too-often', { retryAfter: wait })
    const feed = await feedOf(store, token, addressFor(c, settings), world)
    if (feed === null) throw new Refusal(404, 'not-found')
    return c.body(feed, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
  })

  hono.get('/api/calendar', async (c) => {
    const { office, member } = await asRole(c, 'adviser', 'lead')
    return c.json({ madeAt: await calendarMade(store, office, member.id) })
  })

  hono.post('/api/calendar', async (c) => {
    const { office, member, device } = await asRole(c, 'adviser', 'lead')
    const { token, madeAt } = await makeCalendar(store, office, member.id, world)
    log({ at: instantNow(world), event: 'calendar-made', office, device: device.id })
    return c.json({ url: `${addressFor(c, settings)}/api/calendar/${token}.ics`, madeAt })
  })

  hono.delete('/api/calendar', async (c) => {
    const { office, member, device } = await asRole(c, 'adviser', 'lead')
    await dropCalendar(store, office, member.id)
    log({ at: instantNow(world), event: 'calendar-dropped', office, device: device.id })
    return c.json({ madeAt: null })
  })

  // A device asks for the office's key, and leaves its own for bundles, wrapped under that (sync.md 2.6).
  hono.get('/api/escrow', async (c) => {
    const { office } = await asActive(c)
    return c.json({ officeKey: await officeKey(store, office) })
  })

  hono.post('/api/escrow', async (c) => {
    const { office, device } = await asActive(c)
    const { wrapped } = await fieldsOf(c)
    await officeKey(store, office)
    const taken = await keepEscrow(store, office, device.id, wrapped, world)
    if (taken === null) throw new Refusal(400, 'not-valid', { field: 'wrapped' })
    log({ at: instantNow(world), event: 'escrowed', office, device: device.id, bundles: taken })
    if (taken > 0) hints.look()
    return c.json({ bundles: taken })
  })

  // The key of a locked app, left with the office; given back only to who was let in anew a moment ago (security.md, Key escrow).
  hono.post('/api/escrow/lock', async (c) => {
    const { office, device } = await asActive(c)
    const { wrapped } = await fieldsOf(c)
    await officeKey(store, office)
    if (!(await keepLockKey(store, office, device.id, wrapped, world)))
      throw new Refusal(400, 'not-valid', { field: 'wrapped' })
    log({ at: instantNow(world), event: 'lock-escrowed', office, device: device.id })
    return c.json({ kept: true })
  })

  hono.post('/api/escrow/open', async (c) => {
    const { office, device } = await asActive(c)
    const { device: of, kid } = await fieldsOf(c)
    const key = await openLockKey(store, office, device, { device: of, kid }, world)
    log({ at: instantNow(world), event: key ? 'lock-opened' : 'lock-not-opened', office, device: device.id })
    if (key === null) throw new Refusal(404, 'not-found')
    return c.json({ key })
  })

  // Nothing else under /api says whether it is there to who is not in.
  hono.all('/api/*', async (c) => {
    await asActive(c)
    throw new Refusal(404, 'not-found')
  })
  hono.all('/api', () => {
    throw new Refusal(404, 'not-found')
  })

  hono.get('*', async (c) => {
    const found = await page(c.req.raw, decoded(new URL(c.req.url).pathname))
    return found ?? errorReply(c, 404, 'not-found').response
  })

  return { fetch: hono.fetch.bind(hono) as Hono<Env>['fetch'], events: hints }
}

const reviewed = (office: string): string => `devices-reviewed ${office}`

/** One exchange, one transaction: what was sent is taken, and what comes next is read (sync.md 2.3). */
async function answerSync(
  { store, world }: Served,
  { office, device: asked, lastErasure }: SignedIn,
  request: SyncRequest,
): Promise<SyncReply> {
  const work = async (inside: OfficeStore): Promise<SyncReply> => {
    const handed = { ...handedBy(world), open: openerIn(inside) }
    // Looked at again with the office's row held: it may have been shut out while the body was on its way.
    const device = await inside.device(asked.id)
    const member = device && (await inside.members()).find(({ id }) => id === device.member)
    const isOut = device?.state.startsWith('revoked') ?? false
    if (!device || !member || device.state === 'refused' || !(member.active || isOut))
      throw new Refusal(401, 'not-signed-in')
    if (device.state === 'waiting') throw new Refusal(401, 'waiting')
    const who = { id: device.id, member: member.id, role: member.role, was: device.was }
    if (device.state === 'revoked-lost' || device.state === 'revoked-stolen') {
      const takes = device.state === 'revoked-lost' && !device.emptied
      const reply = await takeFromRevoked(
        inside,
        who,
        takes ? request : { ...request, muts: [], carried: [] },
        handed,
      )
      // Its last rows may need several requests; when none is left it is told to wipe itself, and nothing more is taken.
      const sent = request.muts.length + request.carried.length
      const last = !takes || request.unsent <= sent || sent === 0
      if (takes && last) await inside.keepDevice({ ...device, emptied: true, unsent: 0 })
      return { ...reply, deviceState: last ? ('wipe' as const) : ('active' as const) }
    }
    await inside.readAhead(device.id, coming(request.muts))
    const { clones, ...reply } = await replyTo(inside, who, request, handed)
    const appVersion = request.appVersion.replace(/\p{Cc}+/gu, ' ')
    if (writes) {
      for (const id of clones) await enrolAnew(inside, id)
      const listed =
        device.unsent !== request.unsent || device.appVersion !== appVersion || isOld(device.lastSync, world)
      const contact = { at: handed.now(), unsent: request.unsent, appVersion }
      // Its place is believed only when it stands in this log.
      const readTo = reply.reset ? 0 : request.cursor
      await inside.noteContact(device.id, { ...contact, readTo }, listed)
    }
    return {
      ...reply,
      deviceState: device.state === 'reenrol' ? ('reenrol' as const) : reply.deviceState,
    }
  }
  // A device that only asks, and was here a moment ago, costs no write.
  const writes =
    request.muts.length > 0 ||
    request.carried.length > 0 ||
    asked.state.startsWith('revoked') ||
    asked.unsent !== request.unsent ||
    asked.appVersion !== request.appVersion ||
    // It says that it has read what was erased: the lead waits to hear that (I16).
    (asked.readTo < lastErasure && request.cursor >= lastErasure) ||
    isOld(asked.lastSync, world)
  return writes ? store.transaction(office, work) : store.read((tx) => work(tx.office(office)))
}

/** What a push will ask the store for, as far as it is what it should be. */
const coming = (muts: readonly unknown[]): Coming[] =>
  muts.flatMap((raw) => {
    const { mid, rec, lseq } = (raw ?? {}) as Record<string, unknown>
    return isRecordId(mid) && isRecordId(rec) && Number.isSafeInteger(lseq)
      ? [{ mid, rec, lseq: lseq as number }]
      : []
  })

/** Two devices use one name: it must be let in again, and what either sent is kept. */
async function enrolAnew(tx: OfficeStore, id: string): Promise<void> {
  const device = await tx.device(id)
  if (device?.state === 'active') await tx.keepDevice({ ...device, state: 'reenrol' })
}

const isOld = (instant: string | null, world: World): boolean =>
  instant === null || world.clock() - Date.parse(instant) > 30_000
