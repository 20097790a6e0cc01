// The interface's sentences: both languages whole, numbers bent right, days said as people say them.
import { describe, expect, test } from 'vitest'
import { en } from '../../src/app/words/en.ts'
import { preferred } from '../../src/app/words/language.ts'
import { changeWords } from '../../src/app/words/rooms/changes.ts'
import { sv } from '../../src/app/words/sv.ts'
import type { LocalDate, Month } from '../../src/domain/values/local-date.ts'

/** Every place in a tree of words, with what kind of thing stands there. */
function shapeOf(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const at = path ? `${path}.${name}` : name
    return value !== null && typeof value === 'object' ? shapeOf(value, at) : `${at}: ${typeof value}`
  })
}

/** Every plain sentence in a tree. */
function sentencesOf(tree: object): string[] {
  return Object.values(tree).flatMap((value) =>
    typeof value === 'string'
      ? [value]
      : value !== null && typeof value === 'object'
        ? sentencesOf(value)
        : [],
  )
}

/** Every room's words, Swedish and English. */
const rooms = Object.values(
  import.meta.glob<Record<string, { sv: object; en: object }>>('../../src/app/words/rooms/*.ts', {
    eager: true,
  }),
).flatMap((room) => Object.values(room))

const noon = Date.parse('2026-11-23T11:02:00Z') // 12.02 in Stockholm
const hour = 3_600_000
const today = '2026-11-23' as LocalDate

test('English says everything that Swedish says', () => {
  expect(shapeOf(en).sort()).toEqual(shapeOf(sv).sort())
  expect(rooms.length).toBeGreaterThan(5)
  for (const room of rooms) expect(shapeOf(room.en).sort()).toEqual(shapeOf(room.sv).sort())
})

test('no sentence is empty, or still Swedish in English', () => {
  const swedish = [sv, ...rooms.map((room) => room.sv)].flatMap(sentencesOf)
  const english = [en, ...rooms.map((room) => room.en)].flatMap(sentencesOf)
  for (const sentence of [...swedish, ...english]) expect(sentence.trim()).not.toBe('')
  const proper = [
    'Agenda 2030',
    'ABCD-EFGH',
    'ABCDE-FGHJK',
    'PIN',
    'Period',
    'Coompanion Örebro län',
    'min',
    'Version',
    'Demo',
    'OK',
    'Per',
    'Budget',
    'Form',
    'CSV',
    'JSONL',
  ]
  const same = english.filter((sentence) => swedish.includes(sentence) && !proper.includes(sentence))
  expect(same).toEqual([])
})

describe('the state line', () => {
  test('all is sent, with the time it was', () => {
    expect(sv.state.allSent(noon, noon + hour)).toBe('Allt synkat 12.02')
    expect(en.state.allSent(noon, noon + hour)).toBe('All sent 12:02')
  })
  test('yesterday’s time says that it was yesterday', () => {
    expect(sv.state.allSent(noon - 24 * hour, noon)).toBe('Allt synkat i går 12.02')
  })
  test('what waits says how much, and since when', () => {
    expect(sv.state.waitingForNetwork(1)).toBe('1 väntar på nät')
    expect(sv.state.unsentSince(3, noon - 24 * hour, noon)).toBe('3 osända, äldst i går')
    expect(sv.state.unsentSince(1, noon - 3 * 24 * hour, noon)).toBe('1 osänd sedan 20 nov')
    expect(en.state.unsentSince(3, noon - 24 * hour, noon)).toBe('3 unsent, oldest yesterday')
  })
  test('just after midnight in Stockholm is today, wherever the device thinks it is', () => {
    const past = Date.parse('2026-11-22T23:30:00Z')
    expect(sv.state.allSent(past, noon)).toBe('Allt synkat 00.30')
  })
})

