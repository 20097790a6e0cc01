// The device's PIN: what will do as one, that only it opens, and what guessing costs.
import { expect, test } from 'vitest'
import { checkPin, hasPin, notPin, setPin } from '../../src/device/lock.ts'
import { aDevice as invented } from '../support/invented-device.ts'

const aDevice = async () => {
  const device = await invented()
  let later = 0
  const handed = { ...device.handed, now: () => device.handed.now() + later }
  return { ...device, handed, pass: (seconds: number) => (later += seconds * 1000) }
}

test.each([
  ['12345', 'too-short'],
  ['1234567890123', 'too-short'],
  ['12a456', 'too-short'],
  ['', 'too-short'],
  ['111111', 'too-simple'],
  ['123456', 'too-simple'],
  ['987654', 'too-simple'],
  ['135246', null],
  ['020406', null],
])('%j as a PIN: %s', (pin, because) => {
  expect(notPin(pin)).toBe(because)
})

test('the PIN that was chosen is right, another is not, and what is kept is not the PIN', async () => {
  const device = await aDevice()
  expect(await hasPin(device.memory)).toBe(false)
  expect(await checkPin(device, '482913')).toEqual({ ok: false, because: 'no-pin' })
  expect(await setPin(device, '123456')).toEqual({ ok: false, because: 'too-simple' })
  expect(await setPin(device, '482913')).toMatchObject({ ok: true })
  expect(await hasPin(device.memory)).toBe(true)
  expect(await checkPin(device, '482913')).toMatchObject({ ok: true })
  expect(await checkPin(device, '482914')).toEqual({ ok: false, because: 'wrong', left: 4 })
  const row = (await device.memory.meta.get('pin'))?.value as { rounds: number; check: Uint8Array }
  expect(row.rounds).toBe(600_000)
  expect(row.check).toHaveLength(32)
  expect(JSON.stringify(row)).not.toContain('482913')
})

test('the same PIN on two devices is kept as two different things', async () => {
  const [one, other] = [await aDevice(), await aDevice()]
  await setPin(one, '482913')
  await setPin(other, '482913')
  const check = async ({ memory }: typeof one) =>
    ((await memory.meta.get('pin'))?.value as { check: Uint8Array } | undefined)?.check
  expect(await check(one)).not.toEqual(await check(other))
})

test('after five wrong the next waits, longer each time; the right one too, and then it begins anew', async () => {
  const device = await aDevice()
  await setPin(device, '482913')
  for (const left of [4, 3, 2, 1, 0])
    expect(await checkPin(device, '000001')).toEqual({ ok: false, because: 'wrong', left })
  expect(await checkPin(device, '482913')).toMatchObject({ ok: false, because: 'wait' })
  device.pass(31)
  expect(await checkPin(device, '000001')).toEqual({ ok: false, because: 'wrong', left: 0 })
  device.pass(31)
  expect(await checkPin(device, '482913')).toMatchObject({ ok: false, because: 'wait' })
  device.pass(31)
  expect(await checkPin(device, '482913')).toMatchObject({ ok: true })
  expect(await checkPin(device, '000001')).toEqual({ ok: false, because: 'wrong', left: 4 })
})

test('a try counts also when the app is killed before it is answered', async () => {
  const device = await aDevice()
  await setPin(device, '482913')
  const killed = {
    ...device,
    handed: {
      ...device.handed,
      crypto: { ...device.handed.crypto, subtle: { importKey: () => Promise.reject(new Error('killed')) } },
    },
  } as unknown as typeof device
  for (let i = 0; i < 5; i++) await expect(checkPin(killed, '000001')).rejects.toThrow('killed')
  expect(await checkPin(device, '482913')).toMatchObject({ ok: false, because: 'wait' })
})
