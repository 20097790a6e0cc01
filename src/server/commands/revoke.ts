// radslag revoke: puts a lost or stolen device out.
import { revokeDevice } from '../access.ts'
import { aside, asJson, type Desk, type ExitCode, inOffice, Refused } from '../command.ts'

export async function revoke(at: Desk): Promise<ExitCode> {
  return inOffice(at, async (store, office) => {
    const [id = ''] = at.words
    const stolen = at.has('stolen')
    const done = await revokeDevice(store, office.id, id, stolen, at.world)
    if (!done)
      throw new Refused(
        at.say(
          `Ingen enhet har id ${id}. Se radslag devices.`,
          `No device has the id ${id}. See radslag devices.`,
        ),
      )
    const unsent = done.unsent ?? 0
    aside(
      at,
      stolen
        ? at.say(
            `Spärrad som stulen. Osänt vid senaste kontakt: ${unsent}.`,
            `Shut out as stolen. Unsent at last contact: ${unsent}.`,
          )
        : at.say(
            `Spärrad som borttappad: det som är osänt (${unsent}) kan den lämna till karantänen, en gång.`,
            `Shut out as lost: what is unsent (${unsent}) it may hand to the quarantine, once.`,
          ),
    )
    if (at.has('json'))
      asJson(at, { id, state: stolen ? 'revoked-stolen' : 'revoked-lost', unsent: done.unsent })
    return 0
  })
}
