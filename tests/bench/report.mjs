// docs/performance.md: the table of a run, how to read it, and where we are slower than others and why.
import { readFileSync } from 'node:fs'
import { against, titles } from './table.mjs'
import { variants } from './variants.mjs'

/** @typedef {import('./works.mjs').Measured} Measured */

/** What we do in each piece of work that the others do not. @type {Readonly<Record<import('./works.mjs').Work, string>>} */
const why = {
  save: 'Before a save is acknowledged it has been checked as the office checks it, sealed (AES-GCM), laid over what the office said, and counted: the queue row, the row to show with its indexes and the tallies are one transaction, and what shares a key with the record is read first. A peer writes one document and counts nothing.',
  pull: 'Each record is folded, sealed twice, counted and written as two rows (what the log says, and what is shown, with six indexes), a thousand at a time, each in a durable transaction with its tallies and the place in the log. The reply comes from SQLite with a hash for every entry; the peers’ servers hold their records in memory. The peers keep the documents as they came, unsealed and uncounted, and their browsers may still lose them (relaxed durability).',
  change:
    'The change is folded with what was there, laid under the own queue, sealed, counted and written durably, with its author, time and hash.',
  push: 'The server checks every mutation, hashes it into the chain, writes log, record and receipt, and has it flushed to disk before it answers; then the device reads its own entries back and folds them. The peers’ servers keep what they are sent in memory. The first parts are small on purpose, so that a bad line loses little (sync.md 2.6).',
  'edge-pull':
    'The line is what takes the time: each entry says its author, its times, the write before it and its hash in the chain, which the peers’ documents do not.',
  'edge-push':
    'Beside its record each mutation says its own name, its place in the queue, what was seen, and when. The first part is small on purpose, so that a bad line loses little, and each part is waited for.',
  'targets-10k':
    'All of the year is read: every indicator, with what is unreviewed, unsynced and in conflict, municipalities, goals and budget lines; the others count thirteen kinds of document.',
  'targets-100k':
    'All of the year is read: every indicator, with what is unreviewed, unsynced and in conflict, municipalities, goals and budget lines; the others count thirteen kinds of document.',
  start:
    'What is timed is the product’s whole first screen, drawn by React. The others are pages made for the bench that draw one number and nothing else.',
}

/**
 * @param {{ at: string, minutes: number, machine: ReturnType<typeof import('./lib/machine.mjs').machine>, load: number[], rounds: number, rows: Measured[] }} run
 * @param {string} table
 */
export function pageOf({ at, minutes, machine, load, rounds, rows }, table) {
  const { processor, cores, memory, system, node, browser } = machine
  const busiest = Math.max(...load)
  const noise =
    busiest > 0.25
      ? `**The machine was not calm**: others took up to ${percent(busiest)} of it (before each round: ${load.map(percent).join(', ')}). Read the ratios, not the milliseconds.`
      : `Others took at most ${percent(busiest)} of it.`
  return `<!-- Written by \`npm run bench\`; change tests/bench/report.mjs instead. -->
# How fast it is, beside others

${table}

${at.slice(0, 10)}, ${rounds} rounds, ${minutes.toFixed(1)} minutes. ${cores} × ${processor}, ${memory}, ${system}, Node ${node}, ${browser}. ${noise}

## How to read it
- Every line is measured in the same run, in real headless Chromium with a profile on disk, one contestant after another, round after round, and in each round another begins. Ratios are the middle of the rounds’ own ratios to raw IndexedDB, so they bear a restless machine better than milliseconds do.
- **Rådslag** is the product: its own code in the page (\`save\`, \`Transport\`, \`targetsNow\`), its own server as its own process, its own SQLite store on disk. Nothing is replaced.
- **The floors** are what the browser can do at best and promise much less: raw IndexedDB (records stored while the reply still arrives) and Dexie (one body, one \`bulkPut\`), with one index, no merging, no sealing, no history, against a server that holds an array.
- **PouchDB** is ${versionOf('pouchdb')} against its own express-pouchdb in memory, as shipped (\`idb\`, 100 at a time) and tuned (\`indexeddb\`, 1,000 at a time). **RxDB** is ${versionOf('rxdb')} on its free Dexie storage with HTTP replication, 100 and 1,000 at a time.
- All carry the same 10,000 records of an invented office: 98 of 100 are sessions, with notes of 38 words. All are asked afterwards what they hold and count, and a wrong answer ends the run.
- *Save*: strict durability for everybody. *Pull* and *push*: each as it does it; ours is always strict. *Pull one changed record*: asked for at once, without waiting for the server’s hint. *Targets*: read from a store that was opened anew, so that nobody answers from memory; the floors and RxDB count in an index, PouchDB reads a view that was made before. RxDB’s first replication after its first pull takes seconds (its longest), whether it is asked for at once or twenty seconds later; its median is of those that follow. At 100,000 only one of each library is filled, and PouchDB, whose view takes minutes to make, is left out. *Cold start*: a new browser process, the server stopped, from the navigation until the number of sessions is painted.
- Bytes and requests are counted at the server’s socket, headers and all.

## Where we are slower, and why
${slower(rows)}

${readFileSync(new URL('spent.md', import.meta.url), 'utf8')}
## Run it, add to it
\`npm run bench\` takes about twenty minutes, half of them for our own rooms with 100,000 records; \`npm run bench -- --quick\` under six; \`--help\` says the rest. The peers have a package of their own in \`tests/bench\` and are installed by the first run. [tests/bench/README.md](../tests/bench/README.md) says how a contestant is added.
`
}

/** @param {string} name */
function versionOf(name) {
  const own = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
  return /** @type {string} */ (own.dependencies[name])
}

/** @param {readonly Measured[]} rows */
function slower(rows) {
  const lines = titles.flatMap(({ work, title }) => {
    const of = (/** @type {string} */ name) => rows.filter((row) => row.work === work && row.who === name)
    const others = Object.entries(variants)
      .filter(([name, { peer }]) => peer && of(name).length > 0)
      .map(([name, variant]) => ({ title: variant.title, times: against(of('radslag'), of(name)) ?? 0 }))
      .filter(({ times }) => times > 1.05)
      .sort((a, b) => b.times - a.times)
    if (others.length === 0) return []
    const named = others.map((other) => `${other.times.toFixed(1)} × ${other.title}`).join(', ')
    return [`- **${title}**: ${named}. ${why[work]}`]
  })
  return lines.length > 0 ? lines.join('\n') : 'In nothing that is measured here, beside a peer.'
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`
