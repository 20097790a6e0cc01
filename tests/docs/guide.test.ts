// The user guide is true: its words stand on the screens, its links and pictures are there, and the app's help leads into it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Block, GuidePage, Inline } from '../../src/app/guide/guide-page.ts'
import { en } from '../../src/app/words/en.ts'
import { en as signingEn } from '../../src/app/words/signing/en.ts'
import { sv as signingSv } from '../../src/app/words/signing/sv.ts'
import { sv } from '../../src/app/words/sv.ts'
import { en as recordsEn } from '../../src/domain/records/words/en.ts'
import { sv as recordsSv } from '../../src/domain/records/words/sv.ts'
import { readGuide, sizeOf, slugOf } from '../../src/tools/guide.mjs'
import { sourceFiles } from '../../src/tools/source-files.mjs'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs/guide')
const pictures = join(folder, 'pictures')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
)
const read = (name: string) => readGuide(readFileSync(join(folder, name), 'utf8'), join(folder, name))
const pages = new Map<string, GuidePage>(files.map((name) => [name, read(name)]))
const languageOf = (name: string): 'sv' | 'en' => (dirname(name) === 'en' ? 'en' : 'sv')

const rooms = Object.values(
  import.meta.glob<Record<string, { sv: object; en: object }>>('../../src/app/words/rooms/*.ts', {
    eager: true,
  }),
).flatMap((room) => Object.values(room))

/** Every sentence in a tree of words; one that is put together as a pattern, with what is filled in left open. */
function sentencesOf(tree: object): (string | RegExp)[] {
  return Object.values(tree).flatMap((value): (string | RegExp)[] => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return madeBy(String(value))
    return value !== null && typeof value === 'object' ? sentencesOf(value) : []
  })
}

function madeBy(code: string): (string | RegExp)[] {
  const plain = [...code.matchAll(/'([^'\\]+)'|"([^"\\]+)"/g)].map(([, one, other]) => one ?? other ?? '')
  const filled = [...code.matchAll(/`([^`]+)`/g)]
    .map(([, text = '']) => text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/))
    // What is nearly all filled in would fit anything.
    .filter((parts) => parts.join('').replace(/[^\p{Letter}]/gu, '').length >= 3)
    .map(
      (parts) =>
        new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`),
    )
  return [...plain, ...filled]
}

const onScreen = {
  sv: [sv, recordsSv, signingSv, ...rooms.map((room) => room.sv)].flatMap(sentencesOf),
  en: [en, recordsEn, signingEn, ...rooms.map((room) => room.en)].flatMap(sentencesOf),
}
const stands = (words: string, language: 'sv' | 'en') =>
  onScreen[language].some((one) => (typeof one === 'string' ? one === words : one.test(words)))

const blocksOf = (page: GuidePage): Block[] => [
  ...page.intro,
  ...page.sections.flatMap(({ blocks }) => blocks),
]
const inlineOf = (block: Block): Inline[] =>
  block.is === 'picture'
    ? []
    : block.is === 'steps' || block.is === 'points'
      ? block.of.flat()
      : [...block.of]
const partsOf = (page: GuidePage) =>
  blocksOf(page)
    .flatMap(inlineOf)
    .filter((part) => typeof part !== 'string')
const picturesOf = (page: GuidePage) => blocksOf(page).filter((block) => block.is === 'picture')

/** Where in the guide an address leads: a page, or one of its tasks. */
const leads = (to: string, language: 'sv' | 'en' = 'sv') => {
  const [name, task] = to.split('/')
  const page = pages.get(language === 'en' ? `en/${name}.md` : `${name}.md`)
  return page !== undefined && (task === undefined || page.sections.some(({ id }) => id === task))
}

describe.each([...pages])('%s', (name, page) => {
  const language = languageOf(name)

  test('every word in bold stands on a screen', () => {
    const said = partsOf(page).filter((part) => part.is === 'button')
    expect(said.length).toBeGreaterThan(3)
    expect(said.map(({ words }) => words).filter((words) => !stands(words, language))).toEqual([])
  })

  test('every link leads to a task that is there', () => {
    const links = partsOf(page).filter((part) => part.is === 'link')
    expect(links.filter(({ to }) => !leads(to, language))).toEqual([])
  })

  test('every picture is there, and says what it shows', () => {
    for (const { source, words, width, height } of picturesOf(page)) {
      expect(existsSync(source), source).toBe(true)
      expect(words.length).toBeGreaterThan(10)
      expect(Math.min(width, height)).toBeGreaterThan(100)
    }
  })

  test('each task has an address of its own', () => {
    const ids = page.sections.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(3)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { blocks } of page.sections) expect(blocks.length).toBeGreaterThan(0)
  })
})

test('a word that no screen has is found out, in either language', () => {
  expect([stands('Spara rådgivning', 'sv'), stands('Spara mötet nu genast', 'sv')]).toEqual([true, false])
  expect([stands('Lås 2026', 'sv'), stands('Lås', 'sv')]).toEqual([true, false])
  expect([stands('Save session', 'en'), stands('Spara rådgivning', 'en')]).toEqual([true, false])
})

test('the guide is whole in both languages, task by task', () => {
  const of = (language: 'sv' | 'en') =>
    [...pages]
      .filter(([name]) => languageOf(name) === language)
      .map(([name, { sections }]) => [basename(name), sections.map(({ id }) => id)])
      .sort()
  expect(of('en')).toEqual(of('sv'))
  expect(of('sv').length).toBe(4)
})

test('each picture is taken by npm run pictures, shown in the guide, and light enough to carry', () => {
  const taken = readFileSync(join(root, 'src/tools/pictures.mjs'), 'utf8')
  const shown = new Set(
    [...pages.values()].flatMap((page) => picturesOf(page).map(({ source }) => basename(source))),
  )
  const there = readdirSync(pictures)
  expect(there.filter((name) => !shown.has(name))).toEqual([])
  expect(there.filter((name) => !taken.includes(`'${name.replace('.webp', '')}'`))).toEqual([])
  const weights = there.map((name) => statSync(join(pictures, name)).size)
  expect(Math.max(...weights)).toBeLessThan(70_000)
  expect(weights.reduce((sum, one) => sum + one, 0)).toBeLessThan(600_000)
})

test('every screen that leads into the guide leads to a task that is there', () => {
  const links = sourceFiles('src/app').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/<HelpLink to="([^"]+)"/g)].map(([, to = '']) => to),
  )
  expect(links.length).toBeGreaterThan(3)
  expect(links.filter((to) => !leads(to))).toEqual([])
})

test('what the guide’s form does not know is refused, not left out in silence', () => {
  expect(() => readGuide('# A\n\n## B\n\n| a | b |\n| - | - |\n| 1 | 2 |\n', 'x.md')).toThrow(/no table/)
  expect(() => readGuide('# A\n\n## B\n\n<b>hej</b>\n', 'x.md')).toThrow()
  expect(() => readGuide('## B\n', 'x.md')).toThrow(/title/)
  expect(() => readGuide('# A\n\n## B\n\n![b](pictures/none.webp)\n', 'x.md')).toThrow(/not there/)
})

test('a task’s address has letters that every keyboard has', () => {
  expect(slugOf('Lås året och skicka rapporten')).toBe('las-aret-och-skicka-rapporten')
  expect(slugOf('När nätet inte finns')).toBe('nar-natet-inte-finns')
})

test('only a webp is taken for a picture', () => {
  expect(() => sizeOf(Buffer.from('not a picture at all, but text'))).toThrow(/webp/)
})
