// A page that WebKit puts aside while it reads or writes: the store is the next page's at once.
import { expect, test } from 'vitest'
import { Memory } from '../../src/device/database.ts'
import { letsGoWhenFrozen } from '../../src/device/frozen.ts'
import '../support/invented-device.ts'

const left = (name: string, persisted: boolean) => Object.assign(new Event(name), { persisted })

/** A page that goes on writing for as long as it is let. */
function aPageAtWork(name: string) {
  const memory = new Memory(name)
  const page = new EventTarget()
  let opened = 0
  letsGoWhenFrozen(memory, page, () => {
    opened += 1
  })
  const work = memory.transaction('rw', memory.meta, async () => {
    for (let i = 0; i < 1_000; i++) await memory.meta.put({ key: 'half', value: i })
  })
  return { memory, page, work, opened: () => opened }
}

test('a page that is put aside whole gives up what is half written, and the next page writes', async () => {
  const { memory, page, work, opened } = aPageAtWork('frozen')
  await memory.open()
  await new Promise((resolve) => setTimeout(resolve, 5))
  page.dispatchEvent(left('pagehide', true))
  await expect(work).rejects.toThrow()
  const next = new Memory('frozen')
  await next.meta.put({ key: 'mine', value: 1 })
  expect(await next.meta.toArray()).toEqual([{ key: 'mine', value: 1 }])
  await expect(memory.meta.put({ key: 'late', value: 1 })).rejects.toThrow()
  expect(opened()).toBe(0)
  page.dispatchEvent(left('pageshow', true))
  expect(opened()).toBe(1)
})

test('a page that is left for good writes to the end', async () => {
  const { memory, page, work, opened } = aPageAtWork('left')
  page.dispatchEvent(left('pagehide', false))
  await work
  expect((await memory.meta.get('half'))?.value).toBe(999)
  page.dispatchEvent(left('pageshow', false))
  expect(opened()).toBe(0)
})
