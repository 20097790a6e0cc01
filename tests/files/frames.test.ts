// Frames of a hand-over: what is split comes together again, whatever is missed, doubled or misread on the way.

import fc from 'fast-check'
import encodeQR from 'qr'
import { decodeQR } from 'qr/decode.js'
import { expect, test } from 'vitest'
import { framesOf, joinFrames, orderOf, parseFrame, printFrame } from '../../src/files/frames.ts'

const transfer = '0123456789abcdef'
const bytesOf = fc.uint8Array({ minLength: 0, maxLength: 3_000 }).map((bytes) => Uint8Array.from(bytes))

test('any bytes come together again from their frames, in any order and however often each was read', () => {
  fc.assert(
    fc.property(bytesOf, fc.infiniteStream(fc.nat()), (bytes, draws) => {
      const printed = framesOf(bytes, transfer).map(printFrame)
      const shuffled = [...printed, ...printed].sort(() => ((draws.next().value ?? 0) % 3) - 1)
      const read = shuffled.flatMap((text) => parseFrame(text) ?? [])
      expect(read).toHaveLength(2 * printed.length)
      expect(joinFrames(read)).toEqual(bytes)
    }),
  )
})

test('while one is missing there is no whole', () => {
  const frames = framesOf(new Uint8Array(1_000).fill(7), transfer)
  for (const missing of frames) expect(joinFrames(frames.filter((frame) => frame !== missing))).toBeNull()
  expect(joinFrames([])).toBeNull()
})

test('one letter changed anywhere is no frame', () => {
  const [frame] = framesOf(
    new Uint8Array(200).map((_, i) => i),
    transfer,
  )
  if (!frame) throw new Error('no frame')
  const text = printFrame(frame)
  for (let i = 0; i < text.length; i++) {
    const changed = text.slice(0, i) + (text[i] === 'A' ? 'B' : 'A') + text.slice(i + 1)
    expect(parseFrame(changed)).toBeNull()
  }
})

test('other codes are no frames', () => {
  for (const text of [
    '',
    'https://radslag.example.se/anslut#ABCD',
    'RADSLAG1/',
    'RADSLAG1/00000000/x/0/1/',
    'å',
  ])
    expect(parseFrame(text)).toBeNull()
})

test('every frame is shown once a round, and rounds differ', () => {
  for (const of of [1, 2, 7, 11, 13, 77, 143, 200]) {
    for (let round = 0; round < 10; round++)
      expect([...orderOf(of, round)].sort((a, b) => a - b)).toEqual(Array.from({ length: of }, (_, i) => i))
  }
  expect(orderOf(20, 0)).not.toEqual(orderOf(20, 1))
})

test('a camera that misses every other frame has them all within some rounds', () => {
  for (const of of [2, 8, 20, 55, 60, 120, 210]) {
    const have = new Set<number>()
    let shown = 0
    for (let round = 0; round < 12; round++)
      for (const place of orderOf(of, round)) if (shown++ % 2 === 0) have.add(place)
    expect(have.size).toBe(of)
  }
})

test('a printed frame is read from the code that is drawn of it', () => {
  const [frame] = framesOf(
    new Uint8Array(240).map((_, i) => (i * 37) % 256),
    transfer,
  )
  if (!frame) throw new Error('no frame')
  const scale = 4
  const matrix = encodeQR(printFrame(frame), 'raw', { ecc: 'low', border: 4 })
  const side = matrix.length * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (matrix[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  expect(parseFrame(decodeQR({ width: side, height: side, data }))).toEqual(frame)
})
