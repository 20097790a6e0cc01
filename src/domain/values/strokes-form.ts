// The form of a signature's strokes: x, y, then steps dx, dy; whole numbers, without time or pressure.
import * as z from 'zod/mini'

const stroke = z
  .array(z.int({ error: 'not-a-stroke' }).check(z.gte(-20_000), z.lte(20_000)))
  .check(z.refine((steps) => steps.length >= 2 && steps.length % 2 === 0, { error: 'not-a-stroke' }))

/** At most 32 kB as it travels: more is not a signature. */
export const mostStrokes = 32_768

export const strokes = z.array(stroke).check(
  z.minLength(1, { error: 'not-a-stroke' }),
  z.refine((all) => JSON.stringify(all).length <= mostStrokes, { error: 'too-long' }),
)
