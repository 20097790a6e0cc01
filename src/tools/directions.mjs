// Draws which folder imports which, by where each import truly leads, and finds arrows upwards and circles.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { sourceFiles } from './source-files.mjs'

// biome.json says the same where one writes, and what to do instead; this looks at the whole, and cannot be fooled by a name.
const below = ['domain', 'sync', 'files']
const inApp = ['app/words', 'app/ui', 'app/records']

/** What a folder may import beside itself; a task is any other folder of app. */
const may = new Map([
  ['domain', []],
  ['sync', ['domain']],
  ['files', ['domain', 'sync']],
  ['device', below],
  ['server', below],
  ['demo', below],
  ['app/words', ['domain']],
  ['app/ui', ['app/words', 'domain']],
  ['app/records', ['app/words', 'app/ui', 'device', ...below]],
])
const taskMay = [...inApp, 'device', ...below]

/** True when every arrow points down and none goes in a circle; the drawing goes to stdout. */
export function checkDirections() {
  const arrows = arrowsIn(sourceFiles('src'))
  const between = arrows.filter(({ from, to }) => unitOf(from) !== unitOf(to))
  const upwards = between.filter(({ from, to }) => !isAllowed(unitOf(from), unitOf(to)))
  const circle = circleIn(arrows)

  console.log('Imports between folders:')
  for (const [unit, imported] of grouped(between))
    console.log(`  ${unit} → ${[...imported].sort().join(', ')}`)
  for (const { from, line, to } of upwards) console.error(`${from}:${line} imports ${to}: an arrow upwards.`)
  if (circle) console.error(`A circle: ${circle.join(' → ')}`)
  console.log(
    `Directions: ${between.length} arrows, ${upwards.length} upwards, ${circle ? 'a circle' : 'no circle'}.`,
  )
  return upwards.length === 0 && !circle
}

/**
 * Every pair of folders of which the first imports the second, for the drawing in docs/architecture.md.
 * @returns {[from: string, to: string][]}
 */
export function folderArrows() {
  return grouped(arrowsIn(sourceFiles('src'))).flatMap(([from, imported]) =>
    [...imported]
      .filter((to) => to !== from)
      .sort()
      .map((to) => /** @type {[string, string]} */ ([from, to])),
  )
}

/**
 * The folder an arrow starts or ends in; files straight in src are doorways.
 * @param {string} path
 */
function unitOf(path) {
  const [, level = '', inside = '', deeper] = path.split('/')
  if (!inside) return 'doorways'
  return level === 'app' ? (deeper ? `app/${inside}` : 'app/shell') : level
}

/**
 * @param {string} from
 * @param {string} to
 */
function isAllowed(from, to) {
  if (from === 'doorways') return true
  if (to === 'doorways') return false
  if (from === 'app/shell') return to.startsWith('app/') || taskMay.includes(to)
  return (may.get(from) ?? taskMay).includes(to)
}

/**
 * Every import of one of our own files by another, `import type` and `import()` too.
 * @param {string[]} paths
 */
function arrowsIn(paths) {
  return paths.flatMap((from) => {
    const code = readFileSync(from, 'utf8')
    return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g)]
      .map((match) => ({
        from,
        to: posix.join(dirname(from), match[1] ?? ''),
        line: code.slice(0, match.index).split('\n').length,
      }))
      .filter(({ to }) => /\.tsx?$/.test(to) && existsSync(to))
  })
}

/** @param {{ from: string, to: string }[]} arrows */
function grouped(arrows) {
  /** @type {Map<string, Set<string>>} */
  const units = new Map()
  for (const { from, to } of arrows) {
    const imported = units.get(unitOf(from)) ?? new Set()
    units.set(unitOf(from), imported.add(unitOf(to)))
  }
  return [...units].sort()
}

/**
 * The first circle among folders, as the way round it.
 * @param {{ from: string, to: string }[]} arrows
 */
function circleIn(arrows) {
  const next = new Map(grouped(arrows.filter(({ from, to }) => unitOf(from) !== unitOf(to))))
  const done = new Set()
  /**
   * @param {string} unit
   * @param {string[]} way
   * @returns {string[] | undefined}
   */
  const walk = (unit, way) => {
    if (way.includes(unit)) return [...way.slice(way.indexOf(unit)), unit]
    if (done.has(unit)) return undefined
    for (const to of next.get(unit) ?? []) {
      const circle = walk(to, [...way, unit])
      if (circle) return circle
    }
    done.add(unit)
    return undefined
  }
  for (const unit of next.keys()) {
    const circle = walk(unit, [])
    if (circle) return circle
  }
  return undefined
}
