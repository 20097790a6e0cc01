// A person at a browser: what she sees, presses and writes, in the few commands that every engine has.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Wire } from './wire.ts'

/** A name as it is read: all of it, or a pattern that it has. */
type Name = string | RegExp
type Element = Readonly<Record<string, string>>
/** A point of the screen, from the upper left corner of what is looked at. */
type Point = readonly [x: number, y: number]

/** What WebDriver calls an element when it hands one over. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/** How long a busy machine may take. */
const patience = 20_000
const pictures = join(import.meta.dirname, '../../test-results/engines')

export class Person {
  #taken = 0

  constructor(
    /** Her engine and what she does there, for the pictures: `firefox-lead`. */
    readonly name: string,
    readonly wire: Wire,
  ) {}

  async goTo(address: string): Promise<void> {
    await this.wire.ask('goTo', { url: address })
    await this.run(() => {
      const kept: string[] = []
      Object.assign(globalThis, { wrong: kept })
      addEventListener('error', ({ message }) => kept.push(message))
      addEventListener('unhandledrejection', ({ reason }) => kept.push(`${reason} ${reason?.stack ?? ''}`))
    })
  }

  /** What went wrong in the page since it was opened, that nobody took care of. */
  wrong(): Promise<string[]> {
    return this.run(() => (globalThis as unknown as { wrong?: string[] }).wrong ?? [])
  }

  async sits(width: number, height: number): Promise<void> {
    await this.wire.ask('size', { x: 0, y: 0, width, height })
  }

  /** Runs a function in the page; it must stand by itself. */
  run<A extends unknown[], T>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T> {
    const script = `return (${work}).apply(null, arguments)`
    return this.wire.ask('run', { script, args }) as Promise<T>
  }

  /** What is written on the screen, as it is read. */
  async reads(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn is not read
    return (await this.run(() => document.body.innerText)).replace(/\s+/g, ' ')
  }

  /** Waits until the screen says it. */
  async sees(text: Name): Promise<void> {
    await this.until(`sees ${text}`, async () => {
      const said = await this.reads()
      return typeof text === 'string' ? said.includes(text) : text.test(said)
    })
  }

  async isGone(text: string): Promise<void> {
    await this.until(`no longer sees ${text}`, async () => !(await this.reads()).includes(text))
  }

