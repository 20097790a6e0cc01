// radslag office add: another office in the same installation.
import { parseName } from '../access.ts'
import { asJson, type Desk, type ExitCode, inStore, line, Refused, WrongUse } from '../command.ts'
import { makeOffice, sameName } from '../office.ts'
import { reason } from '../words.ts'

export async function addOffice(at: Desk): Promise<ExitCode> {
  const [verb, said] = at.words
  if (verb !== 'add') throw new WrongUse(at.say(`Okänt: office ${verb}.`, `Unknown: office ${verb}.`))
  const name = parseName('office', said)
  if (!name.ok) throw new Refused(`NAME: ${reason(name.because, at.language)}`)
  return inStore(at, async (store) => {
    const office = await store.write(async (tx) => {
      const known = await tx.offices()
      return known.some((one) => sameName(one.name, name.name)) ? null : makeOffice(tx, name.name, at.world)
    })
    if (!office)
      throw new Refused(
        at.say(
          `Det finns redan ett kontor som heter ${name.name}.`,
          `There is already an office called ${name.name}.`,
        ),
      )
    if (at.has('json')) asJson(at, { id: office.id, name: office.name })
    else line(at, `${office.id}  ${office.name}`)
    return 0
  })
}
