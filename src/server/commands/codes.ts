// radslag codes: new recovery codes for a lead who has neither passkey nor paper left; the person at the terminal answers for who asks.
import { aside, asJson, type Desk, type ExitCode, inOffice, line, Refused } from '../command.ts'
import { renewCodes } from '../sign-in.ts'

export async function makeCodes(at: Desk): Promise<ExitCode> {
  return inOffice(at, async (store, office) => {
    const [id = ''] = at.words
    const members = await store.read((tx) => tx.office(office.id).members())
    const lead = members.find((one) => one.id === id && one.active && one.role === 'lead')
    if (!lead)
      throw new Refused(
        at.say(
          `Ingen verksamhetsledare har id ${id}. Se radslag members.`,
          `No lead has the id ${id}. See radslag members.`,
        ),
      )
    const codes = await renewCodes({ store, world: at.world }, office.id, id)
    aside(
      at,
      at.say(
        `Åtta nya koder till ${lead.name}. Varje kod gäller en gång; de gamla gäller inte längre.`,
        `Eight new codes for ${lead.name}. Each works once; the old ones no longer do.`,
      ),
    )
    if (at.has('json')) asJson(at, { id, codes })
    else for (const code of codes) line(at, code)
    return 0
  })
}
