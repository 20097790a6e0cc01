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
        was: [anId()],
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

    test('a passkey is kept under its name, its counter moves, and it can be dropped', async () => {
      const row = {
        id: 'credential',
        member: 'm',
        name: 'Datorn åä',
        publicKey: 'cose',
        counter: 0,
        transports: ['internal', 'hybrid'],
        madeAt: '2026-05-04T10:00:00Z',
        usedAt: null,
      }
      const used = { ...row, counter: 4_294_967_295, usedAt: '2026-05-05T10:00:00Z' }
      await store.transaction(office, ({ door }) => door.keepPasskey(row))
      await store.transaction(office, ({ door }) => door.keepPasskey(used))
      expect(await store.read((tx) => tx.office(office).door.passkeys())).toEqual([used])
      await store.transaction(office, ({ door }) => door.dropPasskey('credential'))
      expect(await store.read((tx) => tx.office(office).door.passkeys())).toEqual([])
    })

    test('recovery codes are a member’s own, and a used one says when', async () => {
      await store.transaction(office, async ({ door }) => {
        await door.keepRecoveryCode({ member: 'm', hash: 'a', usedAt: null })
        await door.keepRecoveryCode({ member: 'm', hash: 'b', usedAt: null })
        await door.keepRecoveryCode({ member: 'n', hash: 'a', usedAt: null })
        await door.keepRecoveryCode({ member: 'm', hash: 'b', usedAt: 'then' })
      })
      expect(await store.read((tx) => tx.office(office).door.recoveryCodes())).toEqual([
        { member: 'm', hash: 'a', usedAt: null },
        { member: 'm', hash: 'b', usedAt: 'then' },
        { member: 'n', hash: 'a', usedAt: null },
      ])
      await store.transaction(office, ({ door }) => door.dropRecoveryCodes('m'))
      expect(await store.read((tx) => tx.office(office).door.recoveryCodes())).toHaveLength(1)
    })

    test('who has signed in is found by the hash, and dropped by member, by device and by age', async () => {
      const row = (tokenHash: string, member: string, device: string, begunAt: string) => ({
        ...{ tokenHash, member, device, begunAt },
        seenAt: begunAt,
        freshAt: begunAt,
      })
      const rows = [
        row('1', 'm', 'd', '2026-05-04T10:00:00Z'),
        row('2', 'm', 'e', '2026-05-05T10:00:00Z'),
        row('3', 'n', 'f', '2026-05-06T10:00:00Z'),
        row('4', 'n', 'g', '2026-05-07T10:00:00Z'),
      ]
      const left = () =>
        store.read(async (tx) => {
          const found = await Promise.all(
            rows.map(({ tokenHash }) => tx.office(office).door.signIn(tokenHash)),
          )
          return found.flatMap((one) => (one ? [one.tokenHash] : []))
        })
      await store.transaction(office, async ({ door }) => {
        for (const one of rows) await door.keepSignIn(one)
        await door.keepSignIn({ ...(rows[0] as (typeof rows)[0]), seenAt: 'later', freshAt: 'later' })
      })
      expect(await store.read((tx) => tx.office(office).door.signIn('1'))).toEqual({
        ...rows[0],
        seenAt: 'later',
        freshAt: 'later',
      })
      await store.transaction(office, ({ door }) => door.dropSignIns({ device: 'g' }))
      expect(await left()).toEqual(['1', '2', '3'])
      await store.transaction(office, ({ door }) => door.dropSignIns({ before: '2026-05-05T00:00:00Z' }))
      expect(await left()).toEqual(['2', '3'])
      await store.transaction(office, ({ door }) => door.dropSignIns({ member: 'n' }))
      expect(await left()).toEqual(['2'])
    })

    test('a challenge is taken once, and a new one takes the place of the old', async () => {
      const row = (challenge: string) => ({
        ...{ device: 'd', challenge, expiresAt: 'then' },
        purpose: 'sign-in' as const,
      })
      await store.transaction(office, ({ door }) => door.keepChallenge(row('one')))
      await store.transaction(office, ({ door }) => door.keepChallenge(row('two')))
      expect(await store.transaction(office, ({ door }) => door.takeChallenge('e'))).toBeNull()
      expect(await store.transaction(office, ({ door }) => door.takeChallenge('d'))).toEqual(row('two'))
      expect(await store.transaction(office, ({ door }) => door.takeChallenge('d'))).toBeNull()
    })

    test('what a device says of itself is kept, and who looks at the list is told', async () => {
      const [before] = await store.standings()
      await store.transaction(office, ({ door }) =>
        door.keepFacts({ device: 'd', persisted: false, wipedAt: null }),
      )
      await store.transaction(office, ({ door }) =>
        door.keepFacts({ device: 'd', persisted: true, wipedAt: 'now' }),
      )
      await store.transaction(office, ({ door }) =>
        door.keepFacts({ device: 'e', persisted: null, wipedAt: null }),
      )
      expect(await store.read((tx) => tx.office(office).door.facts())).toEqual([
        { device: 'd', persisted: true, wipedAt: 'now' },
        { device: 'e', persisted: null, wipedAt: null },
      ])
      const [after] = await store.standings()
      expect(after?.devices).toBe((before?.devices ?? 0) + 3)
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
