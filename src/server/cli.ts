// The command line: the list of its commands, and how one is run; each ends with 0, 1, 2 or 3 (interfaces.md).
import { parseArgs } from 'node:util'
import { type Command, type ExitCode, Refused, type Terminal, WrongUse } from './command.ts'
import { makeBackup, restoreFile } from './commands/backup.ts'
import { makeCodes } from './commands/codes.ts'
import { listDevices } from './commands/devices.ts'
import { exportFile } from './commands/export.ts'
import { importFile } from './commands/import.ts'
import { invitePerson } from './commands/invite.ts'
import { leaveOffice } from './commands/leave.ts'
import { listMembers } from './commands/members.ts'
import { addOffice } from './commands/office.ts'
import { writeReport } from './commands/report.ts'
import { revoke } from './commands/revoke.ts'
import { serve } from './commands/serve.ts'
import { showTargets } from './commands/targets.ts'
import { verify } from './commands/verify.ts'
import { unusable, wrongSetting } from './complaints.ts'
import { readSettings } from './env.ts'
import { StoreUnusable } from './stores/store.ts'
import { languageOf, sayIn } from './words.ts'

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
    usage: 'export [--format jsonl|csv|xlsx] [--year Y] [--kind K] [--anonymous] [-o FILE]',
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
    usage:
      'report --year Y [--period q1..q4|h1|h2|year|all] --format docx|pdf|xlsx -o FILE [--language sv|en] [--as now|reported]',
    options: {
      year: text,
      period: text,
      format: text,
      language: text,
      as: text,
      output: { type: 'string', short: 'o' },
    },
    words: [0, 0],
    run: writeReport,
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
  leave: { usage: 'leave MEMBER [--json]', options: { json }, words: [1, 1], run: leaveOffice },
  codes: { usage: 'codes MEMBER [--json]', options: { json }, words: [1, 1], run: makeCodes },
  office: { usage: 'office add NAME [--json]', options: { json }, words: [2, 2], run: addOffice },
  backup: { usage: 'backup FILE [--json]', options: { json }, words: [1, 1], run: makeBackup },
  restore: { usage: 'restore FILE [--json]', options: { json }, words: [1, 1], run: restoreFile },
  verify: { usage: 'verify [REPORT] [--json]', options: { json }, words: [0, 1], run: verify },
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

/** SQLite's errors are named so; PostgreSQL's say how grave they are. */
const isStoreTrouble = (problem: unknown): problem is { code: string } =>
  problem instanceof Error &&
  (/^SQLITE_/.test((problem as { code?: string }).code ?? '') || 'severity' in problem)

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
