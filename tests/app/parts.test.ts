// The rules inside the parts: steps, folded chips, time left, the QR path; and that every colour can be read.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../src/app/ui/bar.tsx'
import { chosenOf, tap } from '../../src/app/ui/choice-group.tsx'
import { foldedChoices } from '../../src/app/ui/folded-choices.ts'
import { qrPath } from '../../src/app/ui/qr-path.ts'
import { stepped, typedNumber } from '../../src/app/ui/step.ts'
import { printSeconds, secondsLeft } from '../../src/app/ui/time-left.ts'

describe('a stepper', () => {
  const minutes = { step: 15, min: 1, max: 1440 }
  test('goes to the next whole step, from wherever it was typed', () => {
    expect(stepped(60, 1, minutes)).toBe(75)
    expect(stepped(50, 1, minutes)).toBe(60)
    expect(stepped(50, -1, minutes)).toBe(45)
  })
  test('never goes outside', () => {
    expect(stepped(15, -1, minutes)).toBe(1)
    expect(stepped(1, -1, minutes)).toBe(1)
    expect(stepped(1440, 1, minutes)).toBe(1440)
  })
  test('from nothing begins at the least', () => {
    expect(stepped(null, 1, { min: 1 })).toBe(1)
    expect(stepped(null, 1, minutes)).toBe(15)
    expect(stepped(null, -1, { min: 0 })).toBe(0)
  })
  test('reads digits and nothing else', () => {
    expect(typedNumber('90 min')).toBe(90)
    expect(typedNumber('')).toBeNull()
    expect(typedNumber('-')).toBeNull()
  })
})

describe('folded chips', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f']
  test('what is chosen comes first and is never folded away', () => {
    expect(foldedChoices(all, ['e'], 3)).toEqual({ shown: ['e', 'a', 'b'], folded: ['c', 'd', 'f'] })
    expect(foldedChoices(all, ['c', 'd', 'e', 'f'], 2).shown).toEqual(['c', 'd', 'e', 'f'])
  })
  test('one alone is not folded', () => {
    expect(foldedChoices(all, [], 5).folded).toEqual([])
  })
})

describe('a choice', () => {
  test('one of many is added and taken away', () => {
    let value: string[] = ['a']
    const many = () => ({ many: true as const, value, onChange: (next: string[]) => (value = next) })
    tap<string>(many(), 'b', false)
    expect(value).toEqual(['a', 'b'])
    tap<string>(many(), 'a', false)
    expect(value).toEqual(['b'])
  })
  test('the only one is let go by a second tap only where it may be left out', () => {
    let value: string | null = 'a'
    const one = () => ({ value, onChange: (next: string | null) => (value = next) })
    tap<string>(one(), 'a', false)
    expect(chosenOf(one())).toEqual(['a'])
    tap<string>(one(), 'a', true)
    expect(chosenOf(one())).toEqual([])
  })
})

test('a bar is never longer than its whole, and nothing of nothing is nothing', () => {
  expect([shareOf(128, 150), shareOf(12, 10), shareOf(-3, 10), shareOf(1, 0)]).toEqual([85.33, 100, 0, 0])
})

test('time left is rounded up, and ends at nothing', () => {
  expect(secondsLeft(10_000, 9_001)).toBe(1)
  expect(secondsLeft(10_000, 12_000)).toBe(0)
  expect([600, 61, 9, 0].map(printSeconds)).toEqual(['10:00', '1:01', '0:09', '0:00'])
})

test('a QR path draws a run at a time', () => {
  expect(
    qrPath([
      [true, true, false],
      [false, false, true],
    ]),
  ).toBe('M0 0h2v1h-2zM2 1h1v1h-1z')
})

describe('the tokens', () => {
  const css = readFileSync(new URL('../../src/app/ui/tokens.css', import.meta.url), 'utf8')
  const block = (after: string) => {
    const from = css.indexOf('{', css.indexOf(after)) + 1
    const found = css.slice(from, css.indexOf('}', from)).matchAll(/(--[\w-]+):\s*([^;]+);/g)
    return Object.fromEntries([...found].map(([, name, value]) => [name, value])) as Record<string, string>
  }
  const light = block('[data-theme="light"]')
  const dark = block('\n[data-theme="dark"]')

  test('the dark theme is one, whether the machine or the person asks for it', () => {
    expect(block(':root:not([data-theme])')).toEqual(dark)
  })
  test('both themes name the same colours', () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort())
  })

  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
    return (high + 0.05) / (low + 0.05)
  }
  const read: [text: string, on: string, least: number][] = [
    ...['--ink', '--ink-soft', '--forest', '--near', '--behind', '--sky'].flatMap((text) =>
      ['--paper', '--card'].map((on): [string, string, number] => [text, on, 4.5]),
    ),
    ...['near', 'behind', 'sky', 'forest'].flatMap((mood): [string, string, number][] => [
      [`--${mood}`, `--${mood}-tint`, 4.5],
      ['--ink', `--${mood}-tint`, 4.5],
      ['--ink-soft', `--${mood}-tint`, 4.5],
    ]),
    ['--on-forest', '--forest', 4.5],
    ['--on-behind', '--behind-fill', 4.5],
    ['--on-deep', '--deep', 4.5],
    ['--on-deep-soft', '--deep', 4.5],
    ['--edge', '--card', 3],
    ['--edge', '--paper', 3],
    ['--focus', '--paper', 3],
    ['--focus', '--card', 3],
    ['--ahead-fill', '--line', 3],
    ['--behind-fill', '--line', 3],
  ]
  for (const [name, theme] of Object.entries({ light, dark })) {
    test.each(read)(`${name}: %s can be read on %s`, (text, on, least) => {
      expect(contrast(theme[text] ?? '', theme[on] ?? '')).toBeGreaterThanOrEqual(least)
    })
  }
})
