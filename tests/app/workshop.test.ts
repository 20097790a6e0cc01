// The workshop shows every part there is: a new one that nobody can look at in all its states is said here.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const app = join(import.meta.dirname, '../../src/app')
const read = (folder: string) =>
  readdirSync(join(app, folder))
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join(app, folder, name), 'utf8'))
    .join('\n')

/** Not looked at by themselves: a camera, the words, and what the others are made of. */
const within = [
  'code-camera',
  'choice-group',
  'field',
  'icon',
  'link',
  'visually-hidden',
  'words',
  'charts/chart',
]

test('each part of the interface stands in the workshop', () => {
  const shown = read('workshop')
  const parts = ['ui', 'ui/charts'].flatMap((folder) =>
    readdirSync(join(app, folder))
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(folder, name).replace(/^ui\//, '').replace('.tsx', '')),
  )
  expect(parts.length).toBeGreaterThan(35)
  expect(parts.filter((part) => !within.includes(part) && !shown.includes(`/ui/${part}.tsx'`))).toEqual([])
})
