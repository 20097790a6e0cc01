// An invented signature, as a finger would draw it: loops that lean, a line under, a dot; read so many times a second.
import { type Point, type Stroke, strokeOf } from '../../src/domain/values/strokes.ts'

/** Where the finger is at each reading, for each stroke. */
export function drawnSignature(hertz: number): Point[][] {
  const during = (seconds: number, at: (t: number) => Point) => {
    const length = Math.max(2, Math.round(seconds * hertz))
    return Array.from({ length }, (_, i) => at(i / (length - 1)))
  }
  return [
    // A capital: up, over and down.
    during(0.5, (t) => [90 + 45 * t + 15 * Math.sin(5 * t), 165 - 75 * Math.sin(Math.PI * t)]),
    // Six letters of loops.
    during(1.4, (t) => [
      135 + 190 * t + 11 * Math.sin(12 * Math.PI * t),
      150 - (17 + 9 * Math.sin(7 * t)) * Math.cos(12 * Math.PI * t),
    ]),
    during(0.3, (t) => [125 + 215 * t, 186 - 12 * t * t]),
    [[295, 102]],
  ]
}

export const aSignature = (hertz = 120): Stroke[] => drawnSignature(hertz).map(strokeOf)
