// What each of our rooms asks of the store, timed in the page: the product's own questions, nothing of them replaced.
import { behind, besideNumber, everyOf, logged, targetsNow } from '../../../src/device/live.ts'
import { companiesToAsk, needsNow } from '../../../src/device/needs.ts'
import {
  backgroundOf,
  inMunicipality,
  onLine,
  subjectsOf,
  withoutInformation,
} from '../../../src/device/sides.ts'
import { tasksNow } from '../../../src/device/to-do.ts'
import { wouldMove } from '../../../src/device/would-move.ts'
import { recount } from '../../../src/device/write.ts'
import { yearPeriod } from '../../../src/domain/programme/period.ts'
import { creationOf } from '../../../src/sync/mutation.ts'
import { close, open, save, seed, targets } from '../contestants/radslag/client.mjs'
import { longOffice, newSessions, today, year } from '../lib/records.mjs'

/** @typedef {import('../contestants/radslag/client.mjs').Home} Home */

/** @type {Home} */
let home

/** Tasks of more than 50 ms, as the browser tells them. @type {number[]} */
let long = []
new PerformanceObserver((list) => {
  long.push(...list.getEntries().map(({ duration }) => duration))
}).observe({ type: 'longtask' })
const settled = () => new Promise((resolve) => setTimeout(resolve, 120))

/** @param {() => Promise<unknown>} work @param {number} times */
async function timed(work, times) {
  const found = []
  long = []
  for (let i = 0; i < times; i++) {
    const from = performance.now()
    const value = await work()
    found.push({ ms: performance.now() - from, size: Array.isArray(value) ? value.length : undefined })
  }
  await settled()
  return { times: found.map(({ ms }) => ms), size: found[0]?.size, longest: Math.max(0, ...long) }
}

const rooms = {
  /** @param {{ db: string, code: string }} where */
  async open(where) {
    home = await open(where)
  },
  /** @param {{ many: number, contacts: number }} which */
  async fill({ many, contacts }) {
    const all = longOffice(many, contacts)
    for (let at = 0; at < all.length; at += 5_000)
      await seed(
        home,
        all
          .slice(at, at + 5_000)
          .map(({ id, kind, values }) => ({ ...values, id, kind, year, goal: '', updatedAt: '' })),
      )
  },
  /** Each question a few times, in the order that a person meets them. @param {{ times: number }} how */
  async ask({ times }) {
    const { store } = home
    const { memory } = store
    const period = yearPeriod(year)
    const members = await everyOf(store, 'member')
    const member = members.find(({ record }) => record.kind === 'member' && record.name === 'Karin Lind')?.id
    const now = await targetsNow(memory, period, today, { member })
    if (!now || !member) throw new Error('no programme')
    const { programme } = now
    const sessions = /** @type {typeof programme.indicators[number]} */ (programme.indicators[0])
    const national = await targetsNow(memory, period, today, { programme: 'nationellt-stod-2026', member })
    const people = /** @type {typeof programme.indicators[number]} */ (
      national?.programme.indicators.find(({ id }) => id === 'advised-contacts')
    )
    const [doc] = newSessions(1, 900)
    const { id, kind: _, year: __, goal: ___, updatedAt: ____, ...values } = /** @type {any} */ (doc)
    const contacts = await memory.shown
      .where('[kind+date]')
      .between(['contact', ''], ['contact', '\uffff'])
      .limit(1)
      .toArray()
    values.contactIds = contacts.map((row) => row.id)
    const change = creationOf('session', id, values, store.handed.id())
    /** @type {Record<string, () => Promise<unknown>>} */
    const questions = {
      'targets-member': () => targetsNow(memory, period, today, { member }),
      'targets-national': () =>
        targetsNow(memory, period, today, { programme: 'nationellt-stod-2026', member }),
      'targets-whole': () =>
        targetsNow(memory, { from: programme.from, to: programme.to }, today, { member }),
      needs: () => needsNow(memory, today),
      'companies-to-ask': () => companiesToAsk(store, today),
      municipality: () => inMunicipality(store, programme, '1880', 'sessions', period),
      'municipality-small': () => inMunicipality(store, programme, '1864', 'participants', period),
      'budget-line': () => onLine(store, programme, 'Externa tjänster', period),
      'without-information': () => withoutInformation(store, programme, period),
      subjects: () => subjectsOf(store, programme, period),
      background: () => backgroundOf(memory, programme, period),
      tasks: () => tasksNow(store, { member: null, isLead: true }, today),
      behind: () => behind(memory, programme, sessions, period),
      'behind-contacts': () => behind(memory, /** @type {any} */ (national).programme, people, period),
      beside: () => besideNumber(memory, programme, sessions, period),
      'logged-year': () =>
        logged(memory, ['session', 'companyStart', 'activity', 'financing', 'expense'], period),
      'logged-all': () =>
        logged(memory, ['session', 'companyStart', 'activity', 'financing', 'expense'], null),
      contacts: () => everyOf(store, 'contact'),
      'would-move': () => wouldMove(store, [change], today),
      save: (() => {
        const docs = newSessions(times + 1, 901)
        let i = 0
        return () => save(home, { .../** @type {any} */ (docs[i++]), contactIds: values.contactIds })
      })(),
    }
    /** @type {Record<string, Awaited<ReturnType<typeof timed>>>} */
    const found = {}
    for (const [name, question] of Object.entries(questions)) {
      const from = performance.now()
      await question()
      // What takes long is not asked so often.
      found[name] = await timed(question, performance.now() - from > 1_000 ? 2 : times)
    }
    return found
  },
  /** How many sessions the first screen says. */
  sessions: () => targets(home, year),
  recount: () => timed(() => recount(home.store.memory, home.store.sealer), 1),
  close: () => close(home),
}

Object.assign(globalThis, { rooms })
