// The drawn pages of docs/ say what the code says; `npm run docs` writes them anew (DOCS_WRITE=1).
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countingRules, fields, importGraph, protocolLimits } from './drawn.ts'

const docs = new URL('../../docs/', import.meta.url)
const marks = ['<!-- drawn: imports -->', '<!-- /drawn -->'] as const

/** A page with what stands between its marks drawn anew. */
function withGraph(text: string): string {
  const [begin, end] = marks.map((mark) => text.indexOf(mark)) as [number, number]
  expect(begin, `architecture.md has ${marks.join(' … ')}`).toBeGreaterThan(0)
  return `${text.slice(0, begin + marks[0].length)}\n${importGraph()}\n${text.slice(end)}`
}

test.each([
  ['fields.md', fields],
  ['rules.md', countingRules],
  ['limits.md', protocolLimits],
  ['architecture.md', () => withGraph(readFileSync(new URL('architecture.md', docs), 'utf8'))],
])('docs/%s says what the code says', (name, draw) => {
  const file = new URL(name, docs)
  const drawn = draw()
  if (process.env.DOCS_WRITE === '1') writeFileSync(file, drawn)
  expect(readFileSync(file, 'utf8'), `docs/${name} is stale: run npm run docs`).toBe(drawn)
})
