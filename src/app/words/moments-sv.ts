// Days, times and numbers as Swedish says them.
import { type Moments, momentsIn } from './moments.ts'

export const moments: Moments = momentsIn('sv-SE', {
  today: 'i dag',
  yesterday: 'i går',
  tomorrow: 'i morgon',
  hours: 'tim',
  clock: (time) => time.replace(':', '.'),
  month: (text) => text.replace('.', ''),
})
