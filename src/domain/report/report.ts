// The report to the funder as a model: every figure with the records behind it; docx, pdf, xlsx and page only draw it.
import { contributing } from '../programme/contributing.ts'
import { bookedOre, budgetOf, expensesIn } from '../programme/money.ts'
import { aimOf, printedPace, type Status, status } from '../programme/pace.ts'
import { type Period, programmePeriod, quarterPeriod, within, yearPeriod } from '../programme/period.ts'
import { type Audience, audiencesOf } from '../programme/perspectives.ts'
import { lockOf } from '../programme/reported.ts'
import { type Standing, standing as standingOf } from '../programme/standing.ts'
import { countedOver, countOver, type Targets, type TargetsAsked, targets } from '../programme/targets.ts'
import type { Activity } from '../records/activity.ts'
import type { Expense } from '../records/expense.ts'
import type { AnyRecord, KindName } from '../records/kinds.ts'
import type { Lock, reportPeriods } from '../records/office.ts'
import type { Indicator, Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { en } from '../records/words/en.ts'
import { sv } from '../records/words/sv.ts'
import { earlier, firstDayOf, type LocalDate, type Year } from '../values/local-date.ts'
import { type MunicipalityCode, municipalities, municipalityCodes } from '../values/municipality-code.ts'

export type ReportPeriod = (typeof reportPeriods)[number]

/** A number that stands in the report, with the mark of the records behind it; none where nothing is behind it. */
export type Figure = { value: number; note: number | null }
/** The same for money, in öre. */
export type Amount = { ore: number; note?: number | null }

export type IndicatorLine = {
  id: string
  name: { sv: string; en: string }
  partOf: string | null
  /** In the period. */
  actual: Figure
  unreviewed: number
  open: number
  /** What it is held against: that of the period, or of its year so far where the period is a part of it. */
  aim: { target: number; actual: number; pace: number; status: Status; soFar: boolean } | null
  /** What was reported when the year was locked, where that is another number (C9). */
  reported: number | null
  rules: readonly string[]
  source: string
}

/** Something that was done, without names. */
export type Done = { id: string; date: LocalDate; title: string }
export type Effect = { id: string; date: LocalDate; text: string }

/** The activities that have a section of their own, in its order; `of` is its heading among the report's words. */
const listedWork = [
  { of: 'dissemination', type: 'dissemination' },
  { of: 'cooperation', type: 'cooperation' },
  { of: 'development', type: 'local-development' },
] as const satisfies readonly { of: string; type: Activity['type'] }[]

export type ObjectiveChapter = {
  id: string
  number: number
  name: { sv: string; en: string }
  indicators: IndicatorLine[]
  done: Done[]
  effects: Effect[]
  /** What the lead wrote; that of the latest earlier report where this one says nothing. */
  text: string
}

export type Report = {
  programme: Programme
  year: Year
  which: ReportPeriod
  period: Period
  asOf: LocalDate
  lockedAt: LocalDate | null
  objectives: ObjectiveChapter[]
  /** The year's own sums: background, municipalities, livelihoods, Agenda 2030. */
  year_: Targets
  sessions: { value: Figure; withInformation: Figure }
  goals: { goal: number; sessions: Figure }[]
  topics: { topic: string; records: Figure }[]
  /** Of the year: information efforts by audience, and meetings and companies by municipality. */
  efforts: { audience: Audience; efforts: Figure }[]
  municipalities: { code: MunicipalityCode; sessions: Figure; companies: Figure }[]
  livelihoods: { atStart: Figure; now: Figure }
  lists: { of: (typeof listedWork)[number]['of']; done: Done[] }[]
  budget: { line: string; budgetOre: number; actual: Amount }[]
  funding: { oneToOne: Amount; capOre: number }
  ordinaryOperations: string
  /** What reached a year after it was locked, and which the lead has chosen to report here; in no other figure (C9). */
  additions: { year: Year; lines: { id: string; name: { sv: string; en: string }; value: Figure }[] } | null
  /** The ids behind each mark, by date, then id. */
  notes: { note: number; label: { sv: string; en: string }; ids: string[] }[]
  /** Every record that a mark names, by date, then id: the annex numbers them. */
  behind: { id: string; kind: KindName; date: LocalDate }[]
}

export type ReportAsked = Pick<TargetsAsked, 'programme' | 'records' | 'year' | 'today' | 'asOf' | 'lock'> & {
  which: ReportPeriod
}

/** The days that a report is about. */
export function reportPeriod(which: ReportPeriod, year: Year, programme: Programme): Period {
  if (which === 'all') return programmePeriod(programme)
  if (which === 'year') return yearPeriod(year)
  if (which === 'h1') return { from: firstDayOf(year), to: quarterPeriod(year, 2).to }
  if (which === 'h2') return { from: quarterPeriod(year, 3).from, to: yearPeriod(year).to }
  return quarterPeriod(year, Number(which.slice(1)) as 1)
}

/** The report of a period; null where the programme has no day in the year. The same records give the same report. */
export function reportOf(asked: ReportAsked): Report | null {
  const { programme, records, year, today, which, asOf: asked_, lock } = asked
  const standing = standingOf(programme, records)
  const counted = targets({ programme, records, year, today, asOf: asked_, lock, standing })
  if (!counted.ok) return null
  const period = reportPeriod(which, year, programme)
  const asOf = asked_ ?? earlier(today, period.to)
  const notes: Report['notes'] = []
  const noted = (value: number, label: { sv: string; en: string }, ids: readonly string[]): Figure => {
    if (ids.length === 0) return { value, note: null }
    notes.push({ note: notes.length + 1, label, ids: [...ids] })
    return { value, note: notes.length }
  }
  const own = saidIn(records, programme, year, which)
  const locked = which === 'year' ? counted.targets.reported : undefined
  const lineOf = (indicator: Indicator): IndicatorLine => {
    const { actual, unreviewed, open, records: behind } = countOver(indicator, period, standing, asked_)
    const figure = noted(
      actual,
      indicator.name,
      behind.map(({ record }) => record.id),
    )
    const then = locked?.indicators[indicator.id]
    return {
      id: indicator.id,
      name: indicator.name,
      partOf: indicator.partOf ?? null,
      actual: figure,
      unreviewed,
      open,
      aim: aimFor(indicator, period, year, standing, asOf, asked_, actual),
      reported: then !== undefined && then !== actual ? then : null,
      rules: indicator.rules ?? [],
      source: indicator.source,
    }
  }
  const objectives = [...programme.objectives]
    .sort((a, b) => a.number - b.number)
    .map((objective): ObjectiveChapter => {
      const of = programme.indicators.filter((indicator) => indicator.objective === objective.id)
      const behind = of.flatMap((indicator) =>
        contributing(indicator, countedOver(indicator, period, programme, asked_), standing, asked_),
      )
      return {
        id: objective.id,
        number: objective.number,
        name: objective.name,
        indicators: of.map(lineOf),
        done: doneIn(behind.map(({ record }) => record)),
        effects: effectsIn(
          behind.map(({ record }) => record),
          own.effects,
        ),
        text: own.texts.get(objective.id) ?? '',
      }
    })
  /** What counts on these days, whatever counts it. */
  const countedIn = ({ from, to }: Period) =>
    standing.placed.flatMap(({ place, shown: { record } }) =>
      place === 'in' && within(record.date, { from, to: asked_ ? earlier(asked_, to) : to }) ? [record] : [],
    )
  const here = countedIn(period)
  const sessions = here.filter((record) => record.kind === 'session')
  const informed = sessions.filter(({ agenda2030 }) => agenda2030)
  const activities = (type: Activity['type']) =>
    doneIn(here.filter((record) => record.kind === 'activity' && record.type === type))
  const idsOf = (of: readonly AnyRecord[]) => of.map(({ id }) => id as string)
  const inYear = countedIn(yearPeriod(year))
  const started = inYear.filter((record) => record.kind === 'companyStart')
  const sums = counted.targets
  const bookedTo = (period_: Period) =>
    expensesIn(standing, period_, asked_).flatMap(({ record }) => (record.kind === 'expense' ? [record] : []))
  const expenses = bookedTo(period)
  const notedOre = (ore: number, label: { sv: string; en: string }, of: readonly AnyRecord[]): Amount => ({
    ore,
    note: noted(ore, label, idsOf(of)).note,
  })
  const report: Omit<Report, 'notes' | 'behind'> = {
    programme,
    year,
    which,
    period,
    asOf,
    lockedAt: locked?.lockedAt ?? null,
    objectives,
    year_: counted.targets,
    sessions: {
      value: noted(
        sessions.length,
        agendaLabels.sessions,
        sessions.map(({ id }) => id),
      ),
      withInformation: noted(
        informed.length,
        agendaLabels.informed,
        informed.map(({ id }) => id),
      ),
    },
    goals: Array.from({ length: 17 }, (_, i) => {
      const of = sessions.filter(({ sdgs }) => sdgs.includes((i + 1) as 1))
      return {
        goal: i + 1,
        sessions: noted(of.length, { sv: `Mål ${i + 1}`, en: `Goal ${i + 1}` }, idsOf(of)),
      }
    }).filter((one) => one.sessions.value > 0),
    topics: topicsIn(here).map(({ topic, of }) => ({
      topic,
      records: noted(of.length, topicLabel(topic), idsOf(of)),
    })),
    efforts: (Object.keys(sums.perspectives.efforts) as Audience[]).map((audience) => ({
      audience,
      efforts: noted(
        sums.perspectives.efforts[audience],
        audienceLabel(audience),
        idsOf(inYear.filter((record) => audiencesOf(record, programme, year, asked_).includes(audience))),
      ),
    })),
    municipalities: municipalityCodes.map((code) => {
      const ofKind = (kind: 'session' | 'companyStart', label: { sv: string; en: string }) => {
        const of = inYear.filter((record) => record.kind === kind && record.municipality === code)
        const name = municipalities[code]
        return noted(of.length, { sv: `${name}: ${label.sv}`, en: `${name}: ${label.en}` }, idsOf(of))
      }
      return {
        code,
        sessions: ofKind('session', agendaLabels.sessions),
        companies: ofKind('companyStart', companyLabel),
      }
    }),
    livelihoods: {
      atStart: noted(sums.livelihoods.atStart, livelihoodLabels.atStart, idsOf(started)),
      now: noted(sums.livelihoods.now, livelihoodLabels.now, idsOf(started)),
    },
    lists: listedWork.map(({ of, type }) => ({ of, done: activities(type) })),
    budget: budgetOf(programme, period, (line) => oreOf(expenses, line)).map(
      ({ line, budgetOre, actualOre }) => ({
        line,
        budgetOre,
        actual: notedOre(
          actualOre,
          { sv: line, en: line },
          expenses.filter((one) => one.line === line),
        ),
      }),
    ),
    funding: {
      oneToOne: notedOre(
        sums.funding.oneToOneOre,
        fundingLabel,
        bookedTo({ from: programme.from, to: yearPeriod(year).to }),
      ),
      capOre: sums.funding.capOre,
    },
    ordinaryOperations: own.ordinaryOperations,
    additions: addedTo(lockOf(records, programme, year - 1), which, standing, noted),
  }
  return { ...report, notes, behind: behindNotes(notes, standing) }
}

const oreOf = (expenses: readonly Expense[], line: string): number =>
  expenses.reduce((sum, one) => (one.line === line ? sum + bookedOre(one) : sum), 0)

/** Each record that a note names, once; by date, then id. */
function behindNotes(notes: Report['notes'], { placed }: Standing): Report['behind'] {
  const named = new Set(notes.flatMap(({ ids }) => ids))
  return placed
    .filter(({ shown: { record } }) => named.has(record.id))
    .map(({ shown: { record } }) => ({ id: record.id as string, kind: record.kind, date: record.date }))
    .sort((a, b) => (a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1))
}

/** In the first report of a year stands what reached the locked year before it, where the lead has chosen so. */
function addedTo(
  lock: Lock | undefined,
  which: ReportPeriod,
  standing: Standing,
  noted: (value: number, label: { sv: string; en: string }, ids: readonly string[]) => Figure,
): Report['additions'] {
  const chosen = new Set<string>(
    lock?.late.flatMap(({ id, choice }) => (choice === 'in-next-report' ? [id] : [])),
  )
  if (!lock || chosen.size === 0 || !['q1', 'h1', 'year'].includes(which)) return null
  const lines = standing.programme.indicators.flatMap((indicator) => {
    const before = lock.figures.find((one) => one.indicator === indicator.id)?.records ?? []
    const reported = new Set<string>(before.map(({ id }) => id))
    const placed = standing.placed.filter(
      ({ shown: { record } }) => chosen.has(record.id) && !reported.has(record.id),
    )
    const { actual, records } = countOver(indicator, yearPeriod(lock.year), { ...standing, placed })
    if (records.length === 0) return []
    const ids = records.map(({ record }) => record.id)
    return [{ id: indicator.id, name: indicator.name, value: noted(actual, indicator.name, ids) }]
  })
  return lines.length > 0 ? { year: lock.year, lines } : null
}

const companyLabel = { sv: 'Startade företag', en: 'Companies started' }
const fundingLabel = { sv: '1:1-medel: bokfört sedan början', en: '1:1 funds: booked since the beginning' }
const livelihoodLabels = {
  atStart: { sv: 'Försörjning vid start', en: 'Livelihoods at start' },
  now: { sv: 'Försörjning nu', en: 'Livelihoods now' },
}
const audienceLabel = (audience: Audience) => ({
  sv: `Informationsinsatser: ${sv.kinds.activity.fields.audiences.choices[audience]}`,
  en: `Information efforts: ${en.kinds.activity.fields.audiences.choices[audience]}`,
})
const topicLabel = (topic: string) => ({
  sv: sv.kinds.session.fields.topics.choices[topic as 'other'] ?? topic,
  en: en.kinds.session.fields.topics.choices[topic as 'other'] ?? topic,
})

const agendaLabels = {
  sessions: { sv: 'Rådgivningar', en: 'Advisory sessions' },
  informed: {
    sv: 'Rådgivningar med information om Agenda 2030',
    en: 'Sessions with Agenda 2030 information',
  },
}

/** A part of a year has no target of its own: then the year so far is held against the year's (C8). */
function aimFor(
  indicator: Indicator,
  period: Period,
  year: Year,
  standing: Standing,
  day: LocalDate,
  asOf: LocalDate | undefined,
  actual: number,
): IndicatorLine['aim'] {
  const { programme } = standing
  const own = aimOf(programme, indicator, period, day, asOf)
  if (own) {
    const { atLeast, pace } = own
    return {
      target: atLeast,
      actual,
      pace: printedPace(pace),
      status: status(own, actual, day),
      soFar: false,
    }
  }
  const whole = aimOf(programme, indicator, yearPeriod(year), day, asOf)
  if (!whole) return null
  const soFar = countOver(indicator, { from: firstDayOf(year), to: period.to }, standing, asOf).actual
  return {
    target: whole.atLeast,
    actual: soFar,
    pace: printedPace(whole.pace),
    status: status(whole, soFar, day),
    soFar: true,
  }
}

/** Activities by their titles, which hold no names; each once, by date. */
function doneIn(records: readonly AnyRecord[]): Done[] {
  const done = new Map<string, Done>()
  for (const record of records)
    if (record.kind === 'activity' && record.type !== 'municipality-membership')
      done.set(record.id, { id: record.id, date: record.date, title: record.title })
  return [...done.values()].sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1,
  )
}

