// The store's journal while the store is opened: seen whole, or left as it is.
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holdJournal } from '../../src/server/stores/journal.ts'
import { aFolder, clearAway } from './support.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = aFolder()
  path = join(folder, 'radslag.db')
  const db = new Database(path)
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA wal_autocheckpoint = 0')
  db.exec('CREATE TABLE t (x TEXT)')
  for (let at = 0; at < 20; at++) db.exec(`INSERT INTO t VALUES ('${'x'.repeat(3000)}')`)
  // As after a kill: the files as they lay while it was open.
  mkdirSync(join(folder, 'killed'))
  for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, 'killed', `radslag.db${end}`))
  db.close()
  path = join(folder, 'killed', 'radslag.db')
})
afterEach(() => clearAway(folder))

const seen = (): number => {
  const db = new Database(path)
  const { log } = db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get([]) as { log: number }
  db.close()
  return log
}

test('[I10] it counts the frames of whole transactions as the database does, and misses one that is missing', () => {
  const held = holdJournal(path)
  held.look()
  const frames = seen()
  expect(frames).toBeGreaterThan(20)
  expect(held.isWhole(frames)).toBe(true)
  held.putBack()
  expect(held.isWhole(frames - 1)).toBe(false)
})

test('the end of a transaction that the power took is not waited for', () => {
  const before = readFileSync(`${path}-wal`).length
  truncateSync(`${path}-wal`, before - 100)
  const held = holdJournal(path)
  held.look()
  const frames = seen()
  expect(held.isWhole(frames)).toBe(true)
  held.putBack()
  expect(held.isWhole(frames - 1)).toBe(false)
})

test('[I1] a journal that was thrown away before all of it was seen is put back, at once or at the next start', () => {
  const bytes = readFileSync(`${path}-wal`)
  const held = holdJournal(path)
  rmSync(`${path}-wal`)
  held.putBack()
  expect(readFileSync(`${path}-wal`).equals(bytes)).toBe(true)
  expect(existsSync(`${path}-wal.held`)).toBe(false)

  linkSync(`${path}-wal`, `${path}-wal.held`)
  rmSync(`${path}-wal`)
  holdJournal(path).letGo()
  expect(readFileSync(`${path}-wal`).equals(bytes)).toBe(true)
  expect(existsSync(`${path}-wal.held`)).toBe(false)
})
