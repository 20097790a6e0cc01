// One rule's value: how old is young, how near is near; with its source, and the day from which it holds.
import { latestFrom, latestValue, withoutChange, withValue } from '../../domain/programme/dated-change.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { parseLocalDate } from '../../domain/values/local-date.ts'
import { choicesOf } from '../../domain/values/shape.ts'
import { useToday } from '../records/office.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useLanguage, useRecordWords, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { ChangesList } from './changes-list.tsx'
import { HoldsField, type HoldsTyped, holdsAtFirst, holdsOf } from './holds-field.tsx'
import { issuesOfEdit, NoProgramme, type Opening, Part, PartScreen, partId, usePartForm } from './part.tsx'
import { PreviewCard } from './preview-card.tsx'
import { valueWords } from './words-of.ts'

type Rule = Programme['rules'][number]
type Value = Rule['value']

export default function RuleScreen({ id, rule }: { id: string; rule: string }) {
  const words = useRoomWords(programmeWords)
  return (
    <Part id={id} part={`rule:${rule}`} title={words.editRule}>
      {(opening) => {
        const old = opening.seen.record.rules.find((one) => one.id === rule)
        return old ? <RuleForm {...{ opening, old }} /> : <NoProgramme />
      }}
    </Part>
  )
}

type Typed = { value: Value | null; source: string; holds: HoldsTyped }

function RuleForm({ opening, old }: { opening: Opening; old: Rule }) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  const today = useToday()
  const { record: programme } = opening.seen
  const held = latestValue(old)
  const form = usePartForm<Typed>(opening, () => ({
    value: held,
    source: old.source,
    holds: holdsAtFirst(programme, today),
  }))
  const { values, set, errorOf } = form
  const withRule = (rule: Rule) => ({
    rules: programme.rules.map((one) => (one.id === rule.id ? rule : one)),
  })
  const holds = holdsOf(values.holds, programme)
  const wrong = wrongIn(held, values.value)
  const sourced = { ...old, source: values.source.trim() }
  const isOtherwise = JSON.stringify(values.value) !== JSON.stringify(held)
  const meant =
    wrong || values.value === null
      ? null
      : !isOtherwise
        ? sourced
        : holds && withValue(sourced, values.value, holds)
  const edited = meant && withRule(meant)
  const countable = edited && issuesOfEdit(programme, edited).length === 0
  const save = () => {
    if (edited) return void form.save(edited, words.saved)
    const at = wrong || values.value === null ? 'value' : 'from'
    form.refuse([{ field: `rules/${old.id}/${at}`, because: at === 'value' ? 'required' : 'not-a-date' }])
  }
  const said = (value: Value) =>
    [value]
      .flat()
      .map((one) => valueWords({ words, records }, 'activity', 'type', one))
      .join(', ')
  return (
    <PartScreen
      seen={opening.seen}
      title={old.name[language]}
      form={form}
      onSave={save}
      beside={
        <>
          <PreviewCard before={programme} after={countable ? { ...programme, ...edited } : null} />
          <ChangesList
            seen={opening.seen}
            atFirst={said(old.value)}
            changes={(old.changes ?? []).map(({ from, value }) => ({ from, said: said(value) }))}
            without={(from) => withRule(withoutChange(old, from))}
          />
        </>
      }
    >
      <ValueField
        held={held}
        value={values.value}
        onChange={(value) => set({ value })}
        error={errorOf('value') && (wrong === 'not-a-day' ? words.notADay : errorOf('value'))}
      />
      <TextArea
        id={partId('source')}
        rows={2}
        label={words.source}
        hint={words.sourceHelp}
        value={values.source}
        onChange={(source) => set({ source })}
        error={errorOf('source')}
      />
      <HoldsField
        programme={programme}
        since={latestFrom(old)}
        value={values.holds}
        onChange={(holds) => set({ holds })}
        error={errorOf('from')}
      />
    </PartScreen>
  )
}

const isDay = (text: string): boolean => parseLocalDate(`2024-${text}`) !== null
const areDays = (value: Value): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => /^\d\d-\d\d$/.test(one))

function wrongIn(held: Value, value: Value | null): 'missing' | 'not-a-day' | null {
  if (value === null || value === '') return 'missing'
  if (!areDays(held)) return Array.isArray(value) && value.length === 0 ? 'missing' : null
  return Array.isArray(value) && value.every(isDay) ? null : 'not-a-day'
}

/** The control that a value wants, by what it holds now. */
function ValueField({
  held,
  value,
  onChange,
  error,
}: {
  held: Value
  value: Value | null
  onChange: (value: Value | null) => void
  error: string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const common = { id: partId('value'), label: words.ruleValue, error }
  if (typeof held === 'number') {
    return <NumberStepper {...common} value={typeof value === 'number' ? value : null} onChange={onChange} />
  }
  if (typeof held === 'boolean') {
    return <Switch {...common} checked={value === true} onChange={onChange} />
  }
  if (typeof held === 'string') {
    return <TextInput {...common} value={typeof value === 'string' ? value : ''} onChange={onChange} />
  }
  const list = Array.isArray(value) ? value : []
  if (areDays(held)) {
    return held.map((_, i) => (
      <TextInput
        key={words.ruleDays(i + 1)}
        id={i === 0 ? partId('value') : undefined}
        label={words.ruleDays(i + 1)}
        hint={words.ruleDaysHelp}
        error={isDay(list[i] ?? '') ? undefined : error}
        value={list[i] ?? ''}
        onChange={(typed) => onChange(held.map((_day, j) => (j === i ? typed.trim() : (list[j] ?? ''))))}
      />
    ))
  }
  const types = choicesOf(kindNamed('activity').fields.type?.schema as never)
  const choices = wordsOf(records, 'activity', 'type')?.choices
  return (
    <ChipGroup
      {...common}
      many
      options={types.map((type) => ({ value: type, label: choices?.[type] ?? type }))}
      value={list}
      onChange={onChange}
    />
  )
}
