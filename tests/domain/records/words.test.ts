// Words: the types see to the fields; here is what types cannot see.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { personalFields } from '../../../src/domain/records/kinds.ts'
import { refusals } from '../../../src/domain/records/words/because.ts'
import { en } from '../../../src/domain/records/words/en.ts'
import { sv } from '../../../src/domain/records/words/sv.ts'
import { wordsOf } from '../../../src/domain/records/words/words.ts'

const source = new URL('../../../src/domain/', import.meta.url)
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('words'))
  .map((name) => readFileSync(new URL(name, source), 'utf8'))
  .join('\n')
const said = [...code.matchAll(/(?:error|because): '([a-z0-9-]+)'/g)].map(([, name]) => name)

test('every refusal of the domain has its words', () => {
  expect(said.length).toBeGreaterThan(20)
  const known: readonly (string | undefined)[] = [...refusals, 'same-meeting', 'same-number'] // likely doubles refuse nothing
  expect([...new Set(said)].filter((name) => !known.includes(name))).toEqual([])
})

test('no word is empty, and no sentence ends in a space', () => {
  const texts = (words: unknown): string[] =>
    typeof words === 'string' ? [words] : Object.values(words as object).flatMap(texts)
  for (const text of [...texts(sv), ...texts(en)]) expect(text).toBe(text.trim() || 'a word')
})

test('both languages help with the same fields', () => {
  const helped = ({ kinds }: typeof sv) =>
    Object.entries(kinds).flatMap(([kind, { fields }]) =>
      Object.entries(fields).flatMap(([field, words]) => ('help' in words ? `${kind}.${field}` : [])),
    )
  expect(helped(en)).toEqual(helped(sv))
})

test('the length of a session says that preparation and travel are not in it', () => {
  expect(wordsOf(sv, 'session', 'minutes')?.help).toMatch(/Förberedelser och resor/)
  expect(wordsOf(sv, 'session', 'sameAs')?.label).toBe('Är samma som')
  expect(wordsOf(sv, 'session', 'nothing')).toBeNull()
})

test('a company’s name is personal, and its form is not', () => {
  expect(personalFields('companyStart')).toEqual(['name'])
})
