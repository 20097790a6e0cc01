// The interface's own sentences in English.
import { momentsIn } from './moments.ts'
import type { Words } from './sv.ts'

const moments = momentsIn('en-GB', {
  today: 'today',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  clock: (time) => time,
})

export const en: Words = {
  moments,
  parts: {
    optional: 'if you like',
    close: 'Close',
    more: (count) => `More … (${count})`,
    fewer: 'Show fewer',
    lower: 'Less',
    raise: 'More',
    today: 'Today',
    yesterday: 'Yesterday',
    clear: 'Clear',
    remove: (what) => `Remove ${what}`,
    show: 'Show choices',
    looking: 'Searching …',
    noHits: 'No matches',
    hits: (count) => (count === 1 ? '1 match' : `${count} matches`),
    chosen: (what) => `${what} chosen`,
    removed: (what) => `${what} removed`,
    search: 'Search',
    messages: 'Messages',
    mistakes: 'Please look at this',
    menu: 'Menu',
    moreMenu: 'More',
    toContent: 'Skip to content',
    back: 'Back',
    loading: 'Loading …',
    secondsLeft: (seconds) => `${seconds} seconds left`,
  },
}
