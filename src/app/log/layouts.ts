// Which fields of a form stand first, which side by side, and which wait folded until they are asked for.
import { kindNamed } from '../../domain/records/kinds.ts'
import type { LoggedKind } from '../records/logged-kinds.ts'
import type { FormValues } from '../records/values.ts'

/** One field, or two side by side. */
export type Line = readonly [string] | readonly [string, string]
export type FoldName = 'topics' | 'next' | 'support' | 'later' | 'who' | 'more'
type Fold = { name: FoldName; lines: readonly Line[] }
export type Layout = { first: readonly Line[]; folds: readonly Fold[] }

const layouts: Readonly<Record<LoggedKind, Layout>> = {
  session: {
    first: [
      ['contactIds'],
      ['setting', 'participants'],
      ['date', 'minutes'],
      ['channel'],
      ['municipality'],
      ['phase'],
      ['agenda2030'],
    ],
    folds: [
      { name: 'topics', lines: [['sdgs'], ['topics'], ['notes']] },
      { name: 'next', lines: [['nextStep'], ['nextStepDate']] },
      { name: 'more', lines: [['startTime', 'place'], ['companyLab'], ['effect'], ['adviserIds']] },
    ],
  },
  companyStart: {
    first: [
      ['name'],
      ['organisationNumber', 'legalForm'],
      ['date', 'municipality'],
      ['cooperative'],
      ['youthOwned'],
      ['companyLab'],
      ['creativeIndustry'],
      ['livelihoods'],
    ],
    folds: [
      { name: 'support', lines: [['contactIds'], ['sessionIds']] },
      { name: 'later', lines: [['followUps']] },
      { name: 'more', lines: [['startedOn'], ['effect']] },
    ],
  },
  activity: {
    first: [
      ['type'],
      ['stage'],
      ['membership'],
      ['title'],
      ['date', 'status'],
      ['municipality', 'participants'],
      ['audiences'],
    ],
    folds: [
      { name: 'who', lines: [['partners'], ['channel']] },
      { name: 'more', lines: [['topics'], ['notes'], ['effect']] },
    ],
  },
  financing: {
    first: [['role'], ['contactId'], ['name'], ['date', 'municipality']],
    folds: [{ name: 'more', lines: [['amount']] }],
  },
  expense: {
    first: [['line'], ['amount', 'date'], ['text']],
    folds: [{ name: 'more', lines: [['sessionId'], ['creditOf']] }],
  },
}

/** Not typed in a form: what others say of a record, and what its page does. */
const notTyped = ['review', 'counts', 'countsNot', 'sameAs', 'notSameAs', 'nextStepDone']

/** The layout of a kind; a field that stands in no list falls into the last fold, so that a new one appears by itself. */
export function layoutOf(kind: LoggedKind): Layout {
  const { first, folds } = layouts[kind]
  const placed = new Set([...first, ...folds.flatMap(({ lines }) => lines)].flat())
  const rest = Object.keys(kindNamed(kind).fields)
    .filter((field) => !placed.has(field) && !notTyped.includes(field))
    .map((field): Line => [field])
  return {
    first,
    folds: folds.map((fold, i) =>
      i === folds.length - 1 ? { ...fold, lines: [...fold.lines, ...rest] } : fold,
    ),
  }
}

type Asks = (values: FormValues) => boolean
const ofType =
  (...types: string[]): Asks =>
  ({ type }) =>
    types.includes(type as string)
const notMembership: Asks = ({ type }) => type !== 'municipality-membership'
/** Nobody gathers for a call, an update or a membership, and they are not turned to anyone. */
const withPeople: Asks = (values) =>
  notMembership(values) && !ofType('project-application', 'platform-update')(values)

/** Fields that are asked for only where they mean something. */
const asks: Readonly<Record<LoggedKind, Readonly<Record<string, Asks>>>> = {
  session: {
    participants: ({ setting }) => setting === 'group',
    sdgs: ({ agenda2030 }) => agenda2030 === true,
  },
  companyStart: {
    // A sole trader's number is a personal identity number: it is not asked for.
    organisationNumber: ({ legalForm, organisationNumber }) =>
      legalForm !== 'sole-trader' || Boolean(organisationNumber),
  },
  activity: {
    stage: ofType('project-application'),
    membership: ofType('municipality-membership'),
    participants: withPeople,
    audiences: withPeople,
    partners: notMembership,
    channel: notMembership,
    topics: notMembership,
  },
  financing: {},
  expense: {},
}
export const isAsked = (kind: LoggedKind, field: string, values: FormValues): boolean =>
  asks[kind][field]?.(values) ?? true

/** Needed here, although its kind lets it be left out. */
export const isNeeded = (kind: LoggedKind, field: string, values: FormValues): boolean =>
  (kind === 'session' && field === 'participants' && values.setting === 'group') ||
  (kind === 'activity' && field === 'municipality' && values.type === 'municipality-membership')

/** Values as they are meant: what is not asked for is not said. */
export function settled(kind: LoggedKind, values: FormValues): FormValues {
  const plain: FormValues = { ...values }
  for (const field of Object.keys(asks[kind])) {
    if (isAsked(kind, field, values)) continue
    const declared = kindNamed(kind).fields[field]
    plain[field] = declared?.absence === 'empty' ? declared.empty : undefined
  }
  return plain
}

/** The types of activity, with those that are alike together. */
export const activityGroups = {
  meetings: ['community-dialogue', 'coordination-meeting', 'youth-idea', 'cooperation'],
  information: [
    'entrepreneurship-information',
    'creative-industry-information',
    'mikrofonden-information',
    'platform-information',
    'platform-update',
    'dissemination',
  ],
  projects: [
    'social-innovation-project',
    'project-application',
    'local-economy-analysis',
    'local-development',
  ],
  members: ['municipality-membership'],
} as const
