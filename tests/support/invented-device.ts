// A device with a real (invented) IndexedDB behind it, and an office in memory at the other end of the wire.
import { webcrypto } from 'node:crypto'
import Dexie from 'dexie'
import { IDBKeyRange, indexedDB } from 'fake-indexeddb'
import { type Memory, openMemory, sealerOf } from '../../src/device/database.ts'
import type { Handed } from '../../src/device/handed.ts'
import { keepMe } from '../../src/device/me.ts'
import { placeOf, receive } from '../../src/device/receive.ts'
import type { Sealer } from '../../src/device/seal.ts'
import { openMutation } from '../../src/device/sealed-rows.ts'
import type { Role } from '../../src/domain/roles.ts'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import type { Device } from '../../src/sync/office-log.ts'
import { prefixOf, requestOf } from '../../src/sync/on-device.ts'
import type { MemoryOffice } from './memory-office.ts'

Dexie.dependencies.indexedDB = indexedDB
Dexie.dependencies.IDBKeyRange = IDBKeyRange

export const newId = () => uuidv7(1_770_000_000_000, webcrypto.getRandomValues(new Uint8Array(10)))

export type InventedDevice = { memory: Memory; sealer: Sealer; handed: Handed; who: Device }

const invented = {
  now: () => Date.parse('2026-11-23T09:30:00Z'),
  id: newId,
  at: () => '2026-11-23T10:30:00+01:00',
  fetch: () => Promise.reject(new Error('no network')),
  crypto: webcrypto as unknown as Crypto,
  lot: () => 0.5,
  appVersion: 'test',
} satisfies Handed

let made = 0

/** A new device of a role, with an empty store. */
export async function aDevice(role: Role = 'adviser', name = 'Maja'): Promise<InventedDevice> {
  made += 1
  const opened = await openMemory(`radslag-test-${made}`)
  if (!opened.ok) throw new Error(opened.problem.because)
  const who: Device = { id: newId(), member: newId(), role }
  const { memory } = opened
  await keepMe(memory, {
    deviceId: who.id,
    member: who.member,
    name,
    officeName: 'Örebro',
    role,
    state: 'active',
  })
  return { memory, sealer: await sealerOf(memory, invented.crypto), handed: invented, who }
}

/** Syncs a device with its office until both are empty. */
export async function syncs(device: InventedDevice, office: MemoryOffice, limit = 1000): Promise<void> {
  for (;;) {
    const rows = await device.memory.outbox.orderBy('lseq').toArray()
    const muts = prefixOf(await Promise.all(rows.map((row) => openMutation(device.sealer, row))), 100_000)
    const request = requestOf(await placeOf(device.memory), muts, {
      unsent: rows.length,
      limit,
      appVersion: 'test',
    })
    const applied = await receive(device, request, await office.sync(device.who, structuredClone(request)))
    if (!applied.more && (await device.memory.outbox.count()) === 0) return
  }
}