  /** Presses what is called so: a button, a link, a choice, a folded part. */
  press(name: Name): Promise<void> {
    return this.#uses(`presses ${name}`, () => this.#find('press', name), {
      use: (id) => this.wire.ask('click', { id }),
    })
  }

  /** Presses what is there of it: some parts of a screen have no name but their look. */
  pressAt(selector: string, nth = 0): Promise<void> {
    return this.#uses(`presses ${selector}`, () => this.#at(selector, nth), {
      use: (id) => this.wire.ask('click', { id }),
    })
  }

  /** Writes in the field called so, over what is in it. */
  writes(name: Name, text: string): Promise<void> {
    return this.#uses(`writes in ${name}`, () => this.#find('write', name), {
      use: (id) => this.#write(id, text),
    })
  }

  writesAt(selector: string, text: string): Promise<void> {
    return this.#uses(`writes in ${selector}`, () => this.#at(selector, 0), {
      use: (id) => this.#write(id, text),
    })
  }

  /** How many there are of it that can be seen. */
  count(selector: string): Promise<number> {
    return this.run(
      (wanted) =>
        [...document.querySelectorAll(wanted)].filter((one) => one.getClientRects().length > 0).length,
      selector,
    )
  }

  /** Draws with a finger, or with what the engine's driver has of a pointer; each stroke down, along and up. */
  async draws(strokes: readonly (readonly Point[])[], pointerType: 'touch' | 'mouse'): Promise<void> {
    const steps = strokes.flatMap((points) => {
      const [first, ...rest] = points.map(([x, y]) => ({
        type: 'pointerMove',
        duration: 0,
        x: Math.round(x),
        y: Math.round(y),
        origin: 'viewport',
      }))
      return [first, { type: 'pointerDown', button: 0 }, ...rest, { type: 'pointerUp', button: 0 }]
    })
    await this.wire.ask('point', {
      actions: [{ type: 'pointer', id: 'finger', parameters: { pointerType }, actions: steps }],
    })
  }

  /** Keeps a picture of the screen, for somebody to look at. */
  async picture(what: string): Promise<void> {
    await this.run(async () => {
      await document.fonts.ready
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      // WebKitGTK's driver waits for the next time that something is drawn: on a page at rest, for the next minute.
      const { style } = document.documentElement
      const until = performance.now() + 1_000
      const again = () => {
        style.opacity = performance.now() < until ? (style.opacity === '' ? '0.999' : '') : ''
        if (performance.now() < until) requestAnimationFrame(again)
      }
      again()
    })
    const data = (await this.wire.ask('picture', { full: false })) as string
    mkdirSync(pictures, { recursive: true })
    const number = String(++this.#taken).padStart(2, '0')
    writeFileSync(join(pictures, `${this.name}-${number}-${what}.png`), Buffer.from(data, 'base64'))
  }

  /** Tries until it is so; what it said last is told when it never was. */
  async until(what: string, isSo: () => Promise<boolean>, wait = patience): Promise<void> {
    const began = Date.now()
    let last: unknown
    while (Date.now() - began < wait) {
      try {
        if (await isSo()) return
        last = undefined
      } catch (problem) {
        last = problem
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await this.picture('stuck').catch(() => {})
    const screen = await this.reads().catch((problem) => String(problem))
    const wrong = await this.wrong().catch(() => [])
    const said = [last ?? '', ...wrong, `On the screen: ${screen.slice(0, 2_000)}`]
    throw new Error(`${this.name} never ${what}. ${said.join('\n')}`)
  }

  async end(): Promise<void> {
    await this.wire.end()
  }

  /** Finds it and uses it; what moves away, or lies under something for a moment, is tried again. */
  #uses(
    what: string,
    find: () => Promise<Element | null>,
    { use }: { use: (id: string) => Promise<unknown> },
  ): Promise<void> {
    return this.until(what, async () => {
      const found = await find()
      const [id] = Object.values(found ?? {})
      if (!id || !(await this.#isStill(id))) return false
      await use(id)
      return true
    })
  }

  async #write(id: string, text: string): Promise<void> {
    // Over what is in it: all of it is chosen first, with Ctrl and A.
    await this.wire.ask('type', { id, text: '\uE009a' })
    await this.wire.ask('type', { id, text })
    const element = { [elementKey]: id } as unknown as HTMLInputElement
    const written = await this.run((field) => field.value, element)
    if (written !== text) throw new Error(`it became ${written}`)
  }

  #at(selector: string, nth: number): Promise<Element | null> {
    return this.run(
      (wanted, place) =>
        ([...document.querySelectorAll(wanted)].filter((one) => one.getClientRects().length > 0).at(place) ??
          null) as unknown as Element | null,
      selector,
      nth,
    )
  }

  /** Whether it lies where it lay some pictures ago: a driver presses where it was found. */
  #isStill(id: string): Promise<boolean> {
    return this.run(
      async (element) => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' })
        const place = () => JSON.stringify(element.getBoundingClientRect())
        const before = place()
        for (let i = 0; i < 6; i++) await new Promise((drawn) => requestAnimationFrame(drawn))
        return element.isConnected && place() === before
      },
      { [elementKey]: id } as unknown as HTMLElement,
    )
  }

  /** By the name that a screen reader would say; behind an open dialog nothing can be reached. */
  #find(how: 'press' | 'write', name: Name): Promise<Element | null> {
    return this.run(
      (isField, wanted, isPattern) => {
        const dialogs = document.querySelectorAll('dialog[open]')
        const within = dialogs.item(dialogs.length - 1) ?? document
        const text = (element: Element_ | null) =>
          // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn is not part of a name
          (element?.innerText ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim()
        type Element_ = HTMLElement
        const called = (element: HTMLElement) => {
          const by = element.getAttribute('aria-labelledby')?.split(' ') ?? []
          const labels = (element as HTMLInputElement).labels ?? []
          const said =
            element.getAttribute('aria-label') ??
            (by.length > 0
              ? by.map((id) => text(document.getElementById(id))).join(' ')
              : isField
                ? text(labels[0] ?? null)
                : text(element))
          return said.replace(/\s+/g, ' ').trim()
        }
        const kinds = isField
          ? 'input, textarea, select, [role=combobox]'
          : 'button, a[href], summary, label, [role=option], [role=switch], [role=tab]'
        const found = [...within.querySelectorAll<HTMLElement>(kinds)].filter(
          (element) =>
            element.getClientRects().length > 0 &&
            (isPattern ? new RegExp(wanted).test(called(element)) : called(element) === wanted),
        )
        return (found[0] ?? null) as unknown as Readonly<Record<string, string>> | null
      },
      how === 'write',
      typeof name === 'string' ? name : name.source,
      typeof name !== 'string',
    )
  }
}
