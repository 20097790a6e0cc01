// The pages of docs/ that are drawn from the code: fields, rules and limits, and the import graph of architecture.md.

import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { rules } from '../../src/domain/programme/rules.ts'
import type { Field } from '../../src/domain/records/kind.ts'
import { type KindName, kindNamed, kindNames } from '../../src/domain/records/kinds.ts'
import type { Indicator } from '../../src/domain/records/programme.ts'
import { en } from '../../src/domain/records/words/en.ts'
import { sv } from '../../src/domain/records/words/sv.ts'
import { wordsOf } from '../../src/domain/records/words/words.ts'
import { goalNumbers } from '../../src/domain/values/goals.ts'
import { municipalities } from '../../src/domain/values/municipality-code.ts'
import { choicesOf, shapeOf } from '../../src/domain/values/shape.ts'
import { codeLength, codeMinutes } from '../../src/sync/enrolment.ts'
import { limits } from '../../src/sync/limits.ts'
import { schemaNumber, wireVersion } from '../../src/sync/messages.ts'
import { folderArrows } from '../../src/tools/directions.mjs'
import { columnsOf, holds, thousands } from './holds.ts'

const notice = '<!-- Drawn from the code by `npm run docs`; stale is red in `npm test`. -->'
const code = (text: unknown): string => `\`${text}\``

/** Cells as wide as their column's widest: so the formatter leaves them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replace(/\|/g, '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [first = [], ...others] = cells
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n')
}

const page = (title: string, ...parts: string[]): string =>
  `# ${title}\n\n${notice}\n\n${parts.join('\n\n')}\n`

/** Every kind with its fields; said once for all what every kind has. */
export function fields(): string {
  return page(
    'The fields of every record',
    `Every record has an ${code('id')} (UUIDv7) and a ${code('kind')}. These are also the names in a JSONL line (${code('radslag import')}, ${code('radslag export')}). **required**: must be there · **optional**: may be left out, ${code('null')} clears it · **empty**: left out, it is the value shown. **personal**: about a person, so sealed at rest, erasable, in no anonymous export. No text may hold a personal identity number. A keyed list travels as one field an element, ${code('followUps/12')}.`,
    ...kindNames.map(oneKind),
    `## Shared choices`,
    `Municipality codes (SCB): ${Object.entries(municipalities)
      .map(([number, name]) => `${code(number)} ${name}`)
      .join(' · ')}.`,
    `Goals of Agenda 2030: ${goalNumbers.map((goal) => `${goal} ${sv.goals[goal]} / ${en.goals[goal]}`).join(' · ')}.`,
    `Review states: ${Object.entries(sv.reviewStates)
      .map(([state, word]) => `${code(state)} ${word} / ${en.reviewStates[state as 'new']}`)
      .join(' · ')}.`,
  )
}

function oneKind(name: KindName): string {
  const of = kindNamed(name)
  const declared = Object.entries(of.fields)
  const traits = [
    of.counted ? 'counted and reviewed' : '',
    of.insertOnly ? 'written once, corrected by a new one' : '',
  ].filter(Boolean)
  const rows = declared.map(([field, it]) => [
    code(field),
    labelOf(name, field, 'sv'),
    labelOf(name, field, 'en'),
    heldBy(name, field, it),
    presence(it),
    [
      it.personal ? '**personal**' : '',
      it.keyedBy ? `keyed by ${code(it.keyedBy)}` : '',
      it.leadOnly ? 'lead only' : '',
      it.since ? `since schema ${it.since}` : '',
    ]
      .filter(Boolean)
      .join(', '),
    it.section,
  ])
  const below = declared.flatMap(([field, it]) => [...choiceWords(name, field, it), ...rowWords(field, it)])
  return [
    `## ${code(name)}: ${sv.kinds[name].one} / ${en.kinds[name].one}`,
    ...(traits.length > 0 ? [`${traits.join('; ').replace(/^./, (first) => first.toUpperCase())}.`] : []),
    table(['field', 'svenska', 'English', 'holds', 'left out', 'note', 'section'], rows),
    ...below,
  ].join('\n\n')
}

