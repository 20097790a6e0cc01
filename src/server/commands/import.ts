// radslag import: records from lines or tables into the office, all or nothing.
import { readFileSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import { aside, asJson, type Desk, type ExitCode, inOffice, Refused, WrongUse } from '../command.ts'
import { importLines } from '../lines.ts'
import { byTheOffice, sameName } from '../office.ts'
import { type NotRescued, takeRescue } from '../rescue.ts'
import type { Office, Store } from '../stores/store.ts'
import { reason } from '../words.ts'

export async function importFile(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  const ending = extname(path).toLowerCase()
  if (!['.jsonl', '.ndjson', '.csv', '.xlsx', '.json'].includes(ending)) {
    throw new WrongUse(
      at.say(
        `${path}: väntade en .jsonl, .csv, .xlsx, eller en räddningsfil (.json).`,
        `${path}: expected a .jsonl, .csv, .xlsx, or a rescue file (.json).`,
      ),
    )
  }
  const bytes = bytesOf(at, path)
  if (ending === '.json') return importRescue(at, path, bytes)
  return inOffice(at, async (store, office) => {
    const as = at.text('as')
    const by =
      as === undefined ? byTheOffice : { member: await memberMeant(at, store, office, as), device: null }
    const options = { by, dryRun: at.has('dry-run'), skipBad: at.has('skip-bad') }
    const done = await importLines(store, office.id, { name: path, bytes }, options, at.world)
    const bad = new Set(done.problems.map(({ sheet, line }) => `${sheet ?? ''} ${line}`)).size
    const refused = done.lines === 0 || (bad > 0 && !options.skipBad)
    const created = done.taken.filter(({ effect }) => effect === 'created').length
    const edited = done.taken.length - created
    for (const problem of done.problems) {
      aside(at, `${placeOf(at, path, problem)}: ${reason(problem.because, at.language)}`)
    }
    if (!refused && done.doubts.length > 0) {
      for (const doubt of done.doubts.slice(0, mostDoubts)) {
        aside(
          at,
          `${placeOf(at, path, doubt)}: ${at.say('Se efter', 'Look')}: ${reason(doubt.because, at.language)}`,
        )
      }
      const more = done.doubts.length - mostDoubts
      if (more > 0) aside(at, at.say(`… och ${more} till att se efter`, `… and ${more} more to look at`))
    }
    if (done.waiting.length > 0) {
      const which = done.waiting.join(', ')
      aside(
        at,
        at.say(
          `Rader för ett låst år, de väntar på verksamhetsledaren: ${which}`,
          `Lines for a locked year, they wait for the lead: ${which}`,
        ),
      )
    }
    const counts = `${at.say('nya', 'new')} ${created}, ${at.say('ändrade', 'changed')} ${edited}, ${at.say('oförändrade', 'unchanged')} ${done.unchanged}, ${at.say('felaktiga', 'bad')} ${bad}`
    aside(
      at,
      refused
        ? at.say(
            `Ingenting har ändrats: ${bad || 1} fel rader.`,
            `Nothing was changed: ${bad || 1} bad lines.`,
          )
        : `${options.dryRun ? at.say('Provkörning, ingenting har ändrats', 'Dry run, nothing was changed') : at.say('Klart', 'Done')}: ${counts}`,
    )
    if (at.has('json')) {
      asJson(at, {
        written: done.written,
        dryRun: options.dryRun,
        lines: done.lines,
        created: refused ? 0 : created,
        changed: refused ? 0 : edited,
        unchanged: done.unchanged,
        bad,
        waiting: done.waiting,
        problems: done.problems.map((problem) => ({
          ...problem,
          reason: reason(problem.because, at.language),
        })),
        doubts: done.doubts.map((doubt) => ({ ...doubt, reason: reason(doubt.because, at.language) })),
      })
    }
    return refused ? 1 : 0
  })
}

/** A rescue file: its rows are taken as if their own devices had sent them. */
async function importRescue(at: Desk, path: string, bytes: Uint8Array): Promise<ExitCode> {
  if (at.text('as') !== undefined)
    throw new WrongUse(
      at.say(
        '--as går inte med en räddningsfil: raderna är deras som skrev dem.',
        '--as cannot be used with a rescue file: its rows are their writers’.',
      ),
    )
  return inOffice(at, async (store, office) => {
    const dryRun = at.has('dry-run')
    const done = await takeRescue(store, office.id, bytes, { dryRun }, at.world)
    if (!done.ok) {
      const why: Record<NotRescued, string> = {
        'not-a-rescue-file': at.say('är ingen räddningsfil', 'is not a rescue file'),
        'damaged-file': at.say(
          'är skadad: kontrollsumman stämmer inte. Hämta den igen.',
          'is damaged: its checksum does not hold. Fetch it again.',
        ),
        'newer-file': at.say('är skriven av en nyare version', 'was written by a newer version'),
        'not-this-office': at.say(
          'är skriven på en enhet som det här kontoret inte känner',
          'was written on a device that this office does not know',
        ),
      }
      aside(at, `${path} ${why[done.because]}`)
      if (at.has('json')) asJson(at, { written: false, dryRun, because: done.because })
      return 1
    }
    const { taken, known, refused, unopened } = done.rescued
    const counts = at.say(
      `tagna ${taken}, fanns redan ${known}, till karantänen ${refused}, gick inte att öppna ${unopened}`,
      `taken ${taken}, known already ${known}, to the quarantine ${refused}, could not be opened ${unopened}`,
    )
    aside(
      at,
      `${dryRun ? at.say('Provkörning, ingenting har ändrats', 'Dry run, nothing was changed') : at.say('Klart', 'Done')}: ${counts}`,
    )
    if (at.has('json')) asJson(at, { written: !dryRun, dryRun, ...done.rescued })
    return 0
  })
}

/** So many doubts are said in words; all of them are in the machine's output. */
const mostDoubts = 50

type Where = { line: number; sheet?: string; field: string; column?: string; because: string }

/** Said of a whole line; a field of that name, an expense's budget line, is named like any other. */
const ofWholeLine = new Set(['not-utf-8', 'too-long', 'too-deep', 'not-json', 'not-an-object'])

/** `Blad Kontakter, rad 3, Telefon`; of a problem with the file itself, its name. */
function placeOf(at: Desk, path: string, { line: number, sheet, field, column, because }: Where): string {
  if (number === 0) return path
  const row = at.say(`Rad ${number}`, `Line ${number}`)
  const place = sheet === undefined ? row : `${sheet}, ${row.toLowerCase()}`
  const whole = field === 'line' && column === undefined && ofWholeLine.has(because)
  return whole ? place : `${place}, ${column ?? field}`
}

function bytesOf(at: Desk, path: string): Uint8Array {
  try {
    if (statSync(path).size > 256 * 1024 * 1024) {
      throw new Refused(
        at.say(`${path} är större än 256 MB: dela upp den.`, `${path} is larger than 256 MB: split it.`),
      )
    }
    return readFileSync(path)
  } catch (problem) {
    if (problem instanceof Refused) throw problem
    throw new Refused(at.say(`${path} går inte att läsa.`, `${path} cannot be read.`))
  }
}

async function memberMeant(at: Desk, store: Store, office: Office, said: string): Promise<string> {
  const members = await store.read((tx) => tx.office(office.id).members())
  const found = members.filter(({ id, name }) => id === said || sameName(name, said))
  const [only] = found
  if (only && found.length === 1) return only.id
  throw new Refused(
    found.length === 0
      ? at.say(
          `Ingen medlem heter ${said}. Se radslag members.`,
          `No member is called ${said}. See radslag members.`,
        )
      : at.say(
          `Flera heter ${said}: använd id, se radslag members.`,
          `Several are called ${said}: use the id, see radslag members.`,
        ),
  )
}
