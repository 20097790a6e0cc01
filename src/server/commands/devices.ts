import { dayInStockholm, timeInStockholm } from '../../domain/values/local-date.ts'
import { devicesOf } from '../access.ts'
import { aside, asJson, type Desk, type ExitCode, inOffice, line } from '../command.ts'
import { table } from '../table.ts'

export async function listDevices(at: Desk): Promise<ExitCode> {
  return inOffice(at, async (store, office) => {
    const { devices } = await store.read((tx) => devicesOf(tx.office(office.id), at.world))
    if (at.has('json')) asJson(at, devices)
    else if (devices.length === 0) aside(at, at.say('Inga enheter än.', 'No devices yet.'))
    else {
      const head = [
        'id',
        at.say('Enhet', 'Device'),
        at.say('Medlem', 'Member'),
        at.say('Roll', 'Role'),
        at.say('Läge', 'State'),
        at.say('Synkad', 'Synced'),
        at.say('Osänt', 'Unsent'),
        'Version',
      ]
      const when = (instant: string | null) =>
        instant === null
          ? '–'
          : `${dayInStockholm(Date.parse(instant))} ${timeInStockholm(Date.parse(instant))}`
      const rows = devices.map((one) => [
        one.id,
        one.name,
        one.memberName,
        one.role,
        one.state,
        when(one.lastSync),
        one.unsent ?? '–',
        one.appVersion ?? '–',
      ])
      line(at, table([head, ...rows]))
    }
    return 0
  })
}
