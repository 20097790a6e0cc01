// Letters on paper: any script a person writes her name in, in the right order, from the fonts that the page has too.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import bidiFactory from 'bidi-js'
import { type Font, create as openFont } from 'fontkit'

/** Regular or bold. */
export type Weight = 400 | 700

const sets = [
  'noto-sans/files/noto-sans-latin',
  'noto-sans/files/noto-sans-latin-ext',
  'noto-sans/files/noto-sans-cyrillic',
  'noto-sans/files/noto-sans-cyrillic-ext',
  'noto-sans/files/noto-sans-greek',
  'noto-sans/files/noto-sans-vietnamese',
  'noto-sans-arabic/files/noto-sans-arabic-arabic',
  'noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic',
] as const

const find = createRequire(import.meta.url)
const bidi = bidiFactory()

/** One font of one script: its name in a paper, its file, and which letters it has. */
export type Letters = {
  name: string
  file: Buffer
  has: (codePoint: number) => boolean
  width: (text: string) => number
}

const opened = new Map<Weight, Letters[]>()

/** The fonts of a weight, read once. */
export function lettersOf(weight: Weight): readonly Letters[] {
  const known = opened.get(weight)
  if (known) return known
  const all = sets.map((set): Letters => {
    const file = readFileSync(find.resolve(`@fontsource/${set}-${weight}-normal.woff`))
    const font = openFont(file) as Font
    return {
      name: `${set.split('/').at(-1)}-${weight}`,
      file,
      has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      width: (text) => font.layout(text).advanceWidth / font.unitsPerEm,
    }
  })
  opened.set(weight, all)
  return all
}

/** A stretch of one font in one direction, as wide as it is at size 1. */
export type Run = { text: string; letters: Letters; width: number }

/** A line as it is drawn from left to right, whatever directions its words are read in. */
export function runsOf(text: string, weight: Weight): Run[] {
  if (text === '') return []
  const levels = bidi.getEmbeddingLevels(text)
  const parts: { text: string; letters: Letters; level: number }[] = []
  let at = 0
  for (const character of text) {
    const level = levels.levels[at] ?? 0
    at += character.length
    const last = parts.at(-1)
    const letters = lettersFor(character, weight, last?.letters)
    if (last && last.level === level && last.letters === letters) last.text += character
    else parts.push({ text: character, letters, level })
  }
  return inVisualOrder(parts).map(({ text: said, letters }) => ({
    text: said,
    letters,
    width: letters.width(said),
  }))
}

/** What stands before goes on where it has the letter too: a space, or a mark, belongs to its word. */
function lettersFor(character: string, weight: Weight, before: Letters | undefined): Letters {
  const codePoint = character.codePointAt(0) ?? 0
  if (before?.has(codePoint)) return before
  const all = lettersOf(weight)
  return all.find((letters) => letters.has(codePoint)) ?? before ?? (all[0] as Letters)
}

/** From the highest level down, every stretch at it or above is turned around (Unicode's bidi rule L2). */
function inVisualOrder<T extends { level: number }>(parts: T[]): T[] {
  const order = [...parts]
  const highest = Math.max(...order.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      if ((order[from]?.level ?? 0) < level) continue
      let to = from
      while ((order[to + 1]?.level ?? -1) >= level) to++
      order.splice(from, to - from + 1, ...order.slice(from, to + 1).reverse())
      from = to
    }
  }
  return order
}

/** How wide a line is at size 1. */
export const widthOf = (text: string, weight: Weight): number =>
  runsOf(text, weight).reduce((sum, run) => sum + run.width, 0)

/** A text in lines that fit, broken between words; a word that is too long is broken where it must. */
export function linesOf(text: string, width: number, size: number, weight: Weight): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ').flatMap((one) => pieces(one, width, size, weight))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && widthOf(longer, weight) * size > width) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  })
}

function pieces(word: string, width: number, size: number, weight: Weight): string[] {
  if (widthOf(word, weight) * size <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && widthOf(part + character, weight) * size > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