const labelOf = (name: KindName, field: string, language: 'sv' | 'en'): string =>
  wordsOf(language === 'sv' ? sv : en, name, field)?.label ?? '–'

function presence({ absence, empty }: Field): string {
  return absence === 'empty' ? `empty: ${code(JSON.stringify(empty))}` : absence
}

function heldBy(name: KindName, field: string, it: Field): string {
  if (columnsOf(it.schema)) return 'rows, below'
  if (choiceWords(name, field, it).length === 0) return holds(it.schema)
  return shapeOf(it.schema).control === 'chips' ? 'any of those below, each once' : 'one of those below'
}

function rowWords(field: string, { schema }: Field): string[] {
  const columns = columnsOf(schema)
  return columns ? [`A row of ${code(field)}:\n\n${columns.map((column) => `- ${column}`).join('\n')}`] : []
}

function choiceWords(name: KindName, field: string, { schema }: Field): string[] {
  const inSwedish = wordsOf(sv, name, field)?.choices
  const inEnglish = wordsOf(en, name, field)?.choices
  const choices = choicesOf(schema)
  if (!inSwedish || choices.length === 0 || shapeOf(schema).control === 'municipality') return []
  const words = choices.map((choice) => `${code(choice)} ${inSwedish[choice]} / ${inEnglish?.[choice]}`)
  return [`${code(field)}: ${words.join(' · ')}`]
}

/** The counting rules, and the grant that is measured by them. */
export function countingRules(): string {
  const { name, diaryNumber, from, to, indicators, objectives } = radgivning2024
  return page(
    'How it is counted',
    'Each rule keeps its number for life, and is kept by a test that carries it in its title.',
    table(
      ['rule', 'svenska', 'English', 'source'],
      rules.map(({ id, words, source }) => [id, words.sv, words.en, source]),
    ),
    `## ${name}`,
    `Programme ${code(radgivning2024.key)}, diary number ${diaryNumber}, ${from} to ${to}. It is a record like any other: the lead may change it, and a change carries its day (C10).`,
    table(
      ['indicator', 'objective', 'svenska', 'English', 'counts', 'target', 'rules', 'source'],
      indicators.map((one) => [
        code(one.id),
        String(objectives.find(({ id }) => id === one.objective)?.number ?? ''),
        one.name.sv,
        one.name.en,
        counted(one),
        one.target ? `≥ ${one.target.atLeast} a ${one.target.per}` : 'followed',
        one.rules.join(' '),
        one.source,
      ]),
    ),
    '## Rules that the lead can change',
    table(
      ['rule', 'svenska', 'English', 'value', 'source'],
      radgivning2024.rules.map(({ id, name: names, value, source }) => [
        code(id),
        names.sv,
        names.en,
        code(JSON.stringify(value)),
        source,
      ]),
    ),
  )
}

function counted({ counts, measures, partOf }: Indicator): string {
  const conditions = counts.map(({ kind, where }) => {
    const fields = Object.entries(where ?? {}).map(
      ([field, value]) => `${code(field)} ${[value].flat().map(code).join(' or ')}`,
    )
    return `${code(kind)}${fields.length > 0 ? ` with ${fields.join(' and ')}` : ''}`
  })
  const how = measures === 'records' ? '' : `, measured as ${measures}`
  return `${conditions.join('; ')}${how}${partOf ? `; part of ${code(partOf)}` : ''}`
}

