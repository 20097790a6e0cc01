// radslag backup and restore: the whole store into a file, and back.
import { existsSync } from 'node:fs'
import { backUp, restore } from '../backup.ts'
import { aside, asJson, type Desk, type ExitCode, inStore, Refused } from '../command.ts'
import { unusable } from '../complaints.ts'
import { ensureOffices } from '../office.ts'
import { StoreUnusable } from '../stores/store.ts'
import { takeWhatWaited } from '../upgrade.ts'

export async function makeBackup(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  return inStore(at, async (store) => {
    await ensureOffices(store, at.world)
    const done = await backUp(store, path, at.world)
    if (!done.ok) {
      const words = {
        'file-exists': at.say(`${path} finns redan.`, `${path} exists already.`),
        'folder-missing': at.say(`Mappen för ${path} finns inte.`, `The folder of ${path} does not exist.`),
        'copy-is-wrong': at.say(
          'Kopian höll inte provet och är borttagen. Kör radslag verify.',
          'The copy failed its check and is removed. Run radslag verify.',
        ),
      }
      throw new Refused(words[done.because])
    }
    aside(
      at,
      at.say(`Säkerhetskopian ligger i ${path} och är prövad.`, `The backup is in ${path}, and verified.`),
    )
    if (at.has('json')) asJson(at, { file: path, offices: done.offices })
    return 0
  })
}

export async function restoreFile(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  if (!existsSync(path)) throw new Refused(at.say(`${path} finns inte.`, `${path} does not exist.`))
  return inStore(at, async (store) => {
    let done: { offices: number }
    try {
      done = await restore(store, path, at.world)
      // An older copy may hold what waited for the version that is here now.
      await takeWhatWaited(store, at.world)
    } catch (problem) {
      if (problem instanceof StoreUnusable && !['busy', 'unreachable'].includes(problem.because)) {
        throw new Refused(
          `${unusable(problem, at.say)} ${at.say('Ingenting har ändrats.', 'Nothing was changed.')}`,
        )
      }
      throw problem
    }
    aside(
      at,
      at.say(
        `Återställt från ${path}. Enheterna skickar själva om det de har kvar.`,
        `Restored from ${path}. The devices send again by themselves what they still hold.`,
      ),
    )
    if (at.has('json')) asJson(at, { file: path, ...done })
    return 0
  })
}
