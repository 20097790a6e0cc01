// The section of docs/performance.md on our own rooms: what each asks of the store, and how the screens bear it.

/** @typedef {import('./rooms.mjs').Asked} Asked */
/** @typedef {import('./rooms.mjs').Seen} Seen */

/** What is asked, by name in `page/rooms.mjs`. @type {Readonly<Record<string, string>>} */
const rooms = {
  'targets-member': 'First screen: a year’s numbers with one’s own share',
  'targets-national': 'The same by the second programme',
  'targets-whole': 'The same for the whole programme',
  needs: 'Behovs: the rest of the quarter',
  'companies-to-ask': 'Companies to ask how they go',
  municipality: 'A municipality: its sessions, opened',
  'municipality-small': 'A small municipality: its participants, opened',
  'budget-line': 'A budget line',
  'without-information': 'Sessions without information about Agenda 2030',
  subjects: 'Topics and what has no number',
  background: 'Anonymous totals',
  tasks: 'Att göra',
  behind: 'A number opened: its sessions',
  'behind-contacts': 'A number opened: different contacts',
  beside: 'What stands beside the number',
  'logged-year': 'Loggat, a year',
  'logged-all': 'Loggat, every year',
  contacts: 'All contacts read and opened',
  'would-move': 'The form says which targets move',
  save: 'Save one session, two programmes, 10,000 contacts',
  recount: 'Everything counted anew after a changed programme',
}

/**
 * @param {{ at: string, load: number[], asked: readonly Asked[], seen: readonly Seen[] }} run
 * @returns {string}
 */
export function roomsSection({ at, load, asked, seen }) {
  const stores = [...new Set(asked.map(({ store }) => store))]
  const lines = Object.entries(rooms).flatMap(([room, title]) => {
    const cells = stores.map((store) => {
      const found = asked.find((one) => one.room === room && one.store === store)
      if (!found) return ' | '
      const of = found.of === undefined ? '' : whole(found.of)
      return `${number(found.ms)} (${number(found.least)}) | ${of}`
    })
    return cells.some((cell) => cell !== ' | ') ? [`| ${title} | ${cells.join(' | ')} |`] : []
  })
  const screens = [...new Set(seen.map(({ what }) => what))].map((what) => {
    const [calm, slow] = [1, 4].map((throttle) =>
      seen.find((one) => one.what === what && one.throttle === throttle),
    )
    return `| ${what} | ${shown(calm)} | ${shown(slow)} |`
  })
  return `## Our own rooms, at a size that no office has
10,000 contacts, three members, two programmes over the same records. Milliseconds of store time, the middle of five, or of two where one takes over a second (the best in brackets), and how many rows that gave; the peers have no such rooms.

| | ${stores.map((store) => `${store} records | rows`).join(' | ')} |
|---|${'---:|'.repeat(stores.length * 2)}
${lines.join('\n')}

The screens on 390 × 844 with ${stores[0]} records and 10,000 contacts, also with a processor four times as slow: time until it can be used, the longest task that held the page; and for a flick of 24,000 pixels at 6,000 a second, the time between frames (middle, 95 of 100, longest) and how many frames were left out.

| | as it is | four times as slow |
|---|---|---|
${screens.join('\n')}

${at.slice(0, 10)}; before each store others took ${load.map((share) => `${Math.round(share * 100)} %`).join(', ')} of the machine. \`npm run bench -- --only rooms\` measures this alone.`
}

/** @param {Seen | undefined} seen */
function shown(seen) {
  if (!seen) return ''
  const { ms, longest, median, p95, most, dropped, frames } = /** @type {Record<string, number>} */ (
    /** @type {unknown} */ (seen)
  )
  if (frames !== undefined)
    return `${number(median ?? 0)} / ${number(p95 ?? 0)} / ${number(most ?? 0)} ms, ${dropped} of ${frames} left out`
  return `${whole(ms ?? 0)} ms${longest ? `, longest task ${whole(longest)} ms` : ', no task over 50 ms'}`
}

/** @param {number | undefined} ms */
const number = (ms = 0) => (ms >= 100 ? whole(ms) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2))
/** @param {number} value */
const whole = (value) => Math.round(value).toLocaleString('en')
