// A table that was found: what its rows are, which field each column becomes, and what the file lacks.
import { useState } from 'react'
import { kindNamed } from '../../domain/records/kinds.ts'
import { may } from '../../domain/roles.ts'
import { readCell } from '../../files/cells.ts'
import {
  columnsOf,
  headingOf,
  importableKinds,
  isOwnColumn,
  missingColumns,
  type Plan,
} from '../../files/columns.ts'
import { choicesSaid, choiceWord, formOf } from '../../files/forms.ts'
import { useMe } from '../records/office.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/select.tsx'
import { Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useLanguage, useRecordWords, useRoomWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import type { Found } from './talk.ts'

type Props = { table: Found; plan: Plan | null; onPlan: (plan: Plan | null) => void }

export function FoundTable({ table, plan, onPlan }: Props) {
  const words = useRoomWords(transferWords)
  const records = useRecordWords()
  const me = useMe()
  const kinds = importableKinds.filter((kind) => me && may(me.role, 'create', { kind, mine: true }))
  const byColumn = table.plan.kindColumn !== null
  return (
    <Card
      title={words.sheet(table.name)}
      level={3}
      aside={<span className="soft">{words.rows(table.rows)}</span>}
    >
      <Stack gap={4}>
        {byColumn ? (
          <p>{words.byColumn}</p>
        ) : (
          <Select
            label={words.rowsAre}
            value={plan?.kind ?? null}
            none={words.leaveOut}
            options={kinds.map((kind) => ({ value: kind, label: records.kinds[kind].many }))}
            onChange={(value) => {
              const kind = kinds.find((one) => one === value)
              onPlan(
                kind ? { ...table.plan, kind, columns: columnsOf(kind, table.headings), fixed: {} } : null,
              )
            }}
          />
        )}
        {plan?.kind && <ColumnList table={table} plan={plan} onPlan={onPlan} />}
        {plan?.kind && <Missing plan={plan} onPlan={onPlan} />}
      </Stack>
    </Card>
  )
}

function ColumnList({ table, plan, onPlan }: Props & { plan: Plan }) {
  const words = useRoomWords(transferWords)
  const language = useLanguage()
  const { kind } = plan
  if (!kind) return null
  const fields = ['id', ...Object.keys(kindNamed(kind).fields), 'createdAt', 'createdBy', 'updatedAt']
  const options = fields.map((field) => ({ value: field, label: headingOf(kind, field, language) }))
  const withColumn = (at: number, field: string | null) =>
    table.headings.map((_, i) => (i === at ? field : (plan.columns[i] ?? null)))
  return (
    <ul className="transfer-columns">
      {table.headings.map((heading, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one heading.
        <li key={i}>
          <Select
            label={words.columnAs(heading || words.withoutHeading)}
            hint={table.samples.map((row) => row[i]).find((text) => text)}
            value={plan.columns[i] ?? null}
            none={words.ignored}
            options={options}
            onChange={(value) => onPlan({ ...plan, columns: withColumn(i, value) })}
          />
        </li>
      ))}
    </ul>
  )
}

/** Required fields that no column holds: one value for all rows, so that an old sheet need not be rewritten. */
function Missing({ plan, onPlan }: { plan: Plan; onPlan: (plan: Plan) => void }) {
  const words = useRoomWords(transferWords)
  const language = useLanguage()
  const { kind, fixed } = plan
  if (!kind) return null
  const missing = missingColumns(kind, { ...plan, fixed: {} }).filter((field) => !isOwnColumn(field))
  if (missing.length === 0) return null
  const set = (field: string, said: string) => {
    const read = said === '' ? null : readCell(kind, field, said)
    const { [field]: _, ...rest } = fixed
    onPlan({ ...plan, fixed: read?.ok ? { ...rest, [field]: read.value } : rest })
  }
  return (
    <Stack gap={3}>
      <div>
        <h4 className="transfer-subheading">{words.missing}</h4>
        <p className="soft">{words.missingWords}</p>
      </div>
      <div className="columns columns-medium">
        {missing.map((field) => {
          const label = headingOf(kind, field, language)
          const form = formOf(kind, field)
          if (form === 'switch' || form === 'choice') {
            const options =
              form === 'switch'
                ? [
                    { value: 'true', label: words.yes },
                    { value: 'false', label: words.no },
                  ]
                : [...new Set(choicesSaid(kind, field).values())].map((value) => ({
                    value,
                    label: choiceWord(kind, field, value, language),
                  }))
            const value = fixed[field] === undefined ? '' : String(fixed[field])
            return (
              <Select
                key={field}
                label={label}
                hint={words.everyRow}
                none={words.noValue}
                value={value || null}
                options={options}
                onChange={(said) => set(field, said ?? '')}
              />
            )
          }
          return (
            <Typed key={field} label={label} hint={words.everyRow} onChange={(said) => set(field, said)} />
          )
        })}
      </div>
    </Stack>
  )
}

function Typed({ label, hint, onChange }: { label: string; hint: string; onChange: (text: string) => void }) {
  const [text, setText] = useState('')
  const typed = (said: string) => {
    setText(said)
    onChange(said)
  }
  return <TextInput label={label} hint={hint} value={text} onChange={typed} />
}
