// radslag verify: whether the store is what it says that it is.
import { aside, asJson, type Desk, type ExitCode, inStore, line, notYet } from '../command.ts'
import { ensureOffices } from '../office.ts'
import { verifyStore } from '../verify.ts'

export async function verify(at: Desk): Promise<ExitCode> {
  if (at.words.length > 0) return notYet(at)
  return inStore(at, async (store) => {
    await ensureOffices(store, at.world)
    const { offices, wrong } = await verifyStore(store, at.world.sha256)
    for (const one of wrong)
      aside(at, `${one.because} ${JSON.stringify(one.where)}${one.office ? ` · ${one.office}` : ''}`)
    if (at.has('json')) asJson(at, { ok: wrong.length === 0, offices, wrong })
    else {
      for (const { id, entries, records } of offices) {
        line(
          at,
          at.say(
            `${id}: ${entries} rader i loggen, ${records} poster`,
            `${id}: ${entries} entries in the log, ${records} records`,
          ),
        )
      }
    }
    aside(
      at,
      wrong.length === 0
        ? at.say('Allt stämmer.', 'All is well.')
        : at.say(`${wrong.length} fel.`, `${wrong.length} wrong.`),
    )
    return wrong.length === 0 ? 0 : 1
  })
}
