// What an indicator counts: kinds of record, and under each the conditions that its fields must meet.
import { askableFields, countableKinds, isCountable } from '../../domain/records/countable.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import type { Condition, Programme } from '../../domain/records/programme.ts'
import { type RecordWords, wordsOf } from '../../domain/records/words/words.ts'
import { goalNumbers } from '../../domain/values/goals.ts'
import { municipalities, municipalityCodes } from '../../domain/values/municipality-code.ts'
import { type Control, choicesOf, shapeOf } from '../../domain/values/shape.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRecordWords, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { partId } from './part.tsx'
import { conditionWords } from './words-of.ts'

type Asked = NonNullable<Condition['where']>[string]

/** Days, times and free text can be asked about in a file; a form that offered them would invite mistakes. */
const offered: readonly Control[] = [
  'choice',
  'chips',
  'municipality',
  'goals',
  'switch',
  'number',
  'minutes',
]

const controlOf = (kind: string, field: string): Control | null => {
  const schema = isCountable(kind) ? kindNamed(kind).fields[field]?.schema : undefined
  return schema ? shapeOf(schema).control : null
}

const isOffered = (kind: string, field: string): boolean => {
  const control = controlOf(kind, field)
  if (kind === 'expense' && field === 'line') return true
  if (control === 'chips')
    return choicesOf(kindNamed(kind as 'session').fields[field]?.schema as never).length > 0
  return control !== null && offered.includes(control)
}

const labelOf = (records: RecordWords, kind: string, field: string): string =>
  (isCountable(kind) && wordsOf(records, kind, field)?.label.replace(/\?$/, '')) || field

export function CountsField({
  counts,
  programme,
  onChange,
  errorOf,
}: {
  counts: readonly Condition[]
  programme: Programme
  onChange: (counts: Condition[]) => void
  errorOf: (place: string) => string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const put = (at: number, condition: Condition) =>
    onChange(counts.map((one, i) => (i === at ? condition : one)))
  const error = errorOf('counts')
  return (
    <fieldset className="counts" id={partId('counts')} tabIndex={-1}>
      <legend className="field-label">{words.counts}</legend>
      <p className="field-hint">{words.countsHelp}</p>
      {counts.length === 0 && error && <p className="field-error">{error}</p>}
      {counts.map((condition, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
        <div className="counts-kind" key={i}>
          <Row between align="start">
            <Select
              id={partId(`counts/${i}/kind`)}
              label={words.kind}
              options={countableKinds.map((kind) => ({ value: kind, label: records.kinds[kind].one }))}
              placeholder={words.kind}
              value={condition.kind}
              onChange={(kind) => kind && put(i, { kind })}
              error={errorOf(`counts/${i}/kind`)}
            />
            <IconButton
              icon="trash"
              label={words.removeKind(conditionWords({ words, records }, condition).toLowerCase())}
              onClick={() => onChange(counts.filter((_, j) => j !== i))}
            />
          </Row>
          <Where
            {...{ condition, programme, errorOf }}
            at={`counts/${i}/where`}
            onChange={(changed) => put(i, changed)}
          />
        </div>
      ))}
      <Row>
        <Button
          kind="ghost"
          size="small"
          icon="plus"
          onClick={() => onChange([...counts, { kind: 'session' }])}
        >
          {words.addKind}
        </Button>
      </Row>
    </fieldset>
  )
}

function Where({
  condition: { kind, where = {} },
  programme,
  at,
  onChange,
  errorOf,
}: {
  condition: Condition
  programme: Programme
  at: string
  onChange: (condition: Condition) => void
  errorOf: (place: string) => string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const asked = Object.keys(where)
  const left = isCountable(kind)
    ? askableFields(kind).filter((field) => isOffered(kind, field) && !asked.includes(field))
    : []
  const put = (changed: Record<string, Asked>) =>
    onChange(Object.keys(changed).length > 0 ? { kind, where: changed } : { kind })
  return (
    <Stack gap={3}>
      {asked.map((field) => (
        <Row key={field} between align="start">
          <div className="counts-value">
            <ValueField
              id={partId(`${at}/${field}`)}
              {...{ kind, field, programme }}
              value={where[field] as Asked}
              onChange={(value) => put({ ...where, [field]: value })}
              error={errorOf(`${at}/${field}`)}
            />
          </div>
          <IconButton
            icon="close"
            label={words.removeCondition(labelOf(records, kind, field))}
            onClick={() => put(Object.fromEntries(Object.entries(where).filter(([name]) => name !== field)))}
          />
        </Row>
      ))}
      {left.length > 0 && (
        <Select
          label={words.addCondition}
          options={left.map((field) => ({ value: field, label: labelOf(records, kind, field) }))}
          placeholder={words.chooseField}
          value={null}
          onChange={(field) =>
            field && put({ ...where, [field]: controlOf(kind, field) === 'switch' ? true : [] })
          }
        />
      )}
    </Stack>
  )
}

/** The values that one field may have, chosen as they are where a record is logged. */
function ValueField({
  kind,
  field,
  programme,
  value,
  onChange,
  ...rest
}: {
  kind: string
  field: string
  programme: Programme
  value: Asked
  onChange: (value: Asked) => void
  id: string
  error: string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const common = { ...rest, label: labelOf(records, kind, field) }
  const list = [value].flat()
  const control = controlOf(kind, field)
  const chips = (options: readonly { value: string | number; label: string }[]) => (
    <ChipGroup
      {...common}
      many
      options={options}
      value={list.filter((one) => typeof one !== 'boolean')}
      onChange={(chosen) => onChange(chosen)}
      few={8}
    />
  )
  if (kind === 'expense' && field === 'line') {
    const lines = [...new Set([...programme.budget.map(({ line }) => line), ...list.map(String)])]
    return chips(lines.map((line) => ({ value: line, label: line })))
  }
  if (control === 'switch') {
    return (
      <Segmented
        {...common}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
        ]}
        value={list[0] === false ? 'no' : 'yes'}
        onChange={(said) => onChange(said !== 'no')}
      />
    )
  }
  if (control === 'number' || control === 'minutes') {
    const number = list.find((one) => typeof one === 'number')
    return (
      <NumberStepper
        {...common}
        value={typeof number === 'number' ? number : null}
        onChange={(typed) => onChange(typed === null ? [] : typed)}
      />
    )
  }
  if (control === 'municipality') {
    return chips(municipalityCodes.map((code) => ({ value: code, label: municipalities[code] })))
  }
  if (control === 'goals') {
    return chips(goalNumbers.map((goal) => ({ value: goal, label: `${goal} ${records.goals[goal]}` })))
  }
  const schema = isCountable(kind) ? kindNamed(kind).fields[field]?.schema : undefined
  const choices = schema ? choicesOf(schema) : []
  if (choices.length === 0) {
    // Asked about in a file, and shown so that it can be mended or taken away.
    return <TextInput {...common} value={list.join(', ')} onChange={onChange} />
  }
  const said = isCountable(kind) ? wordsOf(records, kind, field)?.choices : undefined
  return chips(choices.map((one) => ({ value: one, label: said?.[one] ?? one })))
}
