// radslag invite: a code for a new device.
import { memberRoles } from '../../domain/records/office.ts'
import type { Role } from '../../domain/roles.ts'
import { timeInStockholm } from '../../domain/values/local-date.ts'
import { printCode } from '../../sync/enrolment.ts'
import { invite, parseName } from '../access.ts'
import { aside, asJson, type Desk, type ExitCode, inOffice, line, Refused, WrongUse } from '../command.ts'
import { addressOf } from '../env.ts'
import { reason } from '../words.ts'

export async function invitePerson(at: Desk): Promise<ExitCode> {
  const role = at.text('role')
  if (role === undefined || !(memberRoles as readonly string[]).includes(role)) {
    throw new WrongUse(
      at.say('--role ska vara adviser, lead eller tablet.', '--role must be adviser, lead or tablet.'),
    )
  }
  const said = at.text('name')
  if (said === undefined) throw new WrongUse(at.say('--name saknas.', '--name is missing.'))
  const name = parseName('member', said)
  if (!name.ok) throw new Refused(`--name: ${reason(name.because, at.language)}`)
  return inOffice(at, async (store, office) => {
    const asked = { name: name.name, role: role as Role, confirmed: at.has('confirmed') }
    const { code, expiresAt } = await invite(store, office.id, asked, at.world)
    const url = `${addressOf(at.settings)}/anslut#${code}`
    if (at.has('json')) asJson(at, { code, url, expiresAt })
    else {
      line(at, `${printCode(code)}  ${url}`)
      const time = timeInStockholm(Date.parse(expiresAt))
      aside(at, at.say(`Koden gäller en gång, till ${time}.`, `The code works once, until ${time}.`))
    }
    return 0
  })
}
