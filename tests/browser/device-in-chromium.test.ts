// The device's store in a real browser: its key cannot leave it, and it is still there after the page is gone.
import { expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { openMemory, sealerOf } from '../../src/device/database.ts'
import type { Handed } from '../../src/device/handed.ts'
import { recordOf, targetsNow } from '../../src/device/live.ts'
import { keepMe } from '../../src/device/me.ts'
import { placeOf, receive } from '../../src/device/receive.ts'
import { save } from '../../src/device/save.ts'
import { talliesAstray } from '../../src/device/tallies.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024, radgivning2024Id } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import type { Entry } from '../../src/sync/messages.ts'
import { creationOf } from '../../src/sync/mutation.ts'

const id = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const handed: Handed = {
  now: Date.now,
  id,
  at: () => '2026-11-23T10:30:00+01:00',
  fetch: () => Promise.reject(new Error('no network')),
  crypto,
  lot: Math.random,
  appVersion: 'test',
}

async function aDevice(name: string) {
  const opened = await openMemory(name)
  if (!opened.ok) throw new Error(opened.problem.because)
  const { memory } = opened
  await keepMe(memory, {
    deviceId: id(),
    member: id(),
    name: 'Maja',
    officeName: 'Örebro',
    role: 'adviser',
    state: 'active',
  })
  return { memory, sealer: await sealerOf(memory, crypto), handed }
}

/** An office's log as a device reads it: the programme, then so many invented sessions and all the rest. */
function aLog(sessions: number): Entry[] {
  const { kind: _, id: __, ...programme } = radgivning2024 as unknown as Record<string, unknown>
  const share = Math.ceil(sessions / 3)
  const records = inventedOffice({
    seed: 7,
    until: '2026-11-23' as LocalDate,
    sessions: { 2024: share, 2025: share, 2026: share },
  })
  const all = [{ kind: 'programme' as const, id: radgivning2024Id as string, values: programme }, ...records]
  return all.map(({ kind, id: rec, values }, i) => {
    const { mid, type, op, set, base } = creationOf(kind, rec, values, id())
    const when = '2026-11-01T10:00:00Z'
    return {
      seq: i + 1,
      mid,
      rec,
      type,
      op,
      set,
      base,
      by: { member: null, device: null },
      at: when,
      recvAt: when,
      h: `h${i + 1}`,
    }
  })
}

async function reads(device: Awaited<ReturnType<typeof aDevice>>, log: Entry[], page = 1000) {
  for (let from = 0; from < log.length; from += page) {
    const entries = log.slice(from, from + page)
    const request = { ...(await placeOf(device.memory)), muts: [] }
    const reply = { results: [], entries, cursor: entries.at(-1)?.seq ?? 0, more: from + page < log.length }
    await receive(device, request, {
      ...reply,
      epoch: 'e',
      durableSeq: 0,
      serverTime: '2026-11-23T09:30:00Z',
    })
  }
}

const session = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
}

test('what is saved is there when the page is opened anew, under a key that cannot be exported', async () => {
  const device = await aDevice('again')
  const rec = id()
  const values = { ...session, agenda2030: true, companyLab: false, notes: 'Ring Amina' }
  expect(await save(device, [creationOf('session', rec, values, id())])).toEqual({ ok: true })
  device.memory.close()
  const again = await aDevice('again')
  expect((await recordOf(again, rec))?.record).toMatchObject({ notes: 'Ring Amina' })
  const kept = await again.memory.keys.get('device')
  await expect(crypto.subtle.exportKey('raw', kept?.key as CryptoKey)).rejects.toThrow()
})

test('[I17] ten thousand records are read, counted and equal to a recount', async () => {
  const device = await aDevice('many')
  const log = aLog(9_900)
  const began = performance.now()
  await reads(device, log)
  const read = performance.now() - began
  const saved: number[] = []
  for (let i = 0; i < 20; i++) {
    const at = performance.now()
    await save(device, [
      creationOf('session', id(), { ...session, agenda2030: true, companyLab: false }, id()),
    ])
    saved.push(performance.now() - at)
  }
  const drawn: number[] = []
  for (let i = 0; i < 20; i++) {
    const at = performance.now()
    await targetsNow(device.memory, yearPeriod(2026), '2026-11-23' as LocalDate)
    drawn.push(performance.now() - at)
  }
  const middle = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]
  console.log(
    `read ${log.length} in ${Math.round(read)} ms · save ${middle(saved)?.toFixed(1)} ms · targets ${middle(drawn)?.toFixed(1)} ms`,
  )
  const now = await targetsNow(device.memory, yearPeriod(2026), '2026-11-23' as LocalDate)
  expect(now?.numbers.indicators[0]).toMatchObject({
    id: 'advisory-sessions',
    amount: 3_300 + 20,
    unsynced: 20,
  })
  expect(await talliesAstray(device.memory)).toEqual([])
}, 120_000)
