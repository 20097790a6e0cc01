// Närvarolistan as paper: who signed, in whatever script, each signature drawn as lines, on pages that are numbered.
import type { AttendanceList } from '../../domain/records/attendance.ts'
import type { RecordNamed } from '../../domain/records/kinds.ts'
import { printLocalDate, timeInStockholm } from '../../domain/values/local-date.ts'
import { strokesToPath } from '../../domain/values/strokes.ts'
import { type Cell, paper } from './paper.ts'

export type Attendance = RecordNamed<'attendance'>
export type Sheet = {
  list: AttendanceList
  rows: readonly Attendance[]
  /** What it is a list of, in words; null when it was never joined to anything. */
  of: string | null
  /** Who answers for what stands here. */
  responsible: string
}

const words = {
  sv: {
    over: 'Närvarolista',
    date: 'Datum',
    place: 'Plats',
    of: 'Gäller',
    responsible: 'Ansvarig',
    signed: 'Påskrifter',
    onPaper: 'Påskrifter på papper',
    notice: 'Informationstext',
    version: (version: string) => `version ${version}`,
    columns: ['Nr', 'Namn', 'Organisation', 'Tid', 'Underskrift'],
    witnessed: (by: string) => `Kan inte skriva under. Intygas av ${by}`,
    voided: 'Rättad',
    erased: 'Raderad',
    nobody: 'Ingen har skrivit under här.',
    foot: (page: number, of: number, id: string) => `Sida ${page} av ${of}  ·  Rådslag  ·  ${id}`,
  },
  en: {
    over: 'Attendance list',
    date: 'Date',
    place: 'Place',
    of: 'Of',
    responsible: 'Responsible',
    signed: 'Signatures',
    onPaper: 'Signatures on paper',
    notice: 'Notice',
    version: (version: string) => `version ${version}`,
    columns: ['No.', 'Name', 'Organisation', 'Time', 'Signature'],
    witnessed: (by: string) => `Cannot sign. Witnessed by ${by}`,
    voided: 'Corrected',
    erased: 'Erased',
    nobody: 'Nobody has signed here.',
    foot: (page: number, of: number, id: string) => `Page ${page} of ${of}  ·  Rådslag  ·  ${id}`,
  },
} as const

export type PaperLanguage = keyof typeof words

/** An attendance list as PDF; the same list gives the same bytes. */
export function attendanceSheet(
  { list, rows, of, responsible }: Sheet,
  language: PaperLanguage,
): Promise<Uint8Array> {
  const say = words[language]
  const voided = new Set(rows.flatMap(({ voids }) => (voids ? [voids as string] : [])))
  const standing = [...rows].sort((a, b) => ((a.signedAt ?? '') < (b.signedAt ?? '') ? -1 : 1))
  const on = paper({
    name: `${say.over}: ${list.title}, ${list.date}`,
    language: language === 'sv' ? 'sv-SE' : 'en-GB',
    made: new Date(list.closed ?? `${list.date}T12:00:00Z`),
  })
  on.title(list.title, say.over)
  on.facts(
    [
      [
        say.date,
        printLocalDate(list.date, language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'full' }),
      ] as const,
      [say.place, list.place ?? ''] as const,
      [say.of, of ?? ''] as const,
      [say.responsible, responsible] as const,
      [say.signed, String(standing.filter(({ id }) => !voided.has(id)).length)] as const,
      [say.onPaper, list.onPaper === undefined ? '' : String(list.onPaper)] as const,
      [say.notice, say.version(list.noticeVersion)] as const,
    ].filter(([, value]) => value !== ''),
  )
  if (standing.length === 0) on.text(say.nobody, { soft: true })
  else
    on.table(
      say.columns.map((label, i) => ({ label, width: [1, 5, 4.5, 1.6, 6][i] ?? 1 })),
      standing.map((row, i): Cell[] => [
        String(i + 1),
        row.name ?? say.erased,
        row.organisation ?? '',
        row.signedAt ? timeInStockholm(Date.parse(row.signedAt)) : '',
        voided.has(row.id) ? say.voided : mark(row, say.witnessed),
      ]),
    )
  return on.finish((page, all) => say.foot(page, all, list.id))
}

/** A signature in the room of its cell, as large as it may be and never larger than it was; or who vouches for it. */
function mark({ signature, witnessedBy, name }: Attendance, witnessed: (by: string) => string): Cell {
  if (!signature) return witnessedBy ? witnessed(witnessedBy) : ''
  const { path, box } = strokesToPath(signature)
  const height = 34
  return {
    height,
    says: name ?? '',
    draw: ({ pdf, x, y, width }) => {
      const scale = Math.min(width / Math.max(box.width, 1), height / Math.max(box.height, 1), 0.35)
      pdf
        .translate(x, y + (height - box.height * scale) / 2)
        .scale(scale)
        .translate(-box.x, -box.y)
      pdf
        .lineWidth(1.1 / scale)
        .lineCap('round')
        .lineJoin('round')
        .strokeColor('#12211b')
        .path(path)
        .stroke()
    },
  }
}
