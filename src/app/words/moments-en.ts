// Days, times and numbers as English says them.
import { type Moments, momentsIn } from './moments.ts'

export const moments: Moments = momentsIn('en-GB', {
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  hours: 'h',
  clock: (time) => time,
  month: (text) => text,
})
