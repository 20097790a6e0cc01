// radslag serve: the server, with the lead's link while there is no lead.
import { renewSetUp } from '../access.ts'
import type { Log } from '../app.ts'
import { type Desk, type ExitCode, line, Refused } from '../command.ts'
import { addressOf } from '../env.ts'
import { ensureOffices } from '../office.ts'
import { keepingTime } from '../retention.ts'
import { startServer } from '../serve.ts'
import { openStore } from '../stores/open.ts'
import { takeWhatWaited } from '../upgrade.ts'
import { instantNow } from '../world.ts'

export async function serve(at: Desk): Promise<ExitCode> {
  const stopped = at.stopped()
  const log: Log = (entry) => at.err(`${JSON.stringify(entry)}\n`)
  const store = await openStore(at.settings)
  for (const doubt of store.doubts ?? [])
    log({ at: instantNow(at.world), event: 'store-doubt', because: doubt })
  let server: Awaited<ReturnType<typeof startServer>>
  try {
    await ensureOffices(store, at.world)
    const taken = await takeWhatWaited(store, at.world)
    if (taken > 0) log({ at: instantNow(at.world), event: 'taken-after-upgrade', taken })
    server = await startServer({
      store,
      world: at.world,
      settings: at.settings,
      pageFolder: at.pageFolder,
      log,
    })
  } catch (problem) {
    await store.close()
    const code = (problem as { code?: string }).code
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Refused(
        at.say(
          `Kan inte lyssna på ${at.settings.host}:${at.settings.port} (${code}). Välj en annan PORT eller HOST.`,
          `Cannot listen on ${at.settings.host}:${at.settings.port} (${code}). Choose another PORT or HOST.`,
        ),
      )
    }
    throw problem
  }
  const address = addressOf({ origin: at.settings.origin, port: server.port })
  // A demo has invited its people already: it needs no first lead.
  const links = at.settings.demo ? [] : await renewSetUp(store, at.world)
  line(at, at.say(`Rådslag finns på ${address}`, `Rådslag is at ${address}`))
  for (const { name, code } of links) {
    line(
      at,
      at.say(
        `Verksamhetsledaren för ${name} börjar här (länken gäller en gång, i 24 timmar):`,
        `The lead of ${name} begins here (the link works once, for 24 hours):`,
      ),
    )
    line(at, `${address}/anslut#${code}`)
  }
  const endKeeping = keepingTime(store, at.world, log)
  await stopped
  endKeeping()
  await server.stop()
  await store.close()
  return 0
}
