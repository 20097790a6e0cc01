// What narrows a column, by what it holds: a word, some of its choices, days, a range of numbers.
import { useMemo, useState } from 'react'
import type { TableRow } from '../../device/table-rows.ts'
import { isNone } from '../../domain/tables/column.ts'
import type { Encoded } from '../../domain/tables/encoded.ts'
import { last } from '../../domain/tables/encoded.ts'
import { asks, type Filter, periods } from '../../domain/tables/filter.ts'
import { parseOre } from '../../domain/values/ore.ts'
import { ToggleChip } from '../ui/chip.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import type { ShownColumn } from './columns-of.ts'

/** So few different texts are offered as choices; more are looked for by a word. */
const fewTexts = 40

export type FilterFieldProps = {
  column: ShownColumn
  encoded: Encoded<TableRow>
  filter: Filter | undefined
  onFilter: (filter: Filter | undefined) => void
}

export function FilterField(props: FilterFieldProps) {
  const { column, encoded, filter } = props
  if (column.shape === 'day') return <Days {...props} />
  if (column.shape === 'number') return <Range {...props} />
  const isText = column.shape === 'text' && (column.personal || encoded.values.length > fewTexts)
  return isText || filter?.is === 'contains' ? <Contains {...props} /> : <Among {...props} />
}

const orNothing = (filter: Filter): Filter | undefined => (asks(filter) ? filter : undefined)

function Contains({ filter, onFilter }: FilterFieldProps) {
  const words = useRoomWords(tablesWords)
  return (
    <TextInput
      label={words.contains}
      value={filter?.is === 'contains' ? filter.text : ''}
      onChange={(text) => onFilter(orNothing({ is: 'contains', text }))}
    />
  )
}

/** Every value there is, with how many rows have it; what is empty last. */
function useChoices(encoded: Encoded<TableRow>): { value: string; label: string; count: number }[] {
  return useMemo(() => {
    const counts = new Map<string, number>()
    const rows = new Uint32Array(encoded.values.length)
    for (const code of encoded.codes) rows[code] = (rows[code] as number) + 1
    for (const [code, value] of encoded.values.entries()) {
      const all = isNone(value) ? [''] : typeof value === 'object' ? value : [String(value)]
      for (const one of all) counts.set(one, (counts.get(one) ?? 0) + (rows[code] as number))
    }
    const ranks = new Map<string, number>()
    const known = encoded.ranks()
    for (const [code, value] of encoded.values.entries())
      if (typeof value === 'string') ranks.set(value, known[code] as number)
    return [...counts]
      .filter(([, count]) => count > 0)
      .map(([value, count]) => ({ value, count, label: value === '' ? '' : encoded.column.textOf(value) }))
      .sort(
        (a, b) =>
          (a.value === '' ? 1 : 0) - (b.value === '' ? 1 : 0) ||
          (ranks.get(a.value) ?? last) - (ranks.get(b.value) ?? last) ||
          (a.label < b.label ? -1 : 1),
      )
  }, [encoded])
}

/** So many stand at once; among more one looks by a word. */
const mostChoices = 60

function Among({ encoded, filter, onFilter }: FilterFieldProps) {
  const words = useRoomWords(tablesWords)
  const { moments } = useWords()
  const [looked, setLooked] = useState('')
  const choices = useChoices(encoded)
  const now = filter?.is === 'among' ? filter : { is: 'among' as const, values: [] }
  const few = choices.filter(
    ({ label, value }) =>
      now.values.includes(value) || label.toLowerCase().includes(looked.trim().toLowerCase()),
  )
  const say = (values: readonly string[], except = now.except) =>
    onFilter(orNothing({ is: 'among', values, ...(except && { except }) }))
  return (
    <Stack gap={3}>
      <Row gap={2}>
        <ToggleChip on={!now.except} onChange={() => say(now.values, false)}>
          {words.only}
        </ToggleChip>
        <ToggleChip
          on={now.except === true}
          onChange={() => onFilter({ is: 'among', values: now.values, except: true })}
        >
          {words.except}
        </ToggleChip>
      </Row>
      {choices.length > 12 && <TextInput label={words.lookAmong} value={looked} onChange={setLooked} />}
      <fieldset className="tables-choices">
        <legend className="visually-hidden">{words.choices}</legend>
        {few.slice(0, mostChoices).map(({ value, label, count }) => (
          <label key={value} className="tables-choice">
            <input
              type="checkbox"
              checked={now.values.includes(value)}
              onChange={({ target }) =>
                say(target.checked ? [...now.values, value] : now.values.filter((one) => one !== value))
              }
            />
            <span>{value === '' ? words.without : label}</span>
            <span className="soft num">{moments.number(count)}</span>
          </label>
        ))}
      </fieldset>
      {few.length > mostChoices && <p className="soft">{words.more(few.length - mostChoices)}</p>}
    </Stack>
  )
}

function Days({ filter, onFilter }: FilterFieldProps) {
  const words = useRoomWords(tablesWords)
  const now = filter?.is === 'days' ? filter : { is: 'days' as const }
  return (
    <Stack gap={3}>
      <Row gap={2}>
        {periods.map((period) => (
          <ToggleChip
            key={period}
            on={now.period === period}
            onChange={(on) => onFilter(on ? { is: 'days', period } : undefined)}
          >
            {words.periods[period]}
          </ToggleChip>
        ))}
      </Row>
      <div className="tables-pair">
        <DateInput
          label={words.from}
          value={now.from ?? ''}
          onChange={(from) => onFilter(orNothing({ is: 'days', from: from || undefined, to: now.to }))}
        />
        <DateInput
          label={words.to}
          value={now.to ?? ''}
          onChange={(to) => onFilter(orNothing({ is: 'days', from: now.from, to: to || undefined }))}
        />
      </div>
    </Stack>
  )
}

function Range({ column, filter, onFilter }: FilterFieldProps) {
  const words = useRoomWords(tablesWords)
  const now = filter?.is === 'between' ? filter : { is: 'between' as const }
  const isMoney = column.form === 'money'
  const print = (value: number | undefined) =>
    value === undefined ? '' : isMoney ? String(value / 100).replace('.', ',') : String(value)
  const [least, setLeast] = useState(() => print(now.least))
  const [most, setMost] = useState(() => print(now.most))
  const read = (text: string): number | undefined => {
    const plain = text.replace(/[\s\u00a0]/g, '')
    if (plain === '') return undefined
    if (isMoney) return parseOre(plain) ?? undefined
    return /^-?\d{1,12}$/.test(plain) ? Number(plain) : undefined
  }
  return (
    <div className="tables-pair">
      <TextInput
        label={words.least}
        inputMode="numeric"
        value={least}
        onChange={(text) => {
          setLeast(text)
          onFilter(orNothing({ is: 'between', least: read(text), most: now.most }))
        }}
      />
      <TextInput
        label={words.most}
        inputMode="numeric"
        value={most}
        onChange={(text) => {
          setMost(text)
          onFilter(orNothing({ is: 'between', least: now.least, most: read(text) }))
        }}
      />
    </div>
  )
}
