// What follows upon a year of meetings, so that every room has something to show: next steps, follow-ups, plans, answers.
import { addDays, addMonths, type LocalDate } from '../domain/values/local-date.ts'
import type { InventedRecord } from './invented-office.ts'
import { Lot } from './lot.ts'

const nextSteps = [
  'Skicka mall för stadgar',
  'Ring banken om kontot',
  'Läs igenom affärsplanen',
  'Boka möte med Mikrofonden',
  'Hör av mig om lokalen',
]
const plans: readonly [type: string, title: string, inDays: number][] = [
  ['community-dialogue', 'Samhällssamtal om service i Laxå', 9],
  ['platform-update', 'Ny guide på Självklart.nu: andelsjordbruk', 12],
  ['creative-industry-information', 'Frukost för kulturföretagare', 24],
]
const unnumbered: readonly [type: string, title: string, channel: string][] = [
  ['dissemination', 'Reportage om arbetskooperativ', 'Lokalradio'],
  ['cooperation', 'Möte i partnerskapet för social innovation', 'Örebro universitet'],
  ['local-development', 'Serviceplan tillsammans med Hällefors kommun', 'Workshop'],
]

/** The records of an office with what follows upon them, up to a day; the same seed gives the same. */
export function whatFollows(
  made: readonly InventedRecord[],
  { seed, until }: { seed: number; until: LocalDate },
): InventedRecord[] {
  const lot = new Lot(seed + 1)
  const dated = (kind: string) =>
    made
      .filter((one) => one.kind === kind)
      .sort((a, b) =>
        a.values.date === b.values.date ? 0 : String(a.values.date) < String(b.values.date) ? 1 : -1,
      )
  const latest = new Map(
    dated('session')
      .slice(0, 24)
      .map(({ id }, i) => [id, i]),
  )
  const all = made.map((one): InventedRecord => {
    const nth = latest.get(one.id)
    if (nth !== undefined && nth % 4 === 0)
      return { ...one, values: { ...one.values, ...stepOf(nth, until) } }
    return one.kind === 'companyStart'
      ? { ...one, values: { ...one.values, ...asked(lot, one, until) } }
      : one
  })
  for (const [type, title, inDays] of plans) {
    all.push({
      kind: 'activity',
      id: lot.id(),
      values: { type, title, date: addDays(until, inDays), status: 'planned', municipality: '1860' },
    })
  }
  for (const [i, [type, title, channel]] of unnumbered.entries()) {
    all.push({
      kind: 'activity',
      id: lot.id(),
      values: {
        type,
        title,
        channel,
        date: addDays(until, -30 - i * 40),
        status: 'done',
        topics: ['rural-service'],
      },
    })
  }
  return [...all, ...answers(lot, addDays(until, -20))]
}

function stepOf(nth: number, until: LocalDate): Record<string, unknown> {
  return { nextStep: nextSteps[(nth / 4) % nextSteps.length], nextStepDate: addDays(until, nth - 6) }
}

/** What a company answered, at each of the times that have come; a few have not been asked. */
function asked(lot: Lot, { values }: InventedRecord, until: LocalDate): Record<string, unknown> {
  const followUps = []
  for (const months of [12, 24]) {
    const date = addMonths(values.date as LocalDate, months)
    if (date > until || lot.chance(0.25)) break
    const running = lot.chance(0.9)
    followUps.push({
      months,
      date,
      running,
      livelihoods: running ? Number(values.livelihoods) + lot.below(2) : 0,
    })
    if (!running) break
  }
  return followUps.length > 0 ? { followUps } : {}
}

/** A closed attendance list with the anonymous sums of those who answered. */
function answers(lot: Lot, date: LocalDate): InventedRecord[] {
  const list = lot.id()
  return [
    {
      kind: 'attendanceList',
      id: list,
      values: { title: 'Idékväll', date, languages: ['sv', 'so'], noticeVersion: '1', signed: 31 },
    },
    {
      kind: 'background',
      id: lot.id(),
      values: {
        list,
        answers: 27,
        age: { 'under-31': 12, '31-64': 13, '65-plus': 2 },
        gender: { woman: 15, man: 12 },
        origin: { abroad: 9, 'parents-abroad': 3, sweden: 15 },
      },
    },
  ]
}
