// What the written pages name is there: files, functions, commands and links.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sourceFiles } from '../../src/tools/source-files.mjs'

const root = join(import.meta.dirname, '../..')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}
const code = sourceFiles('src')
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')

const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
]
const isThere = (path: string): boolean => ['', 'src', 'tests'].some((at) => existsSync(join(root, at, path)))

test.each(pages)('%s names only what is there', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const missing = [
    ...found(text, /`([\w.-]+\/[\w./-]+\.(?:tsx?|mjs|css))`/g).filter((path) => !isThere(path)),
    ...found(text, /(?:\]\(|src=")([^)#"]+)[)#"]/g).filter(
      (link) => !link.includes(':') && !existsSync(join(root, dirname(page), link)),
    ),
    ...found(text, /npm run ([a-z]+)/g).filter((name) => !scripts[name]),
  ]
  expect(missing).toEqual([])
})

test('architecture.md names only functions, types and tables that the code has', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const names = found(text, /`([A-Za-z]{3,})(?:\([^`]*\))?`/g)
  expect(
    names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code) && name !== 'noRestrictedImports'),
  ).toEqual([])
})

test('architecture.md names the file that each function is in', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const pairs = [...text.matchAll(/`([A-Za-z]+)(?:\([^`]*\))?` \((?:in )?`([\w./-]+\.tsx?)`\)/g)]
  expect(pairs.length).toBeGreaterThan(10)
  const astray = pairs.filter(([, name = '', path = '']) => {
    const file = [join(root, 'src', path), join(root, path)].find((one) => existsSync(one))
    return !file || !new RegExp(`export [^\\n]*\\b${name}\\b`).test(readFileSync(file, 'utf8'))
  })
  expect(astray.map(([said]) => said)).toEqual([])
})
