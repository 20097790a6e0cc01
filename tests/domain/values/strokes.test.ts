// A signature keeps as a few whole numbers, and is drawn again exactly as it was kept.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isTooSmall,
  type Point,
  pointsOf,
  strokeOf,
  strokesToPath,
} from '../../../src/domain/values/strokes.ts'
import { strokes } from '../../../src/domain/values/strokes-form.ts'
import { aSignature } from '../../support/signature.ts'

const point = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 600 }))

test('what a finger draws runs within two numbers of what is kept, and what is kept is drawn again exactly', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (drawn) => {
      const kept = strokeOf(drawn)
      expect(strokes.safeParse([kept]).success).toBe(true)
      expect(stepsOf(pointsOf(kept))).toEqual(kept)
      for (const at of drawn) expect(nearest(at, pointsOf(kept))).toBeLessThanOrEqual(2)
    }),
  )
})

test('a usual signature is at most 250 bytes packed, however many points the screen reports', () => {
  for (const hertz of [60, 120, 240]) {
    const kept = aSignature(hertz)
    const bytes = gzipSync(JSON.stringify(kept)).length
    expect(bytes, `${hertz} Hz`).toBeLessThanOrEqual(250)
    expect(isTooSmall(kept)).toBe(false)
  }
})

test('a signature becomes one path and the box that it lies in', () => {
  const { path, box } = strokesToPath([
    strokeOf([
      [10, 20],
      [110, 20],
      [110, 80],
    ]),
    strokeOf([[200, 5]]),
  ])
  expect(path).toBe('M10 20Q110 20 110 50L110 80M200 5l0.1 0')
  expect(box).toEqual({ x: 10, y: 5, width: 190, height: 75 })
  expect(strokesToPath([])).toEqual({ path: '', box: { x: 0, y: 0, width: 0, height: 0 } })
})

test('a dot and a tick are too small; initials are not', () => {
  expect(isTooSmall([strokeOf([[500, 300]])])).toBe(true)
  expect(
    isTooSmall([
      strokeOf([
        [500, 300],
        [520, 320],
      ]),
    ]),
  ).toBe(true)
  expect(
    isTooSmall([
      strokeOf([
        [500, 300],
        [540, 220],
        [580, 300],
        [520, 270],
      ]),
    ]),
  ).toBe(false)
})

test('a hand that rests for an hour is still one short stroke', () => {
  const resting = Array.from({ length: 100_000 }, (_, i): Point => [300 + (i % 2), 200])
  expect(strokeOf(resting).length).toBeLessThan(8)
})

const stepsOf = (points: readonly Point[]): number[] =>
  points.flatMap(([x, y], i) => [x - (points[i - 1]?.[0] ?? 0), y - (points[i - 1]?.[1] ?? 0)])

function nearest([x, y]: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const [i, [ax, ay]] of line.entries()) {
    const [bx, by] = line[i + 1] ?? [ax, ay]
    const length = (bx - ax) ** 2 + (by - ay) ** 2
    const along =
      length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    least = Math.min(least, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)))
  }
  return least
}
