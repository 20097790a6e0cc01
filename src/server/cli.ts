// The command line: each command reads its words, does one thing, and ends with 0, 1, 2 or 3 (interfaces.md).
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { isKindName } from '../domain/records/kinds.ts'
import { memberRoles } from '../domain/records/office.ts'
import type { Role } from '../domain/roles.ts'
import { dayInStockholm, parseLocalDate, timeInStockholm } from '../domain/values/local-date.ts'
import { printOre } from '../domain/values/ore.ts'
import { serversOwn } from '../files/jsonl.ts'
import { printCode } from '../sync/enrolment.ts'
import { devicesOf, invite, parseName, renewSetUp, revokeDevice } from './access.ts'
import { backUp, restore } from './backup.ts'
import { addressOf, readSettings, type Settings, type WrongSetting } from './env.ts'
import { figuresFor } from './figures.ts'
import { exportLines, importLines } from './lines.ts'
import { byTheOffice, ensureOffices, makeOffice, sameName } from './office.ts'
import { startServer } from './serve.ts'
import { openSqlite } from './stores/sqlite.ts'
import { type Office, type Store, StoreUnusable } from './stores/store.ts'
import { verifyStore } from './verify.ts'
import { type Language, languageOf, reason, type Say, sayIn } from './words.ts'
import type { World } from './world.ts'

export type Streams = { out: (text: string) => void; err: (text: string) => void }
export type Terminal = Streams & {
  env: Readonly<Record<string, string | undefined>>
  world: World
  /** Where the built page lies. */
  pageFolder: string
  /** Resolves when the server is asked to stop. */
  stopped: () => Promise<void>
}

/** 0 done, 1 refused and nothing changed, 2 wrong use, 3 the store could not be used. */
export type ExitCode = 0 | 1 | 2 | 3

class WrongUse extends Error {}
class Refused extends Error {}

type Command = {
  usage: string
  options: Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>
  /** How many words follow its name. */
  words: readonly [least: number, most: number]
  run(at: Desk): Promise<ExitCode>
}

/** What a command has before it. */
type Desk = Terminal & {
  language: Language
  say: Say
  settings: Settings
  words: string[]
  text(option: string): string | undefined
  has(option: string): boolean
}

const json = { type: 'boolean' } as const
const text = { type: 'string' } as const

const commands: Readonly<Record<string, Command>> = {
  serve: { usage: 'serve', options: {}, words: [0, 0], run: serve },
  import: {
    usage: 'import FILE [--dry-run] [--skip-bad] [--as MEMBER] [--json]',
    options: { 'dry-run': { type: 'boolean' }, 'skip-bad': { type: 'boolean' }, as: text, json },
    words: [1, 1],
    run: importFile,
  },
  export: {
    usage: 'export [--format jsonl] [--year Y] [--kind K] [--anonymous] [-o FILE]',
    options: {
      format: text,
      year: text,
      kind: text,
      anonymous: { type: 'boolean' },
      output: { type: 'string', short: 'o' },
    },
    words: [0, 0],
    run: exportFile,
  },
  targets: {
    usage: 'targets --year Y [--as-of DATE] [--programme KEY] [--json]',
    options: { year: text, 'as-of': text, programme: text, json },
    words: [0, 0],
    run: showTargets,
  },
  report: {
    usage: 'report --year Y [--period q1..q4|h1|h2|year|all] --format docx|pdf|xlsx -o FILE',
    options: { year: text, period: text, format: text, output: { type: 'string', short: 'o' } },
    words: [0, 0],
    run: notYet,
  },
  invite: {
    usage: 'invite --name NAME --role adviser|lead|tablet [--confirmed] [--json]',
    options: { name: text, role: text, confirmed: { type: 'boolean' }, json },
    words: [0, 0],
    run: invitePerson,
  },
  members: { usage: 'members [--json]', options: { json }, words: [0, 0], run: listMembers },
  devices: { usage: 'devices [--json]', options: { json }, words: [0, 0], run: listDevices },
  revoke: {
    usage: 'revoke DEVICE [--stolen] [--json]',
    options: { stolen: { type: 'boolean' }, json },
    words: [1, 1],
    run: revoke,
  },
  office: { usage: 'office add NAME [--json]', options: { json }, words: [2, 2], run: addOffice },
  backup: { usage: 'backup FILE [--json]', options: { json }, words: [1, 1], run: makeBackup },
  restore: { usage: 'restore FILE [--json]', options: { json }, words: [1, 1], run: restoreFile },
  verify: { usage: 'verify [--json]', options: { json }, words: [0, 1], run: verify },
}

