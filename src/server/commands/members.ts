import { aside, asJson, type Desk, type ExitCode, inOffice, line } from '../command.ts'
import { table } from '../table.ts'

export async function listMembers(at: Desk): Promise<ExitCode> {
  return inOffice(at, async (store, office) => {
    const members = await store.read((tx) => tx.office(office.id).members())
    if (at.has('json')) asJson(at, members)
    else if (members.length === 0)
      aside(at, at.say('Inga medlemmar än. Se radslag invite.', 'No members yet. See radslag invite.'))
    else
      line(
        at,
        table(
          members.map(({ id, name, role, active }) => [
            id,
            name,
            role,
            active ? '' : at.say('slutat', 'left'),
          ]),
        ),
      )
    return 0
  })
}
