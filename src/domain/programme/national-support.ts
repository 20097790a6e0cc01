// The national support as a second programme over the same records: an example, in other units than the grant's.
import type { Indicator, Programme } from '../records/programme.ts'
import type { LocalDate } from '../values/local-date.ts'

/** The same in every office, so that two leads who add it add one. */
export const nationalSupportId = '018cc251-f400-7000-8000-000000000003'

const example = 'Exempel: målet är påhittat och ska ersättas med det som står i beslutet om nationellt stöd'

const indicators: Indicator[] = [
  {
    id: 'advised-persons',
    objective: 'advice',
    name: { sv: 'Personer som fått råd', en: 'People advised' },
    counts: [{ kind: 'session' }],
    measures: 'people',
    target: { atLeast: 500, per: 'year' },
    rules: ['C1', 'C6', 'C8', 'C13'],
    source: `${example}. Stödet rapporteras i personer, inte i rådgivningar`,
  },
  {
    id: 'advised-contacts',
    objective: 'advice',
    name: { sv: 'Olika rådsökande', en: 'Different contacts advised' },
    counts: [{ kind: 'session' }],
    measures: 'contacts',
    target: { atLeast: 40, per: 'year' },
    rules: ['C1', 'C6', 'C8'],
    source: example,
  },
  {
    id: 'new-cooperatives',
    objective: 'cooperatives',
    name: { sv: 'Nya kooperativa företag', en: 'New cooperative companies' },
    counts: [{ kind: 'companyStart', where: { cooperative: true } }],
    measures: 'records',
    target: { atLeast: 6, per: 'year' },
    rules: ['C1', 'C3', 'C6', 'C8'],
    source: example,
  },
  {
    id: 'information-efforts',
    objective: 'information',
    name: { sv: 'Informationsinsatser', en: 'Information efforts' },
    counts: [
      {
        kind: 'activity',
        where: { type: ['entrepreneurship-information', 'creative-industry-information', 'dissemination'] },
      },
    ],
    measures: 'records',
    target: { atLeast: 6, per: 'year' },
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: example,
  },
]

const ordered = <T extends object>(rows: readonly T[]) => rows.map((row, i) => ({ order: i + 1, ...row }))

export const nationalSupport: Programme = {
  kind: 'programme',
  id: nationalSupportId,
  key: 'nationellt-stod-2026',
  name: 'Nationella stödet till kooperativ utveckling (exempel)',
  funders: ['Tillväxtverket'],
  from: '2026-01-01' as LocalDate,
  to: '2026-12-31' as LocalDate,
  objectives: ordered([
    { id: 'advice', number: 1, name: { sv: 'Rådgivning', en: 'Advice' } },
    { id: 'cooperatives', number: 2, name: { sv: 'Nya kooperativa företag', en: 'New cooperatives' } },
    {
      id: 'information',
      number: 3,
      name: { sv: 'Information om kooperation', en: 'Information about cooperation' },
    },
  ]),
  indicators: ordered(indicators),
  perspectives: [],
  budget: [],
  funding: [],
  rules: [],
  notSameAs: [],
}
