// radslag export: the records as lines or tables, in the order they reached the office.
import { isKindName } from '../../domain/records/kinds.ts'
import { serversOwn } from '../../files/chosen.ts'
import { aside, type Desk, type ExitCode, inOffice, WrongUse, yearSaid } from '../command.ts'
import { exportRecords, type Format } from '../lines.ts'
import { writeWhole } from '../whole-file.ts'

export async function exportFile(at: Desk): Promise<ExitCode> {
  const format = at.text('format') ?? 'jsonl'
  if (!isFormat(format)) throw new WrongUse(at.say(`Okänt format: ${format}.`, `Unknown format: ${format}.`))
  const path = at.text('output')
  if (format === 'xlsx' && path === undefined) {
    throw new WrongUse(
      at.say('En .xlsx behöver ett filnamn: -o FIL.', 'An .xlsx needs a file name: -o FILE.'),
    )
  }
  const kind = at.text('kind')
  if (kind !== undefined && (!isKindName(kind) || serversOwn.includes(kind))) {
    throw new WrongUse(at.say(`--kind ${kind} går inte att exportera.`, `--kind ${kind} cannot be exported.`))
  }
  const chosen = { year: yearSaid(at), kind, anonymous: at.has('anonymous') }
  return inOffice(at, async (store, office) => {
    const { content, count, incomplete } = await store.read((tx) =>
      exportRecords(tx.office(office.id), chosen, format),
    )
    if (path === undefined) at.out(String(content))
    else {
      writeWhole(at, path, content)
      aside(at, at.say(`${count} poster i ${path}`, `${count} records in ${path}`))
    }
    if (incomplete.length > 0) {
      aside(
        at,
        at.say(
          `${incomplete.length} poster saknar något efter en sammanslagning och behöver lagas innan de kan importeras: ${incomplete.join(', ')}`,
          `${incomplete.length} records lack something after a merge and need mending before they can be imported: ${incomplete.join(', ')}`,
        ),
      )
    }
    return 0
  })
}

const isFormat = (format: string): format is Format => ['jsonl', 'csv', 'xlsx'].includes(format)
