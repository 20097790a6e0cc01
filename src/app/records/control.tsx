// The control of a field, drawn from its kind: a new field of a known shape needs nothing here.
import type { ReactNode } from 'react'
import { type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { isRefusal } from '../../domain/records/words/because.ts'
import { type LooseFieldWords, type RecordWords, wordsOf } from '../../domain/records/words/words.ts'
import { goalNumbers } from '../../domain/values/goals.ts'
import { addDays, type LocalDate } from '../../domain/values/local-date.ts'
import { municipalities, municipalityCodes } from '../../domain/values/municipality-code.ts'
import { choicesOf, shapeOf } from '../../domain/values/shape.ts'
import { ChipGroup } from '../ui/chip-group.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { TimeInput } from '../ui/time-input.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'
import { AmountControl } from './control-amount.tsx'
import { FollowUpsControl, type FollowUpTyped } from './control-follow-ups.tsx'
import { LinesControl } from './control-lines.tsx'
import { ReferenceControl } from './control-reference.tsx'

export type ControlProps = {
  kind: KindName
  field: string
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  today: LocalDate
  /** Asked for here although its kind lets it be left out: a group's participants. */
  needed?: boolean
  /** Municipalities to put first, the likeliest first. */
  nearest?: readonly string[]
  /** Stands beside another field: a long list is the machine's own. */
  narrow?: boolean
  /** In place of the field's help; null for none. */
  hint?: ReactNode
  labelHidden?: boolean
  /** Choices that belong together, each group under its words. */
  groups?: readonly { label: string; values: readonly string[] }[]
  /** The choices of a text that is chosen among what the office's data says, as a budget line. */
  among?: readonly string[]
}

/** Its place on the page, so that an error summary and a refusal can lead to it. */
export const controlId = (kind: KindName, field: string): string => `${kind}-${field}`

/** Why a field was refused, in the language of now. */
export function refusalWords(words: RecordWords, because: string): string {
  return isRefusal(because) ? words.refusals[because] : words.refusals['not-valid']
}

export function FieldControl({
  kind,
  field,
  value,
  onChange,
  error,
  today,
  needed = false,
  nearest = [],
  narrow = false,
  hint,
  labelHidden,
  groups,
  among,
}: ControlProps) {
  const records = useRecordWords()
  const { records: screens } = useWords()
  const room = useRoomWords(logWords)
  const declared = kindNamed(kind).fields[field]
  const words = wordsOf(records, kind, field)
  if (!declared || !words) return null
  const common = {
    id: controlId(kind, field),
    name: field,
    label: words.label,
    hint: hint === undefined ? words.help : (hint ?? undefined),
    labelHidden,
    error,
    optional: declared.absence === 'optional' && !needed,
  }
  const text = typeof value === 'string' ? value : ''
  const number = typeof value === 'number' ? value : null
  const choice = typeof value === 'string' && value !== '' ? value : null
  const list = Array.isArray(value) ? (value as string[]) : []
  const { control, of } = shapeOf(declared.schema)
  const select = (options: readonly { value: string; label: string }[]) => (
    <Select
      {...common}
      {...{ options, groups, onChange }}
      value={choice}
      placeholder={common.optional ? room.none : room.choose}
    />
  )
  if (among) return select(among.map((one) => ({ value: one, label: one })))
  switch (control) {
    case 'date': {
      const yesterday = addDays(today, -1)
      const quick = field === 'date' && !narrow ? { today, yesterday } : {}
      return <DateInput {...common} {...quick} value={text} onChange={onChange} />
    }
    case 'time':
      return <TimeInput {...common} value={text} onChange={onChange} />
    case 'minutes':
      return (
        <NumberStepper
          {...common}
          value={number}
          onChange={onChange}
          step={15}
          min={1}
          max={1440}
          unit="min"
        />
      )
    case 'number':
      return <NumberStepper {...common} value={number} onChange={onChange} min={0} />
    case 'switch': {
      const { id, name, label, hint: said } = common
      return <Switch {...{ id, name, label, error, onChange }} hint={said} checked={value === true} />
    }
    case 'note':
      return <TextArea {...common} value={text} onChange={onChange} />
    case 'municipality': {
      const codes = [...nearest, ...municipalityCodes.filter((code) => !nearest.includes(code))]
      const options = codes.map((code) => ({ value: code, label: municipalities[code as '1880'] }))
      if (narrow) return select(options)
      return (
        <ChipGroup
          {...common}
          options={options}
          value={choice}
          onChange={onChange}
          few={nearest.length || 3}
          moreWords={screens.allOf(options.length)}
        />
      )
    }
    case 'goals': {
      const options = goalNumbers.map((goal) => ({
        value: goal as number,
        label: `${goal} ${records.goals[goal]}`,
      }))
      return (
        <ChipGroup
          {...common}
          many
          options={options}
          value={list as unknown as number[]}
          onChange={onChange}
          few={6}
        />
      )
    }
    case 'chips':
      if (choicesOf(declared.schema).length === 0)
        return (
          <LinesControl {...common} hint={common.hint ?? room.linesHelp} value={list} onChange={onChange} />
        )
      return (
        <ChipGroup
          {...common}
          many
          options={optionsOf(declared.schema, words)}
          value={list}
          onChange={onChange}
          few={6}
        />
      )
    case 'choice': {
      const options = optionsOf(declared.schema, words)
      if ((narrow && options.length > 3) || groups) return select(options)
      return options.length <= 4 ? (
        <Segmented {...common} options={options} value={choice} onChange={onChange} />
      ) : (
        <ChipGroup {...common} options={options} value={choice} onChange={onChange} />
      )
    }
    case 'amount':
      return <AmountControl {...common} {...{ value, onChange }} />
    case 'references':
      return <ReferenceControl {...common} {...{ of, onChange }} many value={list} />
    case 'reference':
      return (
        <ReferenceControl
          {...common}
          of={of}
          many={false}
          value={choice ? [choice] : []}
          onChange={([id]) => onChange(id ?? null)}
        />
      )
    case 'rows':
      return field === 'followUps' ? (
        <FollowUpsControl
          id={common.id}
          value={list as unknown as FollowUpTyped[]}
          {...{ onChange, today, error }}
        />
      ) : null
    case 'email':
      return (
        <TextInput
          {...common}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={text}
          onChange={onChange}
        />
      )
    case 'phone':
      return (
        <TextInput
          {...common}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={text}
          onChange={onChange}
        />
      )
    case 'organisation-number':
      return <TextInput {...common} inputMode="numeric" autoComplete="off" value={text} onChange={onChange} />
    default:
      return <TextInput {...common} autoComplete="off" value={text} onChange={onChange} />
  }
}

const optionsOf = (schema: Parameters<typeof choicesOf>[0], words: LooseFieldWords) =>
  choicesOf(schema).map((value) => ({ value, label: words.choices?.[value] ?? value }))
