// The embedded store keeps the contract, and what only a file can break.
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import Database from 'libsql'
import { expect, test } from 'vitest'
import { makeOffice } from '../../src/server/office.ts'
import { openSqlite, storeFile } from '../../src/server/stores/sqlite.ts'
import { StoreUnusable } from '../../src/server/stores/store.ts'
import { aFolder, aWorld, clearAway } from '../server/support.ts'
import { storeContract } from './store.ts'

storeContract('SQLite', () => {
  const folder = aFolder()
  return {
    open: async () => openSqlite(folder),
    again: async (store) => {
      await store.close()
      return openSqlite(folder)
    },
    clear: async () => clearAway(folder),
  }
})

const refusal = (folder: string): string => {
  try {
    openSqlite(folder)
  } catch (problem) {
    if (problem instanceof StoreUnusable) return problem.because
    throw problem
  }
  return 'opened'
}

test('a file that is no store is refused, and left as it is', () => {
  const folder = aFolder()
  writeFileSync(storeFile(folder), 'x'.repeat(5000))
  expect(refusal(folder)).toBe('not-a-store')
  expect(readFileSync(storeFile(folder), 'utf8')).toBe('x'.repeat(5000))
  clearAway(folder)
})

test('another program’s database is refused', () => {
  const folder = aFolder()
  const db = new Database(storeFile(folder))
  db.exec('CREATE TABLE mine (a)')
  db.close()
  expect(refusal(folder)).toBe('not-a-store')
  clearAway(folder)
})

test('[I13] a store of a later version is refused', async () => {
  const folder = aFolder()
  await openSqlite(folder).close()
  const db = new Database(storeFile(folder))
  db.exec('UPDATE schema SET version = 99')
  db.close()
  expect(refusal(folder)).toBe('newer')
  clearAway(folder)
})

test('a damaged store is refused, not served', async () => {
  const folder = aFolder()
  const world = aWorld()
  const store = openSqlite(folder)
  for (let i = 0; i < 10; i++) await store.write((tx) => makeOffice(tx, `Kontor ${i}`, world))
  await store.close()
  const bytes = readFileSync(storeFile(folder))
  bytes.fill(0xaa, 4096 * 6, 4096 * 20)
  writeFileSync(storeFile(folder), bytes)
  expect(refusal(folder)).toBe('damaged')
  clearAway(folder)
})

test('two processes take turns: each sees what the other wrote', async () => {
  const folder = aFolder()
  const world = aWorld()
  const one = openSqlite(folder)
  const other = openSqlite(folder)
  const before = await one.dataVersion()
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : other).write((tx) => makeOffice(tx, `Kontor ${i}`, world)),
    ),
  )
  expect((await one.standings()).length).toBe(20)
  expect(await one.dataVersion()).not.toBe(before)
  await one.close()
  await other.close()
  clearAway(folder)
})

test('only its owner may read the file', async () => {
  const folder = aFolder()
  await openSqlite(folder).close()
  expect(statSync(storeFile(folder)).mode & 0o077).toBe(0)
  clearAway(folder)
})

test('a commit is flushed before it is answered: WAL, FULL', async () => {
  const folder = aFolder()
  await openSqlite(folder).close()
  const db = new Database(storeFile(folder))
  expect(db.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }])
  db.close()
  expect(readFileSync('src/server/stores/sqlite.ts', 'utf8')).toContain('PRAGMA synchronous = FULL')
  clearAway(folder)
})
