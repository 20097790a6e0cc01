// radslag leave: a person has left the office, and her devices go with her.
import { aside, asJson, type Desk, type ExitCode, inOffice, Refused } from '../command.ts'
import { leave } from '../leaving.ts'

export async function leaveOffice(at: Desk): Promise<ExitCode> {
  return inOffice(at, async (store, office) => {
    const [id = ''] = at.words
    const left = await leave(store, office.id, id, at.world)
    if (!left.ok)
      throw new Refused(
        left.because === 'last-lead'
          ? at.say(
              'Det är den enda verksamhetsledaren. Bjud in en annan först: radslag invite --role lead.',
              'That is the only lead. Invite another first: radslag invite --role lead.',
            )
          : at.say(
              `Ingen på kontoret har id ${id}. Se radslag members.`,
              `Nobody at the office has the id ${id}. See radslag members.`,
            ),
      )
    const { name, devices, unsent } = left
    aside(
      at,
      at.say(
        `${name} har slutat. Enheter som spärrades: ${devices}. Osänt vid senaste kontakt: ${unsent}; det kan de lämna till karantänen, en gång.`,
        `${name} has left. Devices put out: ${devices}. Unsent at last contact: ${unsent}; they may hand it to the quarantine, once.`,
      ),
    )
    if (at.has('json')) asJson(at, { id, devices, unsent })
    return 0
  })
}
