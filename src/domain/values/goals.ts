// The 17 goals of Agenda 2030, by number.
import * as z from 'zod/mini'
import { shape } from './shape.ts'

export const goalNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const
export type GoalNumber = (typeof goalNumbers)[number]

export const goals = shape(
  z
    .array(
      z
        .int({ error: 'not-a-goal' })
        .check(z.gte(1, { error: 'not-a-goal' }), z.lte(17, { error: 'not-a-goal' })),
    )
    .check(z.refine((list) => new Set(list).size === list.length, { error: 'said-twice' })),
  { control: 'goals' },
)
