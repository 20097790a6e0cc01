// A signature as strokes: made from what a finger drew, and drawn again exactly as they were kept.

/** x, y, then the steps between the points; whole numbers on a pad that is `padWidth` wide, y downwards. */
export type Stroke = readonly number[]
export type Strokes = readonly Stroke[]
export type Point = readonly [x: number, y: number]
export type Box = { x: number; y: number; width: number; height: number }

/**
 * How wide a pad is in a stroke's own numbers, whatever screen it was drawn on: on a tablet each is a pixel and a half, a
 * third of what the pen is wide, and a usual signature is some 200 bytes.
 */
export const padWidth = 500

/** How far, in the pad's numbers, a kept line may run beside the drawn one: less than the pen is wide. */
const beside = 0.9

/** What a finger drew, kept: whole numbers, and of points on a line only its ends. The same points give the same stroke. */
export function strokeOf(drawn: readonly Point[]): Stroke {
  const whole: Point[] = []
  for (const [x, y] of drawn) {
    const [at, last] = [[Math.round(x), Math.round(y)] as const, whole.at(-1)]
    if (!last || at[0] !== last[0] || at[1] !== last[1]) whole.push(at)
  }
  const kept = ends(whole)
  return kept.flatMap(([x, y], i) => {
    const [px, py] = i === 0 ? [0, 0] : (kept[i - 1] as Point)
    return [x - px, y - py]
  })
}

/** The points of a stroke, exactly as they were kept. */
export function pointsOf(of: Stroke): Point[] {
  const points: Point[] = []
  let [x, y] = [0, 0]
  for (let i = 0; i + 1 < of.length; i += 2) {
    x += of[i] as number
    y += of[i + 1] as number
    points.push([x, y])
  }
  return points
}

// Douglas and Peucker's way, with a list of its own instead of calls: a finger may rest for minutes.
function ends(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points]
  const keeps = new Uint8Array(points.length)
  keeps[0] = 1
  keeps[points.length - 1] = 1
  const open: [number, number][] = [[0, points.length - 1]]
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span
    let [far, most] = [-1, beside]
    for (let i = from + 1; i < to; i++) {
      const distance = between(points[i] as Point, points[from] as Point, points[to] as Point)
      if (distance > most) [far, most] = [i, distance]
    }
    if (far < 0) continue
    keeps[far] = 1
    open.push([from, far], [far, to])
  }
  return points.filter((_, i) => keeps[i] === 1)
}

/** How far a point lies from the line between two others. */
function between([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** One stroke as an SVG path: through the middle of each step, bent at its points, as a pen would. */
export function strokeToPath(of: Stroke): string {
  const points = pointsOf(of)
  const [first, ...rest] = points
  if (!first) return ''
  // A dot is a line too short to see, with round ends.
  if (rest.length === 0) return `M${first[0]} ${first[1]}l0.1 0`
  let path = `M${first[0]} ${first[1]}`
  for (const [i, [x, y]] of rest.entries()) {
    const next = rest[i + 1]
    path += next ? `Q${x} ${y} ${(x + next[0]) / 2} ${(y + next[1]) / 2}` : `L${x} ${y}`
  }
  return path
}

/** A signature as one SVG path of lines without fill, and the box that its points lie in. */
export function strokesToPath(all: Strokes): { path: string; box: Box } {
  const points = all.flatMap(pointsOf)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const least = (of: number[]) => of.reduce((a, b) => Math.min(a, b), of[0] ?? 0)
  const most = (of: number[]) => of.reduce((a, b) => Math.max(a, b), of[0] ?? 0)
  const [x, y] = [least(xs), least(ys)]
  return {
    path: all.map(strokeToPath).join(''),
    box: { x, y, width: most(xs) - x, height: most(ys) - y },
  }
}

/** Smaller than this a signature is more likely a slip of the hand: it is asked for again, kindly. */
const least = { across: 30, along: 45 }

/** Whether it is a dot or a tick rather than a signature. */
export function isTooSmall(all: Strokes): boolean {
  const { box } = strokesToPath(all)
  const along = all.flatMap((one) => one.slice(2)).reduce((sum, step) => sum + Math.abs(step), 0)
  return Math.max(box.width, box.height) < least.across || along < least.along
}