/** A limit without its words does not compile. */
const limitWords: Record<keyof typeof limits, [what: string, above: string]> = {
  wireBytes: ['bytes of a sync request as it travels', '413, the device halves its chunk'],
  inflatedBytes: ['bytes of a sync request when it is unpacked, counted while unpacking', '413'],
  ratio: ['times larger unpacked than packed', '413'],
  depth: ['levels in one mutation', 'that mutation is quarantined'],
  mutations: ['mutations in one request', '413'],
  bundles: ['bundles carried for other devices in one request', '413, the device sends fewer'],
  recordBytes: ['bytes of one mutation as JSON', 'that mutation is quarantined'],
  pageEntries: ['entries of the log in one reply', 'the rest comes with the next request'],
  streamedEntries: ['entries of the log in one streamed reply', 'the rest comes with the next request'],
  requestsAMinute: ['requests a minute from one device', '429 with `Retry-After`'],
  wrongCodesPerTenMinutes: [
    'wrong enrolment codes in ten minutes from one address',
    '429 with `Retry-After`',
  ],
  wrongTriesPerCode: ['wrong enrolment codes while a code is open', 'the open codes are void'],
}

/** What one request may ask of the office, and how long things hold. */
export function protocolLimits(): string {
  const names = Object.keys(limitWords) as (keyof typeof limits)[]
  return page(
    'Protocol limits',
    `Version ${wireVersion} of the wire, schema ${schemaNumber}. Above a limit nothing is lost: the device keeps what it has not had acknowledged.`,
    table(
      ['limit', 'most', 'of what', 'above it'],
      names.map((name) => [code(name), thousands(limits[name]), ...limitWords[name]]),
    ),
    `An enrolment code has ${codeLength} characters, works once, and for ${codeMinutes} minutes.`,
  )
}

/** Which folder imports which, levels as a picture and tasks as a table. */
export function importGraph(): string {
  const arrows = folderArrows()
  const isTask = (unit: string) =>
    unit.startsWith('app/') && !['app/shell', 'app/records', 'app/ui', 'app/words'].includes(unit)
  const nodeOf = (unit: string) => (isTask(unit) ? 'tasks' : unit.replace('app/', ''))
  const between = new Map<string, [string, string]>()
  for (const [from, to] of arrows) {
    const ends: [string, string] = [nodeOf(from), nodeOf(to)]
    if (ends[0] !== ends[1]) between.set(ends.join(' '), ends)
  }
  const pairs = [...between.values()]
  const reaches = (from: string, to: string, by: readonly [string, string][]): boolean =>
    by.some(([a, b]) => a === from && (b === to || reaches(b, to, by)))
  // Only the arrows that no way round already says: the whole of it stands in the table.
  const needed = pairs.filter(([from, to]) => !reaches(from, to, without(pairs, from, to)))
  const ranks = new Map<string, number>()
  const rank = (node: string): number => {
    const known = ranks.get(node)
    if (known !== undefined) return known
    const found = Math.max(0, ...pairs.filter(([from]) => from === node).map(([, to]) => rank(to) + 1))
    ranks.set(node, found)
    return found
  }
  const nodes = [...new Set(pairs.flat())].sort((a, b) => rank(b) - rank(a) || a.localeCompare(b, 'en'))
  const tasks = [...new Set(arrows.flat())]
    .filter(isTask)
    .map((unit) => unit.slice('app/'.length))
    .sort()
  const imported = (node: string) =>
    pairs
      .filter(([from]) => from === node)
      .map(([, to]) => to)
      .sort((a, b) => rank(b) - rank(a) || a.localeCompare(b, 'en'))
      .join(', ')
  return [
    '```mermaid',
    'flowchart TD',
    ...needed.map(([from, to]) => `  ${from} --> ${to}`),
    '```',
    '',
    table(
      ['folder', 'imports'],
      nodes.map((node) => [node, imported(node) || 'nothing of ours']),
    ),
    '',
    `Tasks: ${tasks.join(', ')}. Arrows that another way already says are left out of the picture. Arrows upwards: none.`,
  ].join('\n')
}

const without = (pairs: readonly [string, string][], from: string, to: string) =>
  pairs.filter(([a, b]) => !(a === from && b === to))
