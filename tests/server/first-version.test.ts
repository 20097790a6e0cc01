// An upgrade rehearsed: the office's store and a phone's, as the very first version left them, open in this one.
import { webcrypto } from 'node:crypto'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexedDB } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openMemory, sealerOf } from '../../src/device/database.ts'
import { readDraft } from '../../src/device/drafts.ts'
import { recordOf, targetsNow } from '../../src/device/live.ts'
import { readMe } from '../../src/device/me.ts'
import { finish } from '../../src/device/receive.ts'
import { talliesAstray } from '../../src/device/tallies.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import type { Role } from '../../src/domain/roles.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { verifyStore } from '../../src/server/verify.ts'
import type { SyncReply } from '../../src/sync/messages.ts'
import { newId, syncs } from '../support/invented-device.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { aFolder, anOffice } from './support.ts'

const left = new URL('../fixtures/first-version/', import.meta.url)
/** The phone's cookie, which the browser keeps beside the store. */
const cookie = 'dev=6pd5ZHbBlvrT_VbuaZiRhjSbfXLpsmyr5ayDloXJ_0I'

type Kept = {
  name: string
  version: number
  stores: {
    name: string
    keyPath: string | string[]
    indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[]
    rows: unknown[]
  }[]
}

/** A value as it lay: bytes and keys are told from text by how they were written down. */
async function asItLay(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(asItLay))
  if (!value || typeof value !== 'object') return value
  if ('$key' in value) {
    const { $key, uses } = value as unknown as { $key: JsonWebKey; uses: KeyUsage[] }
    return webcrypto.subtle.importKey('jwk', $key, 'AES-GCM', false, uses)
  }
  const bytes = '$bytes' in value ? value.$bytes : '$buffer' in value ? value.$buffer : null
  if (typeof bytes === 'string') {
    const read = Uint8Array.from(Buffer.from(bytes, 'base64'))
    return '$buffer' in value ? read.buffer : read
  }
  const fields = Object.entries(value).map(async ([name, one]) => [name, await asItLay(one)] as const)
  return Object.fromEntries(await Promise.all(fields))
}

/** Lays the phone's store down again, under a name of its own. */
async function laysDown(name: string): Promise<void> {
  const kept = JSON.parse(readFileSync(new URL('device.json', left), 'utf8')) as Kept
  const rows = new Map(
    await Promise.all(
      kept.stores.map(async (store) => [store.name, (await asItLay(store.rows)) as unknown[]] as const),
    ),
  )
  await new Promise<void>((done, fail) => {
    const asked = indexedDB.open(name, kept.version)
    asked.onerror = () => fail(asked.error)
    asked.onupgradeneeded = () => {
      for (const store of kept.stores) {
        const made = asked.result.createObjectStore(store.name, { keyPath: store.keyPath })
        for (const { name: index, keyPath, unique, multiEntry } of store.indexes)
          made.createIndex(index, keyPath, { unique, multiEntry })
        for (const row of rows.get(store.name) ?? []) made.put(row)
      }
    }
    asked.onsuccess = () => {
      asked.result.close()
      done()
    }
  })
}

async function theOffice() {
  const folder = aFolder()
  copyFileSync(new URL('radslag.db', left), join(folder, 'radslag.db'))
  return anOffice({ folder })
}

async function thePhone() {
  const name = `radslag-left-${newId()}`
  await laysDown(name)
  const opened = await openMemory(name)
  if (!opened.ok) throw new Error(opened.problem.because)
  const { memory } = opened
  const crypto = webcrypto as unknown as Crypto
  const handed = {
    now: Date.now,
    id: newId,
    at: () => '2026-11-24T14:00:00+01:00',
    fetch: () => Promise.reject(new Error('no network')),
    crypto,
    lot: () => 0.5,
    appVersion: 'test',
  }
  const me = await readMe(memory)
  const who = { id: me?.deviceId ?? '', member: me?.member ?? '', role: 'adviser' as Role }
  const phone = { memory, sealer: await sealerOf(memory, crypto), handed, who }
  await finish(phone)
  return { phone }
}

test('[I13] the office’s store opens: its steps are taken, its chain is whole, its number is what it was', async () => {
  const office = await theOffice()
  const { wrong, offices } = await verifyStore(office.store, office.world.sha256)
  expect(wrong).toEqual([])
  expect(offices[0]).toMatchObject({ entries: 7 })
  await office.close()
})

test('[I13] a phone’s store opens: all of it can be read, its half note too, and the unsent is counted', async () => {
  const { phone } = await thePhone()
  const { memory } = phone
  const sessions = (await memory.shown.toArray()).filter(({ kind }) => kind === 'session')
  const notes = await Promise.all(sessions.map(async ({ id }) => (await recordOf(phone, id))?.record))
  expect(notes.map((record) => (record as { notes?: string }).notes).sort()).toEqual([
    'Gick igenom stadgarna.',
    'Ring banken om lånet.',
  ])
  expect(await memory.outbox.count()).toBe(2)
  const [draft] = await memory.drafts.toCollection().primaryKeys()
  expect((await readDraft(memory, phone.sealer, draft ?? ''))?.values).toMatchObject({
    notes: 'Halva anteckningen',
  })
  const now = await targetsNow(memory, yearPeriod(2026), '2026-11-24' as LocalDate)
  expect(now?.numbers.indicators[0]).toMatchObject({ id: 'advisory-sessions', amount: 2, unsynced: 1 })
  expect(await talliesAstray(memory)).toEqual([])
  // An index that the first version did not have yet.
  expect(await memory.sent.orderBy('at').count()).toBe(2)
})

test('[I3] what waited on the phone reaches the upgraded office, once, and counts once', async () => {
  const office = await theOffice()
  const { phone } = await thePhone()
  const wire = {
    sync: async (_: unknown, request: unknown) =>
      (await office.post('/api/sync', request, { cookie })).json as SyncReply,
  } as unknown as MemoryOffice
  await syncs(phone, wire)
  await syncs(phone, wire)
  expect(await phone.memory.outbox.count()).toBe(0)
  const now = await targetsNow(phone.memory, yearPeriod(2026), '2026-11-24' as LocalDate)
  expect(now?.numbers.indicators[0]).toMatchObject({ id: 'advisory-sessions', amount: 2, unsynced: 0 })
  expect(await talliesAstray(phone.memory)).toEqual([])
  const { wrong, offices } = await verifyStore(office.store, office.world.sha256)
  expect(wrong).toEqual([])
  expect(offices[0]).toMatchObject({ entries: 9 })
  expect(await phone.memory.drafts.count()).toBe(1)
  await office.close()
})
