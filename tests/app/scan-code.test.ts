// What a camera may have read where a code is wanted: only an address of this very office is one.
import { expect, test } from 'vitest'
import { codeIn } from '../../src/app/enrol/scan-code.tsx'

const office = 'https://radslag.example.se'

test.each([
  ['https://radslag.example.se/anslut#ABCD2345', 'ABCD2345'],
  ['https://radslag.example.se/anslut#abcd-2345', 'ABCD2345'],
  ['https://evil.example/anslut#ABCD2345', null],
  ['https://radslag.example.se.evil.example/anslut#ABCD2345', null],
  ['https://radslag.example.se/annat#ABCD2345', null],
  ['https://radslag.example.se/anslut', null],
  ['ABCD2345', null],
  ['javascript:alert(1)#ABCD2345', null],
  ['', null],
])('%j read by the camera: %s', (text, code) => {
  expect(codeIn(text, office)).toBe(code)
})