/** Runs one command; everything it has to say goes to the streams. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(terminal.env)
  const say = sayIn(language)
  const complain = (line: string) => terminal.err(`${line}\n`)
  const [name = '', ...rest] = args
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    const lines = Object.values(commands).map(({ usage }) => `  radslag ${usage}`)
    const whole = `${say('Kommandon', 'Commands')}:\n${lines.join('\n')}\n  --office NAME  ${say('där det finns flera kontor', 'where there are several offices')}\n`
    if (name === '') terminal.err(whole)
    else terminal.out(whole)
    return name === '' ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    complain(say(`Okänt kommando: ${name}. Se radslag help.`, `Unknown command: ${name}. See radslag help.`))
    return 2
  }
  try {
    const read = parsed(command, rest)
    const settings = readSettings(terminal.env)
    if (!settings.ok) {
      for (const wrong of settings.wrong) complain(wrongSetting(wrong, say))
      return 2
    }
    const { values, positionals } = read
    return await command.run({
      ...terminal,
      language,
      say,
      settings: settings.settings,
      words: positionals,
      text: (option) => values[option] as string | undefined,
      has: (option) => values[option] === true,
    })
  } catch (problem) {
    if (problem instanceof WrongUse) {
      complain(problem.message)
      complain(`${say('Så här', 'Usage')}: radslag ${command.usage}`)
      return 2
    }
    if (problem instanceof Refused) {
      complain(problem.message)
      return 1
    }
    if (problem instanceof StoreUnusable) {
      complain(unusable(problem, say))
      return 3
    }
    if (isStoreTrouble(problem)) {
      complain(
        say(
          `Lagret svarade med ett fel: ${problem.code}`,
          `The store answered with an error: ${problem.code}`,
        ),
      )
      return 3
    }
    throw problem
  }
}

const isStoreTrouble = (problem: unknown): problem is { code: string } =>
  problem instanceof Error && /^SQLITE_/.test((problem as { code?: string }).code ?? '')

function parsed(command: Command, args: string[]) {
  try {
    const read = parseArgs({
      args,
      options: { ...command.options, office: text },
      allowPositionals: true,
      strict: true,
    })
    const [least, most] = command.words
    if (read.positionals.length < least) throw new WrongUse(`radslag ${command.usage}`)
    if (read.positionals.length > most) throw new WrongUse(read.positionals.slice(most).join(' '))
    return read as { values: Record<string, string | boolean | undefined>; positionals: string[] }
  } catch (problem) {
    if (problem instanceof WrongUse) throw problem
    throw new WrongUse(problem instanceof Error ? problem.message : String(problem))
  }
}

function wrongSetting({ name, value, expected }: WrongSetting, say: Say): string {
  const wanted = {
    port: say('ett portnummer, 0–65535', 'a port number, 0–65535'),
    host: say('en adress eller ett namn att lyssna på', 'an address or a name to listen on'),
    folder: say('en mapp', 'a folder'),
    origin: say(
      'en https-adress utan sökväg, till exempel https://radslag.example.se (http bara till localhost)',
      'an https address without a path, such as https://radslag.example.se (http to localhost only)',
    ),
    'no-postgres': say(
      'ingenting: PostgreSQL finns inte i den här versionen, ta bort den så används det inbyggda lagret',
      'nothing: PostgreSQL is not in this version, leave it out and the embedded store is used',
    ),
  }[expected]
  return say(
    `${name}=${value} går inte: väntade ${wanted}.`,
    `${name}=${value} will not do: expected ${wanted}.`,
  )
}

function unusable({ because, detail }: StoreUnusable, say: Say): string {
  const words: Record<StoreUnusable['because'], string> = {
    'not-found': say('finns inte. Stämmer sökvägen?', 'does not exist. Is the path right?'),
    damaged: say(
      'är skadat. Ingenting har ändrats. Kopiera undan filen och återställ den senaste säkerhetskopian: radslag restore FIL.',
      'is damaged. Nothing was changed. Set the file aside and restore the latest backup: radslag restore FILE.',
    ),
    'network-disk': say(
      'ligger på en nätverksdisk, och där kan inget lovas om vad som är sparat. Peka RADSLAG_DATA på en lokal disk.',
      'is on a network disk, where nothing can be promised about what is saved. Point RADSLAG_DATA at a local disk.',
    ),
    newer: say(
      'är skrivet av en nyare version. Uppdatera Rådslag.',
      'was written by a newer version. Update Rådslag.',
    ),
    busy: say('används av någon annan just nu. Försök igen.', 'is in use by somebody else. Try again.'),
    'not-a-store': say('är inget lager från Rådslag.', 'is not a store of Rådslag.'),
    'cannot-open': say(
      'gick inte att öppna. Kontrollera rättigheter och diskutrymme.',
      'could not be opened. Check permissions and disk space.',
    ),
  }
  return `${say('Lagret', 'The store')} ${detail} ${words[because]}`
}

const inStore = async (at: Desk, work: (store: Store) => Promise<ExitCode>): Promise<ExitCode> => {
  const store = openSqlite(at.settings.dataFolder)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const inOffice = (at: Desk, work: (store: Store, office: Office) => Promise<ExitCode>): Promise<ExitCode> =>
  inStore(at, async (store) => work(store, await officeMeant(at, store)))

async function officeMeant(at: Desk, store: Store): Promise<Office> {
  const offices = await ensureOffices(store, at.world)
  const said = at.text('office')
  const found =
    said === undefined ? offices : offices.filter(({ id, name }) => id === said || sameName(name, said))
  const [only] = found
  if (only && found.length === 1) return only
  const list = offices.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
  throw new WrongUse(
    found.length === 0
      ? at.say(`Inget kontor heter ${said}:\n${list}`, `No office is called ${said}:\n${list}`)
      : at.say(`Välj kontor med --office:\n${list}`, `Pick the office with --office:\n${list}`),
  )
}

const line = (at: Desk, said: string) => at.out(`${said}\n`)
const aside = (at: Desk, said: string) => at.err(`${said}\n`)
const asJson = (at: Desk, value: unknown) => at.out(`${JSON.stringify(value)}\n`)

function yearSaid(at: Desk): number | undefined {
  const said = at.text('year')
  if (said === undefined) return undefined
  if (!/^(19|20|21)\d{2}$/.test(said)) {
    throw new WrongUse(
      at.say(`--year ${said} är inget årtal (ÅÅÅÅ).`, `--year ${said} is not a year (YYYY).`),
    )
  }
  return Number(said)
}

async function serve(at: Desk): Promise<ExitCode> {
  const stopped = at.stopped()
  const store = openSqlite(at.settings.dataFolder)
  let server: Awaited<ReturnType<typeof startServer>>
  try {
    await ensureOffices(store, at.world)
    server = await startServer({
      store,
      world: at.world,
      settings: at.settings,
      pageFolder: at.pageFolder,
      log: (entry) => at.err(`${JSON.stringify(entry)}\n`),
    })
  } catch (problem) {
    await store.close()
    const code = (problem as { code?: string }).code
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Refused(
        at.say(
          `Kan inte lyssna på ${at.settings.host}:${at.settings.port} (${code}). Välj en annan PORT eller HOST.`,
          `Cannot listen on ${at.settings.host}:${at.settings.port} (${code}). Choose another PORT or HOST.`,
        ),
      )
    }
    throw problem
  }
  const address = addressOf({ origin: at.settings.origin, port: server.port })
  const links = await renewSetUp(store, at.world)
  line(at, at.say(`Rådslag finns på ${address}`, `Rådslag is at ${address}`))
  for (const { name, code } of links) {
    line(
      at,
      at.say(
        `Verksamhetsledaren för ${name} börjar här (länken gäller en gång, i 24 timmar):`,
        `The lead of ${name} begins here (the link works once, for 24 hours):`,
      ),
    )
    line(at, `${address}/anslut#${code}`)
  }
  await stopped
  await server.stop()
  await store.close()
  return 0
}

async function importFile(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  const type = extname(path).toLowerCase()
  if (type === '.csv' || type === '.xlsx') {
    throw new WrongUse(
      at.say(`${type} finns inte i den här versionen än.`, `${type} is not in this version yet.`),
    )
  }
  if (type !== '.jsonl' && type !== '.ndjson') {
    throw new WrongUse(at.say(`${path}: väntade en .jsonl-fil.`, `${path}: expected a .jsonl file.`))
  }
  const bytes = bytesOf(at, path)
  return inOffice(at, async (store, office) => {
    const as = at.text('as')
    const by =
      as === undefined ? byTheOffice : { member: await memberMeant(at, store, office, as), device: null }
    const options = { by, dryRun: at.has('dry-run'), skipBad: at.has('skip-bad') }
    const done = await importLines(store, office.id, bytes, options, at.world)
    const bad = new Set(done.problems.map((problem) => problem.line)).size
    const refused = done.lines === 0 || (bad > 0 && !options.skipBad)
    const created = done.taken.filter(({ effect }) => effect === 'created').length
    const edited = done.taken.length - created
    for (const { line: number, field, because } of done.problems) {
      const where = number === 0 ? path : at.say(`Rad ${number}`, `Line ${number}`)
      aside(
        at,
        `${where}${number === 0 || field === 'line' ? '' : `, ${field}`}: ${reason(because, at.language)}`,
      )
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
      })
    }
    return refused ? 1 : 0
  })
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

async function exportFile(at: Desk): Promise<ExitCode> {
  const format = at.text('format') ?? 'jsonl'
  if (format === 'csv' || format === 'xlsx') {
    throw new WrongUse(
      at.say(`${format} finns inte i den här versionen än.`, `${format} is not in this version yet.`),
    )
  }
  if (format !== 'jsonl') throw new WrongUse(at.say(`Okänt format: ${format}.`, `Unknown format: ${format}.`))
  const kind = at.text('kind')
  if (kind !== undefined && (!isKindName(kind) || serversOwn.includes(kind))) {
    throw new WrongUse(at.say(`--kind ${kind} går inte att exportera.`, `--kind ${kind} cannot be exported.`))
  }
  const chosen = { year: yearSaid(at), kind, anonymous: at.has('anonymous') }
  return inOffice(at, async (store, office) => {
    const { lines, incomplete } = await store.read((tx) => exportLines(tx.office(office.id), chosen))
    const content = lines.map((one) => `${one}\n`).join('')
    const path = at.text('output')
    if (path === undefined) at.out(content)
    else writeWhole(at, path, content)
    if (path !== undefined) {
      aside(at, at.say(`${lines.length} poster i ${path}`, `${lines.length} records in ${path}`))
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

/** The file is whole or not there: written beside, then moved into place. */
function writeWhole(at: Desk, path: string, content: string): void {
  const beside = `${path}.part`
  try {
    writeFileSync(beside, content, { mode: 0o600, flush: true })
    renameSync(beside, path)
  } catch {
    rmSync(beside, { force: true })
    throw new Refused(at.say(`${path} går inte att skriva.`, `${path} cannot be written.`))
  }
}

