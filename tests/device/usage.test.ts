// Kind on battery and subscription: what a day takes is counted, and nothing is done while nobody looks.
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { Transport } from '../../src/device/transport.ts'
import { countsUsed, daysUsed, ordinaryDay, type Watch } from '../../src/device/usage.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, type InventedDevice } from '../support/invented-device.ts'

const session = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}
const minute = 60_000

/** The office's line of hints, as the browser has it. */
class Line {
  static opened: Line[] = []
  readyState = 1
  onopen: () => void = () => {}
  onmessage: (event: { data: string }) => void = () => {}
  onerror: () => void = () => {}
  constructor() {
    Line.opened.push(this)
  }
  addEventListener() {}
  close() {
    this.readyState = 2
  }
}
const open = () => Line.opened.filter(({ readyState }) => readyState === 1).length

let page: EventTarget & { visibilityState: string }
let window: EventTarget

// What the transport fetches at its first rest is here before: a file is read in a time of its own too.
beforeAll(() => import('../../src/device/escrow.ts'))
beforeEach(() => {
  Line.opened = []
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  window = new EventTarget()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', window.addEventListener.bind(window))
  vi.stubGlobal('removeEventListener', window.removeEventListener.bind(window))
  vi.stubGlobal('EventSource', Line)
  // Packing is done by threads, in a time of their own.
  vi.stubGlobal('CompressionStream', undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const is = (visibilityState: 'visible' | 'hidden') => {
  page.visibilityState = visibilityState
  page.dispatchEvent(new Event('visibilitychange'))
}
/** The store answers in its own time, whatever the clock says. */
const settle = async (turns = 200) => {
  for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve))
}
const passes = async (time: number, step = minute) => {
  for (let left = time; left > 0; left -= step) {
    await vi.advanceTimersByTimeAsync(Math.min(left, step))
    await settle(step < minute ? 30 : 200)
  }
}

/** A device that is looked at, whose office answers, or does not; and how often it was asked. */
async function begins(
  device: InventedDevice,
  office: { answers: boolean; lot?: number } = { answers: true },
): Promise<{ asked: () => number; bytes: () => number; transport: Transport; end: () => void }> {
  let [asked, bytes] = [0, 0]
  const fetch: typeof globalThis.fetch = async (path, init) => {
    if (path !== '/api/sync') return new Response('', { status: 404 })
    asked += 1
    bytes += String(init?.body).length
    if (!office.answers) throw new TypeError('no network')
    return Response.json({
      ...{ v: 1, epoch: 'e', serverTime: '2026-11-23T09:30:00Z', durableSeq: 0, deviceState: 'active' },
      ...{ results: [], entries: [], cursor: 0, more: false },
    })
  }
  const handed = { ...device.handed, fetch, lot: () => office.lot ?? 0.5 }
  const transport = new Transport({ ...device, handed })
  const end = transport.start()
  await settle()
  return { asked: () => asked, bytes: () => bytes, transport, end }
}

test('while the office is heard it is asked once in ten minutes, not once in each', async () => {
  const { asked, end } = await begins(await aDevice())
  expect([asked(), open()]).toEqual([1, 1])
  await passes(9 * minute)
  expect(asked()).toBe(1)
  await passes(minute)
  expect(asked()).toBe(2)
  end()
  expect(open()).toBe(0)
})

test('a hint of what this device has already is no reason to ask, and any other is', async () => {
  const { asked, end } = await begins(await aDevice())
  const [line] = Line.opened
  line?.onmessage({ data: '{"head":0}' })
  await settle()
  expect(asked()).toBe(1)
  line?.onmessage({ data: '{"head":7}' })
  await settle()
  expect(asked()).toBe(2)
  end()
})

test('where the office cannot be heard it is still asked every minute', async () => {
  vi.stubGlobal('EventSource', undefined)
  const { asked, end } = await begins(await aDevice())
  await passes(3 * minute)
  expect(asked()).toBe(4)
  end()
})

test('a page that nobody sees hears nothing, asks nothing, and begins again when it is looked at', async () => {
  const { asked, end } = await begins(await aDevice())
  is('hidden')
  expect(open()).toBe(0)
  await passes(60 * minute)
  expect([asked(), Line.opened.length]).toEqual([1, 1])
  is('visible')
  await settle()
  expect([asked(), open()]).toEqual([2, 1])
  end()
})

test('unseen and without answer: with nothing to send it is not tried again, with something it is, ever more seldom', async () => {
  const device = await aDevice()
  const idle = await begins(device, { answers: false })
  is('hidden')
  const before = idle.asked()
  await passes(30 * minute)
  expect(idle.asked()).toBe(before)
  idle.end()
  is('visible')
  await saveNew(device, [{ kind: 'session', values: session }])
  const waiting = await begins(device, { answers: false })
  is('hidden')
  await passes(60 * minute, 10_000)
  expect(waiting.asked()).toBeGreaterThan(8)
  expect(waiting.asked()).toBeLessThan(30)
  waiting.end()
})

test('a browser that knows of no network tries half a minute apart, and opens no line in vain', async () => {
  const device = await aDevice()
  const office = { answers: true }
  const { end } = await begins(device, office)
  office.answers = false
  const withNetwork = await begins(device, { answers: false })
  await passes(10 * minute, 1_000)
  withNetwork.end()
  vi.stubGlobal('navigator', { onLine: false })
  const cutOff = await begins(device, { answers: false })
  await passes(10 * minute, 1_000)
  expect(cutOff.asked()).toBeGreaterThan(15)
  expect(cutOff.asked()).toBeLessThan(withNetwork.asked() / 4)
  const lines = Line.opened.length
  Line.opened[0]?.onerror()
  await passes(minute)
  expect(Line.opened.length).toBe(lines)
  cutOff.end()
  end()
})

test('two devices whose office was away do not ring at the same moment', async () => {
  const ringsAt = async (lot: number) => {
    const { end } = await begins(await aDevice(), { answers: true, lot })
    const before = Line.opened.length
    Line.opened.at(-1)?.onerror()
    let at = 0
    while (Line.opened.length === before && at < 5_000) {
      await vi.advanceTimersByTimeAsync(50)
      at += 50
    }
    end()
    return at
  }
  const [one, other] = [await ringsAt(0), await ringsAt(0.99)]
  expect(one).toBeGreaterThan(0)
  expect(other - one).toBeGreaterThan(300)
})

test('what was used is added to its day as it travelled, and of each reply what the line carried', async () => {
  const device = await aDevice()
  let tell: Parameters<Watch>[0] = () => {}
  const watch: Watch = (each) => {
    tell = each
    return () => {}
  }
  const { transport, bytes, end } = await begins(device)
  const stop = countsUsed({ ...device, transport }, watch)
  tell([
    { name: 'http://localhost/api/sync', transferSize: 700 },
    { name: 'http://localhost/assets/app.js', transferSize: 90_000 },
  ])
  transport.nudge()
  await settle()
  await passes(3_000)
  const [today] = await daysUsed(device.memory)
  expect(bytes()).toBeGreaterThan(200)
  // Two requests, and the line that was opened between them.
  expect(today).toEqual({ day: '2026-11-23', sent: bytes(), received: 700, woken: 3 })
  await passes(minute)
  expect(await daysUsed(device.memory)).toEqual([today])
  stop()
  end()
})

test('thirty days are kept, the newest first; an ordinary day is the middle one of those that are over', async () => {
  const device = await aDevice()
  let [now, each]: [number, Parameters<Watch>[0]] = [Date.parse('2026-01-01T11:00:00Z'), () => {}]
  const handed = { ...device.handed, now: () => now }
  const watch: Watch = (tell) => {
    each = tell
    return () => {}
  }
  const { transport, end } = await begins(device)
  for (let day = 1; day <= 40; day++) {
    const stop = countsUsed({ ...device, handed, transport }, watch)
    each([{ name: '/api/sync', transferSize: day * 100 }])
    stop()
    await settle()
    now += 86_400_000
  }
  const days = await daysUsed(device.memory)
  expect(days.map(({ day }) => day)).toHaveLength(30)
  expect(days[0]?.day).toBe('2026-02-09')
  expect(days.at(-1)?.day).toBe('2026-01-11')
  const today = '2026-02-09' as LocalDate
  expect(ordinaryDay(days, today)).toMatchObject({ received: 2_500 })
  expect(ordinaryDay(days.slice(0, 3), today)).toBe(null)
  end()
})
