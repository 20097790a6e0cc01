// Bevispärm: everything behind one reported number in one zip: the list, the records, their history, the sheets, the log's hash.
import { createHash } from 'node:crypto'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { rules } from '../domain/programme/rules.ts'
import { type CountedRecord, standing } from '../domain/programme/standing.ts'
import { countOver, programmeFor } from '../domain/programme/targets.ts'
import { kindNamed } from '../domain/records/kinds.ts'
import { officeId } from '../domain/records/office.ts'
import type { Indicator, Programme } from '../domain/records/programme.ts'
import { en } from '../domain/records/words/en.ts'
import { sv } from '../domain/records/words/sv.ts'
import { type ReportPeriod, reportPeriod } from '../domain/report/report.ts'
import type { ReportLanguage } from '../domain/report/words.ts'
import { dayInStockholm, printLocalDate, type Year } from '../domain/values/local-date.ts'
import { type MunicipalityCode, municipalities } from '../domain/values/municipality-code.ts'
import { printLine } from '../files/jsonl.ts'
import { changeOf, creationOf } from '../sync/mutation.ts'
import type { LogRow } from '../sync/office-log.ts'
import { recordHash } from '../sync/record-hash.ts'
import type { Shown } from '../sync/shown.ts'
import { shownRecords, writeChange } from './office.ts'
import { attendanceSheet } from './papers/attendance-sheet.ts'
import { paper } from './papers/paper.ts'
import { sheetOf } from './sheets.ts'
import type { OfficeStore } from './stores/store.ts'
import { instantNow, newId, type World } from './world.ts'

export type EvidenceAsked = {
  year: Year
  which: ReportPeriod
  indicator: string
  programme?: string | undefined
  language: ReportLanguage
  /** With names, for an audit; else what the funder may have. */
  whole: boolean
}
export type NoEvidence = 'no-programme-covers-the-year' | 'unknown-programme' | 'unknown-indicator'
type Behind = {
  programme: Programme
  indicator: Indicator
  actual: number
  records: CountedRecord[]
  all: Shown[]
}

const words = {
  sv: {
    over: 'Bevispärm',
    programme: 'Program',
    period: 'Period',
    figure: 'Utfall',
    made: 'Uppgifter per',
    log: 'Loggen',
    logAt: (seq: number, h: string) => `rad ${seq}, kontrollsumma ${h}`,
    rules: 'Så räknas det',
    list: 'Posterna bakom siffran',
    columns: ['Nr', 'Datum', 'Vad', 'Kommun', 'Påskrifter', 'Id'],
    nothing: 'Inget ligger bakom siffran.',
    anonymous:
      'Utan namn: namn, anteckningar och påskrifter är utelämnade. De finns hos den som rapporterar.',
    whole: 'Med namn. Får bara lämnas till den som har rätt att granska.',
    contents: 'I mappen',
    files: [
      'poster.jsonl: varje post med sina uppgifter, en rad var',
      'historik.jsonl: varje ändring av dem, med radens nummer och kontrollsumma i loggen',
      'narvarolistor/: närvarolistorna med påskrifter',
      'innehall.json: siffran, posternas kontrollsummor och varje fils SHA-256',
    ],
    foot: (page: number, of: number) => `Sida ${page} av ${of}  ·  Rådslag`,
  },
  en: {
    over: 'Evidence',
    programme: 'Programme',
    period: 'Period',
    figure: 'Actual',
    made: 'As of',
    log: 'The log',
    logAt: (seq: number, h: string) => `entry ${seq}, hash ${h}`,
    rules: 'How it is counted',
    list: 'The records behind the figure',
    columns: ['No.', 'Date', 'What', 'Municipality', 'Signatures', 'Id'],
    nothing: 'Nothing is behind the figure.',
    anonymous: 'Without names: names, notes and signatures are left out. Who reports keeps them.',
    whole: 'With names. May be given only to those entitled to audit.',
    contents: 'In the folder',
    files: [
      'poster.jsonl: each record with what it says, a line each',
      'historik.jsonl: each change to them, with its number and hash in the log',
      'narvarolistor/: the attendance lists with signatures',
      'innehall.json: the figure, the hashes of the records, and the SHA-256 of each file',
    ],
    foot: (page: number, of: number) => `Page ${page} of ${of}  ·  Rådslag`,
  },
} as const