async function showTargets(at: Desk): Promise<ExitCode> {
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

function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => String(cell ?? '')))
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  )
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

async function notYet(at: Desk): Promise<ExitCode> {
  throw new WrongUse(at.say('Det finns inte i den här versionen än.', 'That is not in this version yet.'))
}

async function invitePerson(at: Desk): Promise<ExitCode> {
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

async function listMembers(at: Desk): Promise<ExitCode> {
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

async function listDevices(at: Desk): Promise<ExitCode> {
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

async function revoke(at: Desk): Promise<ExitCode> {
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

async function addOffice(at: Desk): Promise<ExitCode> {
  const [verb, said] = at.words
  if (verb !== 'add') throw new WrongUse(at.say(`Okänt: office ${verb}.`, `Unknown: office ${verb}.`))
  const name = parseName('office', said)
  if (!name.ok) throw new Refused(`NAME: ${reason(name.because, at.language)}`)
  return inStore(at, async (store) => {
    const office = await store.write(async (tx) => {
      const known = await tx.offices()
      return known.some((one) => sameName(one.name, name.name)) ? null : makeOffice(tx, name.name, at.world)
    })
    if (!office)
      throw new Refused(
        at.say(
          `Det finns redan ett kontor som heter ${name.name}.`,
          `There is already an office called ${name.name}.`,
        ),
      )
    if (at.has('json')) asJson(at, { id: office.id, name: office.name })
    else line(at, `${office.id}  ${office.name}`)
    return 0
  })
}

async function makeBackup(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  return inStore(at, async (store) => {
    await ensureOffices(store, at.world)
    const done = await backUp(store, path, at.world)
    if (!done.ok) {
      const words = {
        'file-exists': at.say(`${path} finns redan.`, `${path} exists already.`),
        'folder-missing': at.say(`Mappen för ${path} finns inte.`, `The folder of ${path} does not exist.`),
        'copy-is-wrong': at.say(
          'Kopian höll inte provet och är borttagen. Kör radslag verify.',
          'The copy failed its check and is removed. Run radslag verify.',
        ),
      }
      throw new Refused(words[done.because])
    }
    aside(
      at,
      at.say(`Säkerhetskopian ligger i ${path} och är prövad.`, `The backup is in ${path}, and verified.`),
    )
    if (at.has('json')) asJson(at, { file: path, offices: done.offices })
    return 0
  })
}

async function restoreFile(at: Desk): Promise<ExitCode> {
  const [path = ''] = at.words
  if (!existsSync(path)) throw new Refused(at.say(`${path} finns inte.`, `${path} does not exist.`))
  return inStore(at, async (store) => {
    let done: { offices: number }
    try {
      done = await restore(store, path, at.world)
    } catch (problem) {
      if (problem instanceof StoreUnusable && problem.because !== 'busy') {
        throw new Refused(
          `${unusable(problem, at.say)} ${at.say('Ingenting har ändrats.', 'Nothing was changed.')}`,
        )
      }
      throw problem
    }
    aside(
      at,
      at.say(
        `Återställt från ${path}. Enheterna skickar själva om det de har kvar.`,
        `Restored from ${path}. The devices send again by themselves what they still hold.`,
      ),
    )
    if (at.has('json')) asJson(at, { file: path, ...done })
    return 0
  })
}

async function verify(at: Desk): Promise<ExitCode> {
  if (at.words.length > 0) return notYet(at)
  return inStore(at, async (store) => {
    await ensureOffices(store, at.world)
    const { offices, wrong } = await verifyStore(store, at.world.sha256)
    for (const one of wrong)
      aside(at, `${one.because} ${JSON.stringify(one.where)}${one.office ? ` · ${one.office}` : ''}`)
    if (at.has('json')) asJson(at, { ok: wrong.length === 0, offices, wrong })
    else {
      for (const { id, entries, records } of offices) {
        line(
          at,
          at.say(
            `${id}: ${entries} rader i loggen, ${records} poster`,
            `${id}: ${entries} entries in the log, ${records} records`,
          ),
        )
      }
    }
    aside(
      at,
      wrong.length === 0
        ? at.say('Allt stämmer.', 'All is well.')
        : at.say(`${wrong.length} fel.`, `${wrong.length} wrong.`),
    )
    return wrong.length === 0 ? 0 : 1
  })
}
