// Domain, sync and files are handed clock, ids, chance and network: finds where they would take one themselves.
import { readFileSync } from 'node:fs'
import { sourceFiles } from './source-files.mjs'

const pureFolders = ['src/domain', 'src/sync', 'src/files']

/** What may not stand there, and what to do instead. */
const banned = [
  { found: /\bDate\s*\.\s*now\b|\bperformance\s*\.\s*now\b/g, instead: 'take the time as an argument' },
  { found: /\bnew\s+Date\s*(?:\(\s*\)|(?![\w\s(]))/g, instead: 'take the day or the time as an argument' },
  { found: /(?<!new\s+)(?<![\w.])Date\s*\(\s*\)/g, instead: 'take the day or the time as an argument' },
  { found: /\bMath\s*\.\s*random\b/g, instead: 'take the ids, or a seeded lot, as an argument' },
  { found: /(?<![\w.])(?:globalThis\s*\.\s*)?fetch\s*\(/g, instead: 'let device or server send it' },
  {
    found: /(?<![\w.])(?:globalThis\s*\.\s*)?crypto\s*\./g,
    instead: 'take ids, hashes and seals as functions',
  },
]

/** True when nothing was found; otherwise every place stands on stderr. */
export function checkPurity() {
  const files = sourceFiles(...pureFolders)
  const places = files.flatMap((path) => {
    const code = withoutComments(readFileSync(path, 'utf8'))
    return banned.flatMap(({ found, instead }) =>
      [...code.matchAll(found)].map(
        (match) => `${path}:${code.slice(0, match.index).split('\n').length} ${match[0].trim()}: ${instead}.`,
      ),
    )
  })
  for (const place of places) console.error(place)
  console.log(`Purity: ${files.length} files of domain, sync and files, ${places.length} impure places.`)
  return places.length === 0
}

/**
 * Comments and the text of strings become spaces, so that words about time are not taken for its use; lines stay.
 * @param {string} code
 */
function withoutComments(code) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, ' ')
  return code.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, blank)
}
