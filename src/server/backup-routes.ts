// Backups over the wire, for a lead: how the latest one stands, a new one, and a restore tried. No path ever comes from who asks.
import type { Hono } from 'hono'
import type { Role } from '../domain/roles.ts'
import type { SignedIn } from './access.ts'
import type { Log } from './app.ts'
import { backupsIn, stateFor } from './backups.ts'
import { type C, type Env, packed } from './http.ts'
import type { Door } from './sign-in-routes.ts'
import type { Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

type Tools = Pick<Door, 'freshlySignedIn'> & {
  store: Store
  world: World
  dataFolder: string
  log: Log
  asRole: (c: C, ...roles: Role[]) => Promise<SignedIn>
}

export function backupRoutes(hono: Hono<Env>, tools: Tools): void {
  const { store, world, dataFolder, log, asRole, freshlySignedIn } = tools
  const backups = backupsIn(store, dataFolder, world, (event, more) =>
    log({ at: instantNow(world), event, ...more }),
  )
  const state = async (c: C, { office }: SignedIn) => packed(c, stateFor(office, await backups.state()))

  hono.get('/api/backups', async (c) => state(c, await asRole(c, 'lead')))

  // Both may take longer than an answer may: they are begun, and asked after.
  for (const [path, what] of [
    ['/api/backups', 'backup'],
    ['/api/backups/test', 'test'],
  ] as const)
    hono.post(path, async (c) => {
      const who = await freshlySignedIn(c)
      const { begun } = backups.begin(what)
      if (begun)
        log({ at: instantNow(world), event: `${what}-begun`, office: who.office, device: who.device.id })
      return state(c, who)
    })
}
