// radslag targets: a year's numbers, as JSON or as a table.
import { parseLocalDate } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import { asJson, type Desk, type ExitCode, inOffice, line, Refused, WrongUse, yearSaid } from '../command.ts'
import { figuresFor } from '../figures.ts'
import { table } from '../table.ts'

export async function showTargets(at: Desk): Promise<ExitCode> {
  const year = yearSaid(at)
  if (year === undefined) throw new WrongUse(at.say('--year saknas.', '--year is missing.'))
  const saidDay = at.text('as-of')
  const asOf = saidDay === undefined ? undefined : parseLocalDate(saidDay)
  if (asOf === null) {
    throw new WrongUse(
      at.say(
        `--as-of ${saidDay} är inget datum (ÅÅÅÅ-MM-DD).`,
        `--as-of ${saidDay} is not a date (YYYY-MM-DD).`,
      ),
    )
  }
  return inOffice(at, async (store, office) => {
    const programme = at.text('programme')
    const figures = await store.read((tx) =>
      figuresFor(tx.office(office.id), { year, asOf, programme }, at.world),
    )
    if (!figures.ok) {
      throw new Refused(
        figures.because === 'unknown-programme'
          ? at.say(`Inget program heter ${programme}.`, `No programme is called ${programme}.`)
          : at.say(`Inget program omfattar ${year}.`, `No programme covers ${year}.`),
      )
    }
    const { targets } = figures
    if (at.has('json')) {
      asJson(at, targets)
      return 0
    }
    const head = [
      at.say('Indikator', 'Indicator'),
      at.say('Utfall', 'Actual'),
      at.say('Mål', 'Target'),
      at.say('Takt', 'Pace'),
      at.say('Läge', 'Status'),
      at.say('Ogranskat', 'Unreviewed'),
    ]
    const rows = targets.indicators.map((one) => [
      one.id,
      one.actual,
      one.target ?? '–',
      one.pace ?? '–',
      one.status,
      one.unreviewed,
    ])
    line(at, `${targets.programme} ${targets.year}, ${at.say('per', 'as of')} ${targets.asOf}`)
    line(at, table([head, ...rows]))
    const locale = at.language === 'sv' ? 'sv-SE' : 'en-SE'
    const budgetHead = [at.say('Budgetrad', 'Budget line'), at.say('Bokfört', 'Booked'), 'Budget']
    const budget = targets.budget.map((row) => [
      row.line,
      printOre(row.actualOre, locale),
      printOre(row.budgetOre, locale),
    ])
    line(at, `\n${table([budgetHead, ...budget])}`)
    return 0
  })
}
