// Where a lead signs in, over the wire; and what asks whether she has, before what only she in person may do.
import type { Hono } from 'hono'
import type { Role } from '../domain/roles.ts'
import { limits } from '../sync/limits.ts'
import { parseName, type SignedIn } from './access.ts'
import type { Log } from './app.ts'
import type { Settings } from './env.ts'
import { addressFor, type C, type Env, tokenIn } from './http.ts'
import { rate } from './rates.ts'
import { Refusal } from './refusal.ts'
import {
  type Began,
  beginFirst,
  dropPasskey,
  hasNothing,
  keepPasskey,
  type Place,
  registrationOptions,
  renewCodes,
  sessionHours,
  signInOptions,
  signInState,
  signInWithCode,
  signInWithPasskey,
  signOut,
  standingOf,
} from './sign-in.ts'
import type { Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

type Tools = {
  store: Store
  world: World
  settings: Settings
  log: Log
  https: boolean
  asRole: (c: C, ...roles: Role[]) => Promise<SignedIn>
  fieldsOf: (c: C) => Promise<Record<string, unknown>>
}

export type Door = {
  /** The lead who asks, when she has signed in on this device; refused by name when not. */
  signedInLead: (c: C) => Promise<SignedIn>
  /** The same, when that was at most five minutes ago: before invite, revoke, erase, lock, export of personal data, restore. */
  freshlySignedIn: (c: C) => Promise<SignedIn>
}

export function signInRoutes(hono: Hono<Env>, tools: Tools): Door {
  const { store, world, settings, log, https, asRole, fieldsOf } = tools
  const cookieName = https ? '__Host-sign' : 'sign'
  const tries = rate(limits.wrongCodesPerTenMinutes, 600_000, world.clock)

  const keep = (c: C, token: string, seconds = sessionHours * 3600) => {
    const secure = https ? ' Secure;' : ''
    c.header(
      'Set-Cookie',
      `${cookieName}=${token};${secure} HttpOnly; SameSite=Strict; Path=/; Max-Age=${seconds}`,
    )
  }
  const at = (c: C) => {
    const origin = addressFor(c, settings)
    const place: Place = { origin, host: new URL(origin).hostname }
    return { store, world, place }
  }
  const needs = async (c: C, fresh: boolean): Promise<SignedIn> => {
    const who = await asRole(c, 'lead')
    const standing = await standingOf({ store, world }, who, tokenIn(c, cookieName))
    if (standing === 'none' || (fresh && standing !== 'fresh'))
      throw new Refusal(403, fresh ? 'needs-fresh-sign-in' : 'needs-sign-in')
    return who
  }
  const freshlySignedIn = (c: C) => needs(c, true)
  /** Who may make something to sign in with: a lead who just has, or who has nothing yet. */
  const mayMake = async (c: C): Promise<SignedIn> => {
    const who = await asRole(c, 'lead')
    return (await hasNothing({ store }, who)) ? who : freshlySignedIn(c)
  }
  const say = (event: string, { office, device, member }: SignedIn) =>
    log({ at: instantNow(world), event, office, device: device.id, member: member.id })

  const began = async (c: C, who: SignedIn, how: string, work: () => Promise<Began>) => {
    const name = `${who.office} ${who.member.id}`
    const wait = tries.count(name)
    if (wait !== null) throw new Refusal(429, 'too-often', { retryAfter: wait })
    const done = await work()
    if (!done.ok) {
      say(`${how}-refused`, who)
      throw new Refusal(403, done.because)
    }
    tries.forgive(name)
    say(`signed-in-by-${how}`, who)
    keep(c, done.token)
    return c.json(await signInState({ store, world }, who, done.token))
  }

  hono.get('/api/sign-in', async (c) => {
    const who = await asRole(c, 'lead')
    return c.json(await signInState({ store, world }, who, tokenIn(c, cookieName)))
  })
  hono.post('/api/sign-in/options', async (c) => c.json(await signInOptions(at(c), await asRole(c, 'lead'))))
  hono.post('/api/sign-in', async (c) => {
    const who = await asRole(c, 'lead')
    const { response } = await fieldsOf(c)
    return began(c, who, 'passkey', () => signInWithPasskey(at(c), who, response))
  })
  hono.post('/api/sign-in/code', async (c) => {
    const who = await asRole(c, 'lead')
    const { code } = await fieldsOf(c)
    return began(c, who, 'code', () => signInWithCode(at(c), who, code))
  })
  hono.delete('/api/sign-in', async (c) => {
    await signOut({ store }, await asRole(c, 'lead'))
    keep(c, '', 0)
    return c.json({ signedIn: false })
  })

  hono.post('/api/passkeys/options', async (c) => c.json(await registrationOptions(at(c), await mayMake(c))))
  hono.post('/api/passkeys', async (c) => {
    const who = await mayMake(c)
    const { response, name } = await fieldsOf(c)
    const called = parseName('member', name)
    if (!called.ok) throw new Refusal(400, called.because, { field: 'name' })
    const kept = await keepPasskey(at(c), who, { response, name: called.name.slice(0, 100) })
    if (!kept.ok) throw new Refusal(403, kept.because)
    say('passkey-made', who)
    keep(c, kept.token)
    const state = await signInState({ store, world }, who, kept.token)
    return c.json({ ...state, codes: kept.codes })
  })
  hono.delete('/api/passkeys/:id', async (c) => {
    const who = await freshlySignedIn(c)
    const dropped = await dropPasskey(at(c), who, c.req.param('id'))
    if (dropped === 'last') throw new Refusal(409, 'last-passkey')
    if (!dropped) throw new Refusal(404, 'not-found')
    say('passkey-dropped', who)
    return c.json(await signInState({ store, world }, who, tokenIn(c, cookieName)))
  })
  hono.post('/api/recovery-codes', async (c) => {
    const who = await mayMake(c)
    const isFirst = await hasNothing({ store }, who)
    const codes = await renewCodes({ store, world }, who.office, who.member.id)
    say('codes-made', who)
    if (isFirst) keep(c, await beginFirst(at(c), who))
    return c.json({ codes })
  })

  return { signedInLead: (c) => needs(c, false), freshlySignedIn }
}
