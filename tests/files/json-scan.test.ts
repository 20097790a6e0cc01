// What a parser would not tell: keys said twice, depth, and keys that are no names.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scanJson } from '../../src/files/json-scan.ts'

describe('what JSON text hides', () => {
  test.each([
    ['{"a":1,"b":2}', null],
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"a":{"b":1},"c":{"b":2}}', null],
    ['[{"a":1},{"a":1}]', null],
    ['{"a":"\\"a\\":1,","b":["a","a"]}', null],
    ['{"x":{"k":1,"k":[]}}', 'k'],
  ])('%s says twice: %s', (text, twice) => {
    expect(scanJson(text).twice).toBe(twice)
  })

  test.each([
    ['1', 0],
    ['{}', 1],
    ['[[[]]]', 3],
    ['{"a":"[[[["}', 1],
    ['{"a":[{"b":[]}],"c":{}}', 4],
  ])('%s is %i deep', (text, depth) => {
    expect(scanJson(text).depth).toBe(depth)
  })

  test('counting stops just past the deepest allowed', () => {
    expect(scanJson('['.repeat(1_000_000), 16).depth).toBe(17)
  })

  test('a key that reaches into the language is seen, however it is written', () => {
    expect(scanJson('{"a":{"__proto__":{}}}').unsafe).toBe(true)
    expect(scanJson('{"\\u005f_proto__":{}}').unsafe).toBe(true)
    expect(scanJson('{"a":"__proto__"}').unsafe).toBe(false)
  })

  test('what a parser made, and wrote again, says nothing twice', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(scanJson(JSON.stringify(JSON.parse(text))).twice).toBeNull()
      }),
    )
  })

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0a') }), (text) => {
        scanJson(text, 16)
      }),
    )
  })
})