describe('numbers', () => {
  test('one is one, and several are several', () => {
    expect(sv.sessions.foundOf(1, 1)).toBe('1 post')
    expect(sv.sessions.foundOf(0, 3)).toBe('0 av 3 poster')
    expect(sv.sessions.foundOf(1200, 1200)).toBe('1\u00a0200 poster')
    expect(en.sessions.foundOf(1, 1)).toBe('1 record')
    expect(en.sessions.foundOf(2, 2)).toBe('2 records')
    expect(sv.targets.unreviewed(1)).toBe('varav 1 ej granskad')
    expect(sv.targets.unreviewed(3)).toBe('varav 3 ej granskade')
  })
  test('the place of a meeting is bent as it is said', () => {
    expect([1, 2, 3, 11, 12, 21, 22, 111, 112].map(sv.log.meeting)).toEqual(
      ['1:a', '2:a', '3:e', '11:e', '12:e', '21:a', '22:a', '111:e', '112:e'].map(
        (place) => `${place} mötet`,
      ),
    )
    expect([1, 2, 3, 4, 11, 22].map(en.log.meeting)).toEqual(
      ['1st', '2nd', '3rd', '4th', '11th', '22nd'].map((place) => `${place} session`),
    )
  })
  test('the pace has one decimal at most', () => {
    expect(sv.targets.paceToday(134.38)).toBe('I takt vore 134,4 i dag')
    expect(en.targets.paceToday(134)).toBe('On pace would be 134 today')
  })
  test('the next session says which it will be', () => {
    expect(sv.log.becomes(129, 150)).toBe('Blir nummer 129 av 150')
    expect(sv.log.becomes(4, null)).toBe('Blir nummer 4')
  })
  test('time is said in hours when it is long', () => {
    expect([45, 60, 90].map(sv.moments.minutes)).toEqual(['45 min', '1 tim', '1 tim 30 min'])
  })
})

describe('days', () => {
  test('near days have names', () => {
    const near = (day: string) => sv.moments.nearDay(day as LocalDate, today)
    expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-21'].map(near)).toEqual([
      'i går',
      'i dag',
      'i morgon',
      '21 nov',
    ])
  })
  test('a day of another year says which', () => {
    expect(sv.moments.shortDay('2025-03-04' as LocalDate, today)).toBe('4 mars 2025')
    expect(sv.moments.day(today)).toBe('23 november 2026')
    expect(sv.moments.weekday(today)).toBe('måndag 23 november')
    expect(sv.moments.month('2026-11' as Month)).toBe('november 2026')
  })
})

test('a change in the history says from what to what, also where there was nothing', () => {
  expect(changeWords.sv.history.changed('Lisa', 'Hur länge?', '60 min', '90 min')).toBe(
    'Lisa ändrade ”Hur länge?” från 60 min till 90 min',
  )
  expect(changeWords.sv.history.changed('Lisa', 'Plats', null, 'Nora')).toBe('Lisa fyllde i ”Plats”: Nora')
  expect(changeWords.sv.history.changed('Lisa', 'Plats', 'Nora', null)).toBe(
    'Lisa tog bort ”Plats”, som var Nora',
  )
})

test('the greeting follows the hour', () => {
  expect([4, 7, 14, 20].map((at) => sv.targets.greeting(at, 'Maja'))).toEqual([
    'God kväll Maja',
    'God morgon Maja',
    'Hej Maja',
    'God kväll Maja',
  ])
})

test('the language is the one chosen, else the browser’s first that we have, else Swedish', () => {
  expect(preferred('en', ['sv-SE'])).toBe('en')
  expect(preferred(null, ['en-GB', 'sv'])).toBe('en')
  expect(preferred(null, ['so', 'sv', 'en'])).toBe('sv')
  expect(preferred(null, ['ar'])).toBe('sv')
  expect(preferred('de', ['fi'])).toBe('sv')
})

test('a refusal without words of its own still says what to do', () => {
  expect(sv.needsYou.because('not-allowed')).toBe('Det här får bara verksamhetsledaren ändra.')
  expect(sv.needsYou.because('something-new')).toMatch(/spara igen/)
})
