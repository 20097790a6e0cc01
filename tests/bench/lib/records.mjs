// The records that every contestant carries: one invented office, its notes as long as people write them.
import { inventedOffice } from '../../../src/demo/invented-office.ts'
import { Lot } from '../../../src/demo/lot.ts'
import { nationalSupport } from '../../../src/domain/programme/national-support.ts'

/** @typedef {import('../../../src/demo/invented-office.ts').InventedRecord} InventedRecord */
/** @typedef {{ id: string, kind: string, year: number, goal: string, updatedAt: string, [field: string]: unknown }} Doc */

/** The year whose numbers are read, and its last day that anything is dated. */
export const year = 2026
export const today = /** @type {import('../../../src/domain/values/local-date.ts').LocalDate} */ (
  '2026-11-23'
)

const words =
  `rådgivning kooperativ ekonomisk förening styrelse stadgar medlem insats affärsidé kund budget finansiering bank lokal bygd mataffär energi bostad kultur musik film hantverk ungdom förstudie ansökan region kommun marknad plan möte uppföljning avtal hyra personal arbetsmarknad integration språk omsorg skola fritid cirkulär återbruk klimat transport turism gård odling livsmedel samverkan nätverk social innovation företag start bolag registrering bolagsverket skatt moms bokföring revisor årsmöte protokoll kassör ordförande sekreterare firmatecknare plattform webb digital utbildning kurs mikrofonden investerare lån garanti kalkyl pris produkt tjänst idé behov målgrupp kvinnor utrikesfödda unga glesbygd service butik drivmedel fiber vind sol vatten skog trä design mode konst teater spel foto media podd bok förlag och att för med som till från vid över under efter innan samt ska kan vill behöver planerar tar kontakt bokar skickar läser går igenom diskuterar föreslår beslutar återkommer`.split(
    ' ',
  )

/** @param {Lot} lot */
const noteFrom = (lot) => Array.from({ length: 38 }, () => lot.of(words)).join(' ')

/**
 * So many records of three years, the same for the same seed: all but a few of them sessions.
 * @param {number} many
 * @param {number} [seed]
 * @returns {InventedRecord[]}
 */
export function invented(many, seed = 1) {
  /** @param {number} first @param {number} second @param {number} third */
  const office = (first, second, third) =>
    inventedOffice({ seed, until: today, sessions: { 2024: first, 2025: second, 2026: third } })
  const sessions = many - office(0, 0, 0).length
  const share = Math.floor(sessions / 3)
  const records = office(share, share, sessions - 2 * share)
  if (records.length !== many) throw new Error(`${records.length} records, not ${many}`)
  const lot = new Lot(seed + 1_000)
  return records.map((record) =>
    record.kind === 'session' ? { ...record, values: { ...record.values, notes: noteFrom(lot) } } : record,
  )
}

const first =
  'Amina Björn Sara Dawit Olena Erik Mina Per Åsa Göran Örjan Leila Yusuf Karin Ingrid Ahmed Fatima Lars Eva Nils'.split(
    ' ',
  )
const last =
  'Warsame Holm Ny Tesfay Koval Sund Rahimi Ask Lindqvist Bergström Åkerblom Öberg Nyström Hassan Söderlund Ek'.split(
    ' ',
  )
const firms =
  'Skogsbrynet Hjulet Byakraft Björnverket Bageriet Svartån Odlingen Återbruket Kulturhuset Hantverket Cykelköket Turismen'.split(
    ' ',
  )
const places =
  'Örebro Nora Laxå Kumla Askersund Degerfors Hällefors Karlskoga Lindesberg Hallsberg Lekeberg Kopparberg'.split(
    ' ',
  )

/** An office that has been at it for long: so many contacts, three members whose shares are told, two programmes. @param {number} many records beside the contacts @param {number} contacts */
export function longOffice(many, contacts) {
  const lot = new Lot(7)
  const members = ['Karin Lind', 'Bo Ek', 'Sara Ny'].map((name, i) => ({
    id: lot.id(),
    kind: 'member',
    values: { name, role: i === 0 ? 'lead' : 'adviser', active: true },
  }))
  const known = Array.from({ length: contacts }, (_, i) => {
    const isPerson = lot.chance(0.5)
    const name = isPerson ? `${lot.of(first)} ${lot.of(last)}` : `${lot.of(firms)} ${lot.of(places)} ${i}`
    const municipality = lot.of(['1880', '1880', '1885', '1883', '1881', '1861', '1882', '1884'])
    const phone = `07${lot.below(10)}-${String(1_000_000 + lot.below(8_999_999))}`
    const values = { name, type: isPerson ? 'person' : 'company', municipality, phone }
    return { id: lot.id(), kind: 'contact', values }
  })
  const { id, kind, ...values } = nationalSupport
  const records = invented(many).map((record) => {
    if (record.kind !== 'session') return record
    const adviserIds = [lot.of(members).id]
    return { ...record, values: { ...record.values, contactIds: [lot.of(known).id], adviserIds } }
  })
  return [{ id, kind, values }, ...members, ...known, ...records]
}

/**
 * Sessions of this year that no other seed has.
 * @param {number} many
 * @param {number} seed
 * @returns {Doc[]}
 */
export function newSessions(many, seed) {
  const lot = new Lot(seed + 2_000)
  return inventedOffice({ seed: seed + 3_000, until: today, sessions: { [year]: many } })
    .filter(({ kind }) => kind === 'session')
    .map((record) => docOf({ ...record, values: { ...record.values, contactIds: [], notes: noteFrom(lot) } }))
}

/**
 * The record as a document: what the peers store, with what they count by copied out beside it.
 * @param {InventedRecord} record
 * @returns {Doc}
 */
export function docOf({ id, kind, values }) {
  const day = typeof values.date === 'string' ? values.date : '2024-01-02'
  const goal = goalOf(kind, values)
  return { ...values, id, kind, year: Number(day.slice(0, 4)), goal, updatedAt: `${day}T12:00:00.000Z` }
}

/**
 * The record that a document is, without what was copied out.
 * @param {Doc} doc
 */
export function recordOf({ id, kind, year: _, goal: __, updatedAt: ___, ...values }) {
  return { id, kind, values }
}

/**
 * @param {string} kind
 * @param {Record<string, unknown>} values
 */
function goalOf(kind, values) {
  if (kind === 'activity') return String(values.type)
  if (kind === 'financing') return `mikrofonden-${values.role}`
  return kind === 'companyStart' && values.cooperative ? 'cooperative' : kind
}

/** What a peer counts, a year at a time. */
export const goals = [
  'session',
  'companyStart',
  'cooperative',
  'local-economy-analysis',
  'community-dialogue',
  'coordination-meeting',
  'social-innovation-project',
  'platform-update',
  'entrepreneurship-information',
  'mikrofonden-information',
  'youth-idea',
  'mikrofonden-customer',
  'mikrofonden-investor',
]

/** @param {InventedRecord} record */
export const lineOf = ({ id, kind, values }) => JSON.stringify({ kind, id, ...values })
