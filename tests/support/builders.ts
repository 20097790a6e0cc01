// Records for tests: a builder fills in what the sentence does not mention.

import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { Activity } from '../../src/domain/records/activity.ts'
import type { AttendanceList, Background } from '../../src/domain/records/attendance.ts'
import type { CompanyStart } from '../../src/domain/records/company-start.ts'
import type { Contact } from '../../src/domain/records/contact.ts'
import type { Expense } from '../../src/domain/records/expense.ts'
import type { Financing } from '../../src/domain/records/financing.ts'
import type { AnyRecord } from '../../src/domain/records/kinds.ts'
import type { Lock } from '../../src/domain/records/office.ts'
import type { Indicator, Programme } from '../../src/domain/records/programme.ts'
import type { Session } from '../../src/domain/records/session.ts'
import type { ShownRecord } from '../../src/domain/records/shown-record.ts'
import { isRecordId, uuidv7 } from '../../src/domain/values/record-id.ts'

/** What a test says of a record: any field by its name, without brands; `undefined` leaves one out. */
export type Said<R> = { [F in keyof R]?: Plain<R[F]> | undefined }
type Plain<T> = T extends string & { readonly __brand: string }
  ? string
  : T extends number & { readonly __brand: string }
    ? number
    : T extends readonly (infer E)[]
      ? Plain<E>[]
      : T extends object
        ? { [K in keyof T]: Plain<T[K]> }
        : T

let made = 0
/** A new id: the n-th made is larger than those before it. */
export function anId(): string {
  made += 1
  const random = new Uint8Array(10)
  new DataView(random.buffer).setUint32(6, made)
  return uuidv7(1_700_000_000_000, random)
}

function build<R extends AnyRecord>(usual: object, said: Said<R>): R {
  const whole = { id: anId(), notSameAs: [], ...usual, ...said } as unknown as R
  if (!isRecordId(whole.id)) throw new Error(`not a record id: ${whole.id}`)
  return whole
}
const counted = { review: { state: 'approved' }, counts: true }

export const aSession = (said: Said<Session> = {}): Session =>
  build<Session>(
    {
      kind: 'session',
      ...counted,
      date: '2026-05-04',
      minutes: 60,
      setting: 'individual',
      channel: 'on-site',
      municipality: '1880',
      contactIds: [],
      phase: 'idea',
      topics: [],
      agenda2030: true,
      sdgs: [],
      companyLab: false,
      notes: '',
      adviserIds: [],
    },
    said,
  )

export const aCompanyStart = (said: Said<CompanyStart> = {}): CompanyStart =>
  build<CompanyStart>(
    {
      kind: 'companyStart',
      ...counted,
      date: '2026-05-04',
      name: 'Hjulet',
      legalForm: 'economic-association',
      cooperative: false,
      creativeIndustry: false,
      youthOwned: false,
      companyLab: false,
      municipality: '1880',
      contactIds: [],
      sessionIds: [],
      livelihoods: 1,
      followUps: [],
    },
    said,
  )

export const anActivity = (said: Said<Activity> = {}): Activity =>
  build<Activity>(
    {
      kind: 'activity',
      ...counted,
      date: '2026-05-04',
      type: 'community-dialogue',
      title: 'Service på landsbygden',
      status: 'done',
      partners: [],
      audiences: [],
      topics: [],
      notes: '',
    },
    said,
  )

/** A municipality joins, on a day. */
export const aJoining = (said: Said<Activity> = {}): Activity =>
  anActivity({
    type: 'municipality-membership',
    municipality: '1864',
    title: 'Medlemskap',
    membership: 'joined',
    ...said,
  })
export const aLeaving = (said: Said<Activity> = {}): Activity => aJoining({ membership: 'left', ...said })

export const aFinancing = (said: Said<Financing> = {}): Financing =>
  build<Financing>(
    { kind: 'financing', ...counted, date: '2026-05-04', role: 'customer', name: 'Hjulet' },
    said,
  )

export const anExpense = (said: Said<Expense> = {}): Expense =>
  build<Expense>(
    { kind: 'expense', ...counted, date: '2026-05-04', line: 'Resor och logi', amount: 10_000, text: 'Tåg' },
    said,
  )

export const aContact = (said: Said<Contact> = {}): Contact =>
  build<Contact>(
    { kind: 'contact', name: 'Skogsbrynet', type: 'group', municipality: '1864', notes: '' },
    said,
  )

export const anAttendanceList = (said: Said<AttendanceList> = {}): AttendanceList =>
  build<AttendanceList>(
    {
      kind: 'attendanceList',
      title: 'Samhällssamtal',
      date: '2026-05-04',
      languages: ['sv'],
      noticeVersion: '1',
    },
    said,
  )

export const aBackground = (said: Said<Background> = {}): Background =>
  build<Background>({ kind: 'background', list: anId(), answers: 5, age: {}, gender: {}, origin: {} }, said)

export const aLock = (said: Said<Lock> = {}): Lock =>
  build<Lock>(
    {
      kind: 'lock',
      programme: radgivning2024.key,
      year: 2025,
      lockedAt: '2026-01-31',
      figures: [],
      sums: [],
      supplements: [],
      late: [],
      exceptions: [],
    },
    said,
  )

/** The default grant, changed where the test says so. */
export const aProgramme = (said: Said<Programme> = {}): Programme =>
  build<Programme>({ ...radgivning2024 }, said)

/** The default grant with one indicator changed. */
export const aProgrammeWith = (id: string, said: Said<Indicator>): Programme => ({
  ...radgivning2024,
  indicators: radgivning2024.indicators.map((one) =>
    one.id === id ? ({ ...one, ...said } as Indicator) : one,
  ),
})

type Circumstances = Partial<Omit<ShownRecord, 'record'>>
/** A record as it is shown, with how it came to be: when it reached the office, whether it is deleted, open or unsent. */
export function shown<R extends AnyRecord>(record: R, how: Circumstances = {}): ShownRecord & { record: R } {
  return { record, arrived: 0, deleted: false, open: [], unsent: false, ...how } as ShownRecord & {
    record: R
  }
}
export const deleted = (record: AnyRecord): ShownRecord => shown(record, { deleted: true })
export const unsent = (record: AnyRecord): ShownRecord => shown(record, { unsent: true, arrived: 2 ** 40 })
/** Two values stand against each other in these fields. */
export const inConflict = (record: AnyRecord, ...open: string[]): ShownRecord => shown(record, { open })
/** Deleted by one, changed by another. */
export const contested = (record: AnyRecord): ShownRecord =>
  shown(record, { deleted: true, open: ['_deleted'] })

const isShown = (one: AnyRecord | ShownRecord): one is ShownRecord => 'record' in one

/** Records in the order they reached the office; what a builder has already given a place keeps it. */
export const reached = (records: readonly (AnyRecord | ShownRecord)[]): ShownRecord[] =>
  records.map((one, i) => {
    if (!isShown(one)) return shown(one, { arrived: i + 1 })
    return one.arrived === 0 ? { ...one, arrived: i + 1 } : one
  })
