// The abuse table of docs/security.md: each row names a test that is there, and none of the design's rows is missing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const rows = [...text.matchAll(/^\| (.*?) *\| `(tests\/[\w./-]+)` *\| (.+?) *\|$/gm)].map(
  ([, attack = '', file = '', title = '']) => ({ attack: attack.trim(), file, title }),
)

test.each(rows)('$file tries: $title', ({ file, title }) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(title)
})

test('every attack of the design is in the table', () => {
  expect(rows.filter(({ attack }) => attack !== '').length).toBeGreaterThanOrEqual(28)
  for (const word of [
    'gzip bomb',
    'poison',
    'cloned',
    'photographed QR',
    'CSRF',
    'XSS',
    'tampered',
    'hall',
    'lost phone',
    'import file',
    'error text',
    'stale phone',
    'dependency',
  ])
    expect(rows.some(({ attack }) => attack.includes(word))).toBe(true)
})