export type Evidence = { ok: true; bytes: Uint8Array; records: number } | { ok: false; because: NoEvidence }

/** What is behind a number, as a zip; the same log gives the same bytes. */
export async function evidenceOf(tx: OfficeStore, asked: EvidenceAsked, world: World): Promise<Evidence> {
  const behind = await behindNumber(tx, asked)
  if ('because' in behind) return { ok: false, because: behind.because }
  const { records, all, programme, indicator, actual } = behind
  const head = await tx.head()
  const history = await historyOf(tx, new Set(records.map(({ id }) => id)))
  const lists = all.flatMap(({ record, deleted }) =>
    record.kind === 'attendanceList' && !deleted && records.some(({ id }) => id === record.of)
      ? [record]
      : [],
  )
  const signed = new Map<string, number>()
  for (const list of lists)
    if (list.of) signed.set(list.of, (signed.get(list.of) ?? 0) + (list.signed ?? 0) + (list.onPaper ?? 0))

  const files: Record<string, Uint8Array> = {}
  const name = asked.language === 'sv' ? 'lista.pdf' : 'list.pdf'
  files[name] = await listPaper(behind, asked, head, history.at(-1)?.recvAt ?? null, signed)
  const byId = new Map(all.map((shown) => [shown.record.id as string, shown]))
  const stored = await Promise.all(records.map(({ id }) => tx.record(id)))
  files['poster.jsonl'] = lines(
    stored.flatMap((one) => {
      const shown = one && byId.get(one.rec)
      return (shown && printLine(shown, one.made, { anonymous: !asked.whole })) ?? []
    }),
  )
  const names = new Map(
    all.flatMap(({ record }) => (record.kind === 'member' ? [[record.id as string, record.name]] : [])),
  )
  files['historik.jsonl'] = lines(history.map((row) => JSON.stringify(said(row, asked.whole, names))))
  if (asked.whole)
    for (const list of lists) {
      const found = await sheetOf(tx, list.id, asked.language)
      if (found)
        files[`narvarolistor/${list.date} ${list.id}.pdf`] = await attendanceSheet(
          found.sheet,
          asked.language,
        )
    }
  files['innehall.json'] = strToU8(
    `${JSON.stringify(
      {
        programme: programme.key,
        indicator: indicator.id,
        year: asked.year,
        period: asked.which,
        actual,
        anonymous: !asked.whole,
        log: { seq: head.seq, h: head.h },
        records: records.map((record) => ({ id: record.id, hash: recordHash(world.sha256, record) })),
        files: Object.entries(files).map(([path, bytes]) => ({ path, sha256: sha256(bytes) })),
      },
      null,
      2,
    )}\n`,
  )
  return { ok: true, bytes: packed(files), records: records.length }
}

async function behindNumber(
  tx: OfficeStore,
  asked: EvidenceAsked,
): Promise<Behind | { because: NoEvidence }> {
  const all = await shownRecords(tx)
  const found = programmeFor(all, asked.year, asked.programme)
  if (!found.ok) return { because: found.problem.because }
  const { programme } = found
  const indicator = programme.indicators.find(({ id }) => id === asked.indicator)
  if (!indicator) return { because: 'unknown-indicator' }
  const period = reportPeriod(asked.which, asked.year, programme)
  const { actual, records } = countOver(indicator, period, standing(programme, all))
  return { programme, indicator, actual, records: records.map(({ record }) => record), all }
}

/** Every entry of these records in the log, in its order. */
async function historyOf(tx: OfficeStore, ids: ReadonlySet<string>): Promise<LogRow[]> {
  const history: LogRow[] = []
  let read = 0
  for (;;) {
    const entries = await tx.entriesAfter(read, 1000)
    for (const entry of entries) {
      read = entry.seq
      if (ids.has(entry.rec)) history.push(entry)
    }
    if (entries.length === 0) return history
  }
}

