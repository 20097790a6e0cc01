// The demo's doorway: prints the invented office as lines to import, up to a day, with the members' ids handed in.
import { nationalSupport } from '../domain/programme/national-support.ts'
import { dayInStockholm, parseLocalDate } from '../domain/values/local-date.ts'
import { inventedOffice } from './invented-office.ts'

const [asked, ...members] = process.argv.slice(2)
const until = parseLocalDate(asked ?? '') ?? dayInStockholm(Date.now())
const year = Number(until.slice(0, 4))
const records = inventedOffice({ seed: 23, until, sessions: { 2024: 152, 2025: 149, [year]: 128 }, members })

// A second programme over the same records, each with its own unit.
console.log(JSON.stringify(nationalSupport))

// What is older than a fortnight has been looked through, as a lead would have.
const fortnightAgo = Date.parse(until) - 14 * 86_400_000
const counted = new Set(['session', 'companyStart', 'activity', 'financing', 'expense'])
for (const { kind, id, values } of records) {
  const seen = counted.has(kind) && Date.parse(String(values.date)) < fortnightAgo
  console.log(JSON.stringify({ kind, id, ...values, ...(seen ? { review: { state: 'approved' } } : {}) }))
}