/** The effects that the lead picked, of the records of a chapter. */
function effectsIn(records: readonly AnyRecord[], picked: ReadonlySet<string>): Effect[] {
  const effects = new Map<string, Effect>()
  for (const record of records) {
    const { id, date, effect } = record as { id: string; date: LocalDate; effect?: string }
    if (effect && picked.has(id)) effects.set(id, { id, date, text: effect })
  }
  return [...effects.values()].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1,
  )
}

function topicsIn(records: readonly AnyRecord[]): { topic: string; of: AnyRecord[] }[] {
  const found = new Map<string, AnyRecord[]>()
  for (const record of records) {
    if (record.kind !== 'session' && record.kind !== 'activity') continue
    for (const topic of record.topics) {
      const of = found.get(topic)
      if (of) of.push(record)
      else found.set(topic, [record])
    }
  }
  return [...found]
    .map(([topic, of]) => ({ topic, of }))
    .sort((a, b) => b.of.length - a.of.length || (a.topic < b.topic ? -1 : 1))
}

const places: Readonly<Record<ReportPeriod, number>> = {
  q1: 1,
  q2: 2,
  h1: 3,
  q3: 4,
  q4: 5,
  h2: 6,
  year: 7,
  all: 8,
}

/** What the lead has written for this report; texts come along from the latest one before it. */
function saidIn(records: readonly ShownRecord[], programme: Programme, year: Year, which: ReportPeriod) {
  const place = (of: { year: number; period: ReportPeriod }) => of.year * 10 + places[of.period]
  const all = records
    .flatMap(({ record, deleted }) =>
      record.kind === 'report' && !deleted && record.programme === programme.key ? [record] : [],
    )
    .filter((one) => place(one) <= place({ year, period: which }))
    .sort((a, b) => place(a) - place(b))
  const texts = new Map<string, string>()
  let ordinaryOperations = ''
  for (const one of all) {
    for (const { objective, text } of one.texts) texts.set(objective, text)
    ordinaryOperations = one.ordinaryOperations ?? ordinaryOperations
  }
  const own = all.find((one) => one.year === year && one.period === which)
  return { texts, ordinaryOperations, effects: new Set<string>(own?.effects ?? []) }
}