/** An entry as the folder tells it; without names what is about a person is only named, never said. */
function said(row: LogRow, whole: boolean, names: ReadonlyMap<string, string>) {
  const { seq, rec, type, op, at, recvAt, by, mid, h, bodyHash } = row
  const { fields } = kindNamed(type as never)
  const set: Record<string, unknown> = {}
  const withheld: string[] = []
  for (const [name, value] of Object.entries(row.set)) {
    const declared = fields[name.split('/')[0] ?? '']
    if (!whole && (declared === undefined || declared.personal)) withheld.push(name)
    else set[name] = value
  }
  const author = whole ? { by: by.member === null ? null : (names.get(by.member) ?? by.member) } : {}
  const left = withheld.length > 0 ? { withheld } : {}
  return { seq, rec, kind: type, op, set, ...left, ...author, at, recvAt, mid, bodyHash, h }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const lines = (each: readonly string[]): Uint8Array => strToU8(each.map((line) => `${line}\n`).join(''))

/** In the order of their names and with one time for all, so that the same files pack to the same bytes. */
function packed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const inOrder: Zippable = {}
  for (const [path, bytes] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    inOrder[path] = bytes
  return zipSync(inOrder, { level: 6, mtime: new Date(2000, 0, 1) })
}

async function listPaper(
  { programme, indicator, actual, records, all }: Behind,
  { language, whole, which, year }: EvidenceAsked,
  head: { seq: number; h: string },
  changedAt: string | null,
  signed: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const say = words[language]
  const record = { sv, en }[language]
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const day = (date: Parameters<typeof printLocalDate>[0]) => printLocalDate(date, locale)
  const office = all.find((one) => one.record.id === officeId)?.record
  const period = reportPeriod(which, year, programme)
  // The day of the latest change, not of the making: the same log gives the same paper.
  const asOf = changedAt === null ? null : dayInStockholm(Date.parse(changedAt))
  const on = paper({
    name: `${say.over}: ${indicator.name[language]}`,
    language: locale,
    made: new Date(changedAt ?? `${period.from}T12:00:00Z`),
  })
  on.title(indicator.name[language], say.over)
  on.facts(
    [
      [
        say.programme,
        `${programme.name}${programme.diaryNumber ? `, ${programme.diaryNumber}` : ''}`,
      ] as const,
      ['', office?.kind === 'office' ? office.name : ''] as const,
      [say.period, `${day(period.from)} – ${day(period.to)}`] as const,
      [say.figure, String(actual)] as const,
      [say.made, asOf ? day(asOf) : ''] as const,
      [say.log, say.logAt(head.seq, head.h)] as const,
    ].filter(([, value]) => value !== ''),
  )
  on.text(whole ? say.whole : say.anonymous, { soft: true })
  const kept = rules.filter(({ id }) => indicator.rules?.includes(id))
  if (kept.length > 0) {
    on.heading(say.rules, 3)
    on.list(kept.map(({ id, words: rule }) => `${id}: ${rule[language]}`))
  }
  on.heading(say.list, 2)
  if (records.length === 0) on.text(say.nothing, { soft: true })
  else
    on.table(
      say.columns.map((label, i) => ({ label, width: [0.8, 2.1, 2.8, 2.5, 2, 7.6][i] ?? 1 })),
      records.map((one, i) => {
        const { municipality, title } = one as { municipality?: MunicipalityCode; title?: string }
        return [
          String(i + 1),
          one.date,
          title ? `${record.kinds[one.kind].one}: ${title}` : record.kinds[one.kind].one,
          municipality ? municipalities[municipality] : '',
          String(signed.get(one.id) ?? ''),
          one.id,
        ]
      }),
    )
  on.heading(say.contents, 3)
  on.list(say.files.filter((_, i) => whole || i !== 2))
  return on.finish(say.foot)
}

/** That somebody took it out with names, in the history of the report it is of (security.md, Lead). */
export async function noteEvidence(
  tx: OfficeStore,
  { year, which, indicator, programme }: EvidenceAsked,
  member: string,
  records: number,
  world: World,
): Promise<void> {
  const all = await shownRecords(tx)
  const found = programmeFor(all, year, programme)
  if (!found.ok) return
  const { key } = found.programme
  const report = all.find(
    ({ record, deleted }) =>
      record.kind === 'report' &&
      !deleted &&
      record.programme === key &&
      record.year === year &&
      record.period === which,
  )
  const taken = { key: newId(world), at: instantNow(world), by: member, indicator, records }
  const change =
    report?.record.kind === 'report'
      ? changeOf(report, { evidence: [...report.record.evidence, taken] }, newId(world))
      : creationOf(
          'report',
          newId(world),
          { programme: key, year, period: which, evidence: [taken] },
          newId(world),
        )
  if (change) await writeChange(tx, { member, device: null }, change, world)
}
