// Names written by two: which are likely one, which are not, and how long it takes among ten thousand.
import { expect, test } from 'vitest'
import { Lot } from '../../../src/demo/lot.ts'
import { areClose, closePairs } from '../../../src/domain/review/close-names.ts'

test.each([
  ['Anna Ek', 'anna  ek'],
  ['Ek, Anna', 'Anna Ek'],
  ['Anna Maria Ek', 'Anna Ek'],
  ['Erik Carlsson', 'Eric Karlson'],
  ['Kristina Holm', 'Christina Holm'],
  ['Sofie Lindqvist', 'Sophie Lindkvist'],
  ['Johan Anderson', 'Johan Andresson'],
  ['Åsa Öberg', 'Asa Oberg'],
  ['Anna-Lena Berg', 'Anna Lena Berg'],
  ['Hjulet ek. för.', 'Hjulet'],
  ['Hjulet ekonomisk förening', 'Hjulet AB'],
  ['Grannbutiken', 'Granbutiken'],
  ['Omsorgskooperativet Linden', 'Omsorgskoperativet Linden'],
  ['Bageriet i Nora', 'Bageriet Nora'],
  ['Grupp 1', 'grupp 1'],
])('%s and %s are likely one', (one, other) => {
  expect(areClose(one, other)).toBe(true)
  expect(areClose(other, one)).toBe(true)
})

test.each([
  ['Anna Ek', 'Anna Ed'],
  ['Anna Ek', 'Anna Lund'],
  ['Lena Berg', 'Lina Berg'],
  ['Hanna Berg', 'Anna Berg'],
  ['Maria Berg', 'Mario Berg'],
  ['Lars Larsson', 'Lars Karlsson'],
  ['Jonas Lind', 'Johan Lind'],
  ['Anders Holm', 'Andreas Holm'],
  ['Grupp 1', 'Grupp 2'],
  ['Klass 7a', 'Klass 7b'],
  ['Nora bageri', 'Nora bageri 2'],
  ['Anna', 'Anna Ek'],
  ['Svartåns vänner', 'Svartåns förskola'],
  ['Kumla textil', 'Kumla'],
  ['Anna Eriksson', 'Hanna Erikson Holm'],
  ['', ''],
])('%s and %s are two', (one, other) => {
  expect(areClose(one, other)).toBe(false)
  expect(areClose(other, one)).toBe(false)
})

const pairs = (...named: [name: string, where: string][]) =>
  closePairs(named.map(([name, where], at) => ({ id: String(at), name, where })))

test('only those of one place are compared, and each pair is said once', () => {
  expect(pairs(['Anna Ek', '1880'], ['Anna Ek', '1864'])).toEqual([])
  expect(pairs(['Anna Ek', '1880'], ['Ek Anna', '1880'], ['Bo Ek', '1880'])).toEqual([['0', '1']])
  expect(pairs(['Grannbutiken', '1880'], ['Granbutikken', '1880'], ['Grannbutkien', '1880'])).toEqual([
    ['0', '1'],
    ['0', '2'],
    ['1', '2'],
  ])
})

test('what is found among many is what comparing all with all would find', () => {
  const named = invented(300)
  const all = named.flatMap((one, at) =>
    named
      .slice(at + 1)
      .flatMap((other) =>
        one.where === other.where && areClose(one.name, other.name) ? [`${one.id} ${other.id}`] : [],
      ),
  )
  // A name of which every word is misspelt has none in common with the other, and is not looked for.
  expect(
    closePairs(named)
      .map((pair) => pair.join(' '))
      .sort(),
  ).toEqual(all.sort())
  expect(all.length).toBeGreaterThan(5)
})

// All with all would be fifty million comparisons: a minute and more, where this is a second on a busy machine.
test('ten thousand contacts are not compared all with all', { timeout: 15_000 }, () => {
  expect(closePairs(invented(10_000)).length).toBeGreaterThan(100)
})

const first = 'Anna Lena Karin Erik Lars Maria Johan Sara Omar Amina Fatima Bo Kristina Per Ulla Nils'.split(
  ' ',
)
const last = 'Andersson Johansson Karlsson Nilsson Ek Berg Lind Holm Lund Haddad Ali Öberg Sjö Åkesson'.split(
  ' ',
)
const middle = 'skog sjö berg ström gren kvist lund dal mark blad rot fors'.split(' ')

/** Contacts with names as in a county: common ones, made-up surnames, some with a letter astray. */
function invented(many: number) {
  const lot = new Lot(7)
  return Array.from({ length: many }, (_, at) => {
    const surname =
      lot.below(3) === 0
        ? (last[lot.below(last.length)] ?? '')
        : `${middle[lot.below(12)]}${middle[lot.below(12)]}${lot.below(4) === 0 ? 's' : ''}`
    const name = `${first[lot.below(first.length)]} ${lot.below(40) === 0 ? surname.replace(/s/, 'ss') : surname}`
    return { id: String(at), name, where: String(1880 + lot.below(6)) }
  })
}
