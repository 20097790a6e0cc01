// One table of everything that was measured, and what it says of us.
import { variants } from './variants.mjs'
import { median } from './works.mjs'

/** @typedef {import('./works.mjs').Measured} Measured */
/** @typedef {import('./works.mjs').Work} Work */

/** @type {readonly { work: Work, title: string }[]} */
export const titles = [
  { work: 'save', title: 'Save one record, strict, 10,000 in the store' },
  { work: 'pull', title: 'First pull of 10,000 records' },
  { work: 'change', title: 'Pull one changed record' },
  { work: 'push', title: 'Push 1,000 records saved offline' },
  { work: 'edge-pull', title: 'First pull of 10,000 over EDGE (240/60 kbit/s, 400 ms)' },
  { work: 'edge-push', title: 'Push 100 records over EDGE' },
  { work: 'targets-10k', title: 'Targets of a year, 10,000 in the store' },
  { work: 'targets-100k', title: 'Targets of a year, 100,000 in the store' },
  { work: 'start', title: 'Cold start without server, until the number stands' },
]

const head = ['', 'ms, median', 'min–max', '÷ floor', 'bytes down', 'bytes up', 'requests', 'n']

/** @param {readonly Measured[]} rows */
export function tableOf(rows) {
  const lines = [`| ${head.join(' | ')} |`, `|---|${'---:|'.repeat(head.length - 1)}`]
  for (const { work, title } of titles) {
    const ofWork = rows.filter((row) => row.work === work)
    if (ofWork.length === 0) continue
    lines.push(`| **${title}** |${' |'.repeat(head.length - 1)}`)
    for (const [name, variant] of Object.entries(variants)) {
      const own = ofWork.filter(({ who }) => who === name)
      if (own.length > 0) lines.push(`| ${[variant.title, ...cells(own, ofWork)].join(' | ')} |`)
    }
  }
  return lines.join('\n')
}

/** @param {readonly Measured[]} own @param {readonly Measured[]} all */
function cells(own, all) {
  const times = own.map(({ ms }) => ms)
  const moved = own.some(({ requests }) => requests !== undefined)
  /** @param {'down' | 'up' | 'requests'} what */
  const middle = (what) => (moved ? whole(median(own.map((row) => row[what] ?? 0))) : '')
  return [
    number(median(times)),
    `${number(Math.min(...times))}–${number(Math.max(...times))}`,
    ratio(own, all),
    middle('down'),
    middle('up'),
    middle('requests'),
    String(own.length),
  ]
}

/** The middle of the rounds' own ratios: what loads the machine in one round loads both in it. @param {readonly Measured[]} own @param {readonly Measured[]} all */
function ratio(own, all) {
  const times = against(
    own,
    all.filter(({ who }) => variants[who]?.floor),
  )
  return times === null ? '–' : `${times >= 100 ? Math.round(times) : times.toPrecision(2)}×`
}

/**
 * How many times as long as another, round by round; null when they have no round together.
 * @param {readonly Measured[]} own
 * @param {readonly Measured[]} other
 */
export function against(own, other) {
  const ratios = [...new Set(own.map(({ round }) => round))].flatMap((round) => {
    /** @param {readonly Measured[]} rows */
    const middle = (rows) => rows.filter((row) => row.round === round).map(({ ms }) => ms)
    const [a, b] = [middle(own), middle(other)]
    return a.length > 0 && b.length > 0 ? [median(a) / median(b)] : []
  })
  return ratios.length > 0 ? median(ratios) : null
}

/** @param {number} ms */
const number = (ms) => (ms >= 100 ? whole(ms) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2))
/** @param {number} value */
const whole = (value) => Math.round(value).toLocaleString('en')
