// The letter to the board over the wire, for a lead.
import type { Hono } from 'hono'
import type { Role } from '../domain/roles.ts'
import type { Month } from '../domain/values/local-date.ts'
import type { SignedIn } from './access.ts'
import type { C, Env } from './http.ts'
import { makeLetter } from './letter.ts'
import { Refusal } from './refusal.ts'
import { mediaTypes } from './report.ts'
import type { Store } from './stores/store.ts'
import type { World } from './world.ts'

type Tools = { store: Store; world: World; asRole: (c: C, ...roles: Role[]) => Promise<SignedIn> }

export function letterRoutes(hono: Hono<Env>, { store, world, asRole }: Tools): void {
  hono.get('/api/letters/:month', async (c) => {
    const { office } = await asRole(c, 'lead')
    const month = c.req.param('month')
    if (!/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(month))
      throw new Refusal(400, 'not-valid', { field: 'month' })
    const { format, language = 'sv', programme } = c.req.query()
    if (format !== 'pdf' && format !== 'docx') throw new Refusal(400, 'not-a-choice', { field: 'format' })
    if (language !== 'sv' && language !== 'en') throw new Refusal(400, 'not-a-choice', { field: 'language' })
    const asked = { month: month as Month, format, language, programme } as const
    const made = await store.read((tx) => makeLetter(tx.office(office), asked, world))
    if (!made.ok) throw new Refusal(404, made.because)
    return c.body(made.bytes as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': mediaTypes[format] })
  })
}
