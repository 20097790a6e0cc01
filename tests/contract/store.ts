// What every store must do, whatever database keeps it: written once, and handed each store.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeOffice, shownRecords, writeChange } from '../../src/server/office.ts'
import type { DeviceRow, OfficeStore, Store } from '../../src/server/stores/store.ts'
import { handedBy } from '../../src/server/world.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import type { LogRow } from '../../src/sync/office-log.ts'
import { anId, aWorld, sessionValues } from '../server/support.ts'

export type StoreUnderTest = {
  open(): Promise<Store>
  again(store: Store): Promise<Store>
  clear(): Promise<void>
}

export function storeContract(name: string, under: () => StoreUnderTest): void {
  describe(`the store contract: ${name}`, () => {
    const world = aWorld()
    let at: StoreUnderTest
    let store: Store
    let office: string

    beforeEach(async () => {
      at = under()
      store = await at.open()
      office = (await store.write((tx) => makeOffice(tx, 'Ett kontor', world))).id
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    const save = (tx: OfficeStore, rec = anId()) =>
      writeChange(
        tx,
        { member: null, device: null },
        creationOf('session', rec, sessionValues, anId()),
        world,
      ).then(() => rec)

    test('a new office’s first entries are its programme and itself', async () => {
      const rows = await store.transaction(office, (tx) => tx.entriesAfter(0, 10))
      expect(rows.map(({ seq, type }) => [seq, type])).toEqual([
        [1, 'programme'],
        [2, 'office'],
      ])
    })

    test('[I10] what was committed is there when the store is opened again', async () => {
      const rec = await store.transaction(office, (tx) => save(tx))
      store = await at.again(store)
      expect(await store.read(async (tx) => (await tx.office(office).record(rec))?.first)).toBe(3)
      expect((await store.read((tx) => tx.office(office).head())).seq).toBe(3)
    })

    test('[I3] a transaction that fails leaves nothing: not the log, not the record, not the receipt', async () => {
      const before = await store.read((tx) => tx.office(office).head())
      const failing = store.transaction(office, async (tx) => {
        await save(tx)
        throw new Error('the power went')
      })
      await expect(failing).rejects.toThrow('the power went')
      expect(await store.read((tx) => tx.office(office).head())).toEqual(before)
      expect((await store.read((tx) => tx.office(office).records())).length).toBe(2)
      expect((await store.read((tx) => tx.office(office).receipts())).length).toBe(2)
    })

    test('[I2] no mid is in an office’s log twice', async () => {
      const twice = store.transaction(office, async (tx) => {
        const row = (await tx.entriesAfter(0, 1))[0] as LogRow
        await tx.append({ ...row, seq: 3 })
      })
      await expect(twice).rejects.toThrow()
    })

    test('many at once are numbered one after the other, without a gap', async () => {
      await Promise.all(Array.from({ length: 40 }, () => store.transaction(office, (tx) => save(tx))))
      const seqs = await store.read(async (tx) =>
        (await tx.office(office).entriesAfter(0, 100)).map(({ seq }) => seq),
      )
      expect(seqs).toEqual(Array.from({ length: 42 }, (_, i) => i + 1))
    })

    test('a reader sees one moment, never half of another’s work', async () => {
      const writing = store.transaction(office, async (tx) => {
        await save(tx)
        await new Promise((done) => setTimeout(done, 10))
        await save(tx)
      })
      const seen = store.read(async (tx) => (await tx.office(office).head()).seq)
      await writing
      expect([2, 4]).toContain(await seen)
    })

    test('[I15] offices do not see each other', async () => {
      const other = (await store.write((tx) => makeOffice(tx, 'Ett annat', world))).id
      const rec = await store.transaction(office, (tx) => save(tx))
      await store.read(async (tx) => {
        expect(await tx.office(other).record(rec)).toBeNull()
        expect((await tx.office(other).head()).seq).toBe(2)
        expect((await shownRecords(tx.office(other))).map(({ record }) => record.kind)).toEqual([
          'programme',
          'office',
        ])
      })
    })

    test('the log is read backwards until enough is seen', async () => {
      await store.transaction(office, async (tx) => {
        for (let i = 0; i < 50; i++) await save(tx)
      })
      const seen: number[] = []
      await store.read((tx) =>
        tx.office(office).entriesBackFrom(45, ({ seq }) => {
          seen.push(seq)
          return seen.length < 30
        }),
      )
      expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => 45 - i))
    })

    test('an emptied body has lost its value and its salt, and its hash stands', async () => {
      const rec = await store.transaction(office, (tx) => save(tx))
      const before = await store.read(async (tx) => (await tx.office(office).entriesAfter(2, 1))[0] as LogRow)
      await store.transaction(office, (tx) => tx.emptyBodies(rec, { notes: [before.mid] }))
      const after = await store.read(async (tx) => (await tx.office(office).entriesAfter(2, 1))[0] as LogRow)
      expect(after).toEqual({ ...before, salt: null, set: { ...before.set, notes: null } })
    })

    test('the quarantine keeps the same thing from the same device once, and tells whether it is repaired', async () => {
      const row = {
        mid: anId(),
        device: 'd',
        member: 'm',
        raw: '{"a":1}',
        issues: [{ field: 'a', because: 'not-valid' }],
        recvAt: handedBy(world).now(),
      }
      await store.transaction(office, async (tx) => {
        expect(await tx.quarantine(row)).toBe(row.mid)
        expect(await tx.quarantine({ ...row, mid: anId() })).toBe(row.mid)
      })
      const rows = await store.read((tx) => tx.office(office).quarantineRows())
      expect(rows).toEqual([{ ...row, id: expect.any(Number), repaired: false }])
      await store.transaction(office, (tx) => tx.markRepaired(row.mid))
      expect(await store.read((tx) => tx.office(office).quarantined(row.mid))).toEqual({
        device: 'd',
        member: 'm',
        repaired: true,
      })
    })

    test('a device’s place in its queue is used once, however large the number', async () => {
      await store.transaction(office, async (tx) => {
        await tx.keepPlace('d', Number.MAX_SAFE_INTEGER, 'one')
        expect(await tx.usedPlace('d', Number.MAX_SAFE_INTEGER)).toBe('one')
        expect(await tx.usedPlace('d', 1)).toBeNull()
        expect(await tx.usedPlace('e', Number.MAX_SAFE_INTEGER)).toBeNull()
      })
    })

    test('a device is found by its token, with its member’s access', async () => {
      const member = { id: anId(), name: 'Anna', role: 'adviser' as const, active: true }
      const device: DeviceRow = {
        id: anId(),
        name: 'Telefon åä 📱',
        member: member.id,
        tokenHash: 'hash',
        state: 'active',
        words: ['sol', 'måne'],
        enrolledAt: '2026-05-04T10:00:00Z',
        lastSeen: null,
        lastSync: null,
        unsent: null,
        appVersion: null,
        emptied: false,
        readTo: 0,
      }
      await store.transaction(office, async (tx) => {
        await tx.keepMember(member)
        await tx.keepDevice(device)
      })
      expect(await store.read((tx) => tx.deviceByToken('hash'))).toEqual({
        office,
        device,
        member,
        lastErasure: 0,
      })
      expect(await store.read((tx) => tx.deviceByToken('other'))).toBeNull()
    })

    test('who listens is told of the head, and of the device list', async () => {
      const [before] = await store.standings()
      await store.transaction(office, (tx) => save(tx))
      await store.transaction(office, (tx) =>
        tx.keepMember({ id: anId(), name: 'Bo', role: 'lead', active: true }),
      )
      const [after] = await store.standings()
      expect(after?.head).toBe((before?.head ?? 0) + 1)
      expect(after?.devices).toBe((before?.devices ?? 0) + 1)
    })

    test('a device’s key for bundles is kept once under its name, until all of them are dropped', async () => {
      const row = { device: 'd', kid: 'k1', wrapped: 'w', keptAt: '2026-05-04T10:00:00Z' }
      await store.transaction(office, async (tx) => {
        await tx.keepEscrow(row)
        await tx.keepEscrow({ ...row, wrapped: 'another' })
        await tx.keepEscrow({ ...row, kid: 'k2' })
        await tx.keepEscrow({ ...row, device: 'e' })
      })
      await store.read(async (tx) => {
        expect(await tx.office(office).escrow('d', 'k1')).toEqual(row)
        expect(await tx.office(office).escrow('d', 'k3')).toBeNull()
      })
      await store.transaction(office, (tx) => tx.dropEscrows('d'))
      expect(await store.read((tx) => tx.office(office).escrows())).toEqual([{ ...row, device: 'e' }])
    })

    test('an office has no key pair until one is kept', async () => {
      expect(await store.read((tx) => tx.office(office).keyPair())).toBeNull()
      await store.transaction(office, (tx) => tx.keepKeyPair('{"a":1}'))
      expect(await store.read((tx) => tx.office(office).keyPair())).toBe('{"a":1}')
    })

    test('the ledger keeps a row once', async () => {
      const row = { what: 'revoked', device: 'd', state: 'revoked-lost', at: 'now' } as const
      await store.transaction(office, (tx) => tx.keepLedger(row))
      await store.transaction(office, (tx) => tx.keepLedger(row))
      expect(await store.read((tx) => tx.office(office).ledger())).toEqual([row])
    })

    test('its own check finds nothing wrong', async () => {
      expect(await store.integrity()).toEqual([])
    })
  })
}
