// Whose steps of installing are shown: told by what the browser says of itself.
import { afterEach, expect, test, vi } from 'vitest'
import { browserHere, stepsHere } from '../../src/app/field/around.ts'
import { fieldWords } from '../../src/app/words/rooms/field.ts'

afterEach(() => vi.unstubAllGlobals())

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0'
const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1'
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64'

test.each([
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, 5, 'android'],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 16; Mobile; rv:152.0) Gecko/152.0 Firefox/152.0',
    5,
    'android',
  ],
  [
    'Safari on an iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${safari} Mobile/15E148 Safari/604.1`,
    5,
    'iphone',
  ],
  ['an iPad, which says that it is a Mac', `${mac} ${safari} Safari/605.1.15`, 5, 'iphone'],
  ['Safari on a Mac', `${mac} ${safari} Safari/605.1.15`, 0, 'safari'],
  ['Chrome on a Mac', `${mac} ${chrome} Safari/537.36`, 0, 'chrome'],
  ['Edge on Windows', `${windows}) ${chrome} Safari/537.36 Edg/156.0.0.0`, 0, 'edge'],
  ['Firefox on Windows', `${windows}; rv:152.0) Gecko/20100101 Firefox/152.0`, 10, 'firefoxOnWindows'],
  [
    'Firefox on Linux',
    'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0',
    0,
    'firefox',
  ],
  ['Firefox on a Mac', `${mac.replace(')', '; rv:152.0)')} Gecko/20100101 Firefox/152.0`, 0, 'firefox'],
])('%s gets its own steps', (_, userAgent, maxTouchPoints, steps) => {
  vi.stubGlobal('navigator', { userAgent, maxTouchPoints })
  expect(stepsHere()).toBe(steps)
})

test('there are three steps for each, in both languages', () => {
  for (const { steps } of [fieldWords.sv, fieldWords.en]) {
    const { title: _, ...each } = steps
    expect(Object.keys(each)).toHaveLength(7)
    for (const three of Object.values(each)) expect(three).toHaveLength(3)
  }
})

test.each([
  [`${windows}) ${chrome} Safari/537.36 Edg/156.0.0.0`, 'Edg 156 Windows'],
  [`Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`, 'Chrome 156 Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153 Linux'],
  ['nothing known', 'browser'],
])('support is told which browser it is: %s', (userAgent, told) => {
  vi.stubGlobal('navigator', { userAgent, maxTouchPoints: 0 })
  expect(browserHere()).toBe(told)
})
