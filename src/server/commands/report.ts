// radslag report: the report to the funder as a file.
import { aside, type Desk, type ExitCode, inOffice, Refused, WrongUse, yearSaid } from '../command.ts'
import { isReportFormat, isReportPeriod, makeReport } from '../report.ts'
import { writeWhole } from '../whole-file.ts'

export async function writeReport(at: Desk): Promise<ExitCode> {
  const year = yearSaid(at)
  if (year === undefined) throw new WrongUse(at.say('--year saknas.', '--year is missing.'))
  const format = at.text('format')
  if (!isReportFormat(format))
    throw new WrongUse(at.say('--format ska vara docx, pdf eller xlsx.', '--format is docx, pdf or xlsx.'))
  const which = at.text('period') ?? 'year'
  if (!isReportPeriod(which))
    throw new WrongUse(
      at.say('--period ska vara q1–q4, h1, h2, year eller all.', '--period is q1–q4, h1, h2, year or all.'),
    )
  const language = at.text('language') ?? 'sv'
  if (language !== 'sv' && language !== 'en')
    throw new WrongUse(at.say('--language ska vara sv eller en.', '--language is sv or en.'))
  const as = at.text('as') ?? 'now'
  if (as !== 'now' && as !== 'reported')
    throw new WrongUse(at.say('--as ska vara now eller reported.', '--as is now or reported.'))
  const path = at.text('output')
  if (path === undefined) throw new WrongUse(at.say('-o FIL saknas.', '-o FILE is missing.'))
  return inOffice(at, async (store, office) => {
    const made = await store.read((tx) =>
      makeReport(tx.office(office.id), { year, which, format, language, as }, at.world),
    )
    if (!made.ok && made.because === 'not-locked')
      throw new Refused(at.say(`${year} är inte låst.`, `${year} is not locked.`))
    if (!made.ok) throw new Refused(at.say(`Inget program omfattar ${year}.`, `No programme covers ${year}.`))
    writeWhole(at, path, made.bytes)
    aside(at, at.say(`Rapporten ligger i ${path}`, `The report is in ${path}`))
    return 0
  })
}
