// The fields of a form, by its layout: what is asked first and short, and the rest folded until it is wanted.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { kindNamed } from '../../domain/records/kinds.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import type { Contacts } from '../records/contacts.ts'
import { controlId, FieldControl } from '../records/control.tsx'
import type { LoggedKind } from '../records/logged-kinds.ts'
import type { FormValues } from '../records/values.ts'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Icon } from '../ui/icon.tsx'
import { names } from '../ui/names.ts'
import { Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { useRecordWords, useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'
import { activityGroups, type FoldName, isAsked, isNeeded, type Line, layoutOf } from './layouts.ts'
import './record-form.css'
import { useRuleWords } from './rule-words.ts'
import { WhoField } from './who-field.tsx'

export type RecordFormProps = {
  kind: LoggedKind
  form: UseFormReturn<FormValues>
  today: LocalDate
  contacts: Contacts
  /** Members to choose advisers from. */
  advisers: readonly { id: string; name: string }[]
  /** The programme of the day typed: its rules and its budget lines. */
  programme: Programme | null
  /** Municipalities to put first. */
  nearest: readonly string[]
  errorOf: (field: string) => string | undefined
  /** Folds that have something in them from the start. */
  opened: readonly FoldName[]
  /** Counted up by each try to save: what is wrong in a fold opens it again. */
  tries: number
  /** Someone has said something in a field. */
  onSaid: (field: string, added?: string) => void
  /** What stands under a field, and first in a fold. */
  after: (field: string) => ReactNode
  /** What a folded part says of itself before it is opened: a proposal that waits in it. */
  tells: Partial<Record<FoldName, string>>
  inFold: (fold: FoldName) => ReactNode
}

export function RecordForm(props: RecordFormProps) {
  const { kind, form, after } = props
  const values = useWatch({ control: form.control })
  const { first, folds } = layoutOf(kind)
  const lines = (list: readonly Line[], brief: boolean) =>
    list.map((line) => {
      const asked = line.filter((field) => isAsked(kind, field, values))
      if (asked.length === 0) return null
      return (
        <div key={line[0]}>
          <div className={names('log-form-line', asked.length > 1 && 'log-form-pair')}>
            {asked.map((field) => (
              <Drawn key={field} {...props} {...{ field, brief, values }} narrow={asked.length > 1} />
            ))}
          </div>
          {asked.map((field) => (
            <div key={field} className="log-form-after" aria-live="polite">
              {after(field)}
            </div>
          ))}
        </div>
      )
    })
  return (
    <div className="log-form">
      <Stack gap={3}>
        {lines(first, true)}
        <div className="log-form-folds">
          {folds.map(({ name, lines: folded }) => {
            const fields = folded.flat().filter((field) => isAsked(kind, field, values))
            const adviserless = props.advisers.length < 2
            return (
              <Fold
                key={name}
                {...props}
                name={name}
                fields={fields}
                values={values}
                tells={props.tells[name]}
              >
                {props.inFold(name)}
                {lines(
                  folded.filter(([field]) => !(field === 'adviserIds' && adviserless)),
                  false,
                )}
              </Fold>
            )
          })}
        </div>
      </Stack>
    </div>
  )
}

function Fold({
  name,
  fields,
  values,
  opened,
  tries,
  errorOf,
  tells,
  children,
}: Pick<RecordFormProps, 'opened' | 'tries' | 'errorOf'> & {
  name: FoldName
  tells: string | undefined
  fields: readonly string[]
  values: FormValues
  children: ReactNode
}) {
  const words = useRoomWords(logWords)
  const details = useRef<HTMLDetailsElement>(null)
  const [startsOpen] = useState(() => opened.includes(name))
  const wrong = fields.some((field) => errorOf(field) !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every try that is refused, it opens again
  useEffect(() => {
    if (wrong && details.current) details.current.open = true
  }, [wrong, tries])
  const filled = fields.filter((field) => isFilled(values[field])).length
  return (
    <details ref={details} className="log-form-fold" {...(startsOpen ? { open: true } : {})}>
      {/* What is unfolded lies under the bar at the foot: it is brought up to where it can be read. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button by nature */}
      <summary
        onClick={() =>
          requestAnimationFrame(
            () => details.current?.open && details.current.scrollIntoView({ block: 'start' }),
          )
        }
      >
        <Icon name="chevron" size={18} />
        <span className="log-form-fold-name">{words.folds[name]}</span>
        {(tells || filled > 0) && (
          <span className="log-form-fold-filled">{tells ?? words.filled(filled)}</span>
        )}
      </summary>
      <Stack gap={4}>{children}</Stack>
    </details>
  )
}

const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

function Drawn({
  field,
  brief,
  narrow,
  values,
  ...props
}: RecordFormProps & { field: string; brief: boolean; narrow: boolean; values: FormValues }) {
  const { kind, form, today, contacts, advisers, programme, nearest, errorOf, onSaid } = props
  const { control } = form
  const records = useRecordWords()
  const room = useRoomWords(logWords)
  const rules = useRuleWords(kind, values, programme)
  const [helped, setHelped] = useState(false)
  const declared = kindNamed(kind).fields[field]
  const words = wordsOf(records, kind, field)
  if (!declared || !words) return null
  const error = errorOf(field)
  const id = controlId(kind, field)
  const shape = shapeOf(declared.schema)
  if (shape.of === 'contact') {
    return (
      <WhoField
        {...{ control, kind, field, contacts, error }}
        many={shape.control === 'references'}
        onChosen={(_, added) => onSaid(field, added)}
      />
    )
  }
  const rule = rules[field]
  const ruled = rule?.shown
  const help = ruled === undefined ? (rule?.asked ?? words.help) : undefined
  const hidden = brief && help !== undefined && !helped
  const hint = ruled ?? (hidden ? null : help)
  return (
    <div className={names('log-form-field', ruled !== undefined && 'log-form-ruled')}>
      <Controller
        control={control}
        name={field}
        render={({ field: { value, onChange } }) => {
          const say = (said: unknown) => {
            onChange(said)
            onSaid(field)
          }
          if (kind === 'session' && field === 'agenda2030') {
            const chosen = (values.sdgs ?? []) as number[]
            return (
              <Switch
                look="card"
                {...{ id, error }}
                label={words.label}
                hint={value === true && chosen.length > 0 ? goalsSaid(chosen, records.goals) : hint}
                checked={value === true}
                onChange={say}
              />
            )
          }
          if (shape.of === 'member') {
            return (
              <ChipGroup
                many
                {...{ id, error }}
                label={words.label}
                hint={help}
                options={advisers.map((one) => ({ value: one.id, label: one.name }))}
                value={(value ?? []) as string[]}
                onChange={say}
              />
            )
          }
          return (
            <FieldControl
              {...{ kind, field, value, today, error, nearest, narrow, hint }}
              onChange={say}
              needed={isNeeded(kind, field, values)}
              labelHidden={kind === 'session' && field === 'setting' && !narrow}
              {...(kind === 'activity' && field === 'type' ? { groups: groupsIn(room.groups) } : {})}
              {...(kind === 'expense' && field === 'line' ? { among: linesOf(programme, value) } : {})}
            />
          )
        }}
      />
      {brief && help !== undefined && (
        <button
          type="button"
          className="log-form-help"
          aria-expanded={helped}
          aria-controls={id}
          aria-label={room.help(words.label)}
          onClick={() => setHelped(!helped)}
        >
          <span aria-hidden="true">?</span>
        </button>
      )}
    </div>
  )
}

const goalsSaid = (chosen: readonly number[], goals: Readonly<Record<number, string>>): string =>
  chosen.map((goal) => `${goal} ${goals[goal]}`).join(' · ')

const groupsIn = (words: Readonly<Record<keyof typeof activityGroups, string>>) =>
  Object.entries(activityGroups).map(([name, values]) => ({
    label: words[name as keyof typeof activityGroups],
    values,
  }))

/** The budget's lines, and the one that the record has even if the budget no longer does. */
const linesOf = (programme: Programme | null, value: unknown): string[] => {
  const lines = (programme?.budget ?? []).map(({ line }) => line)
  return typeof value === 'string' && value && !lines.includes(value) ? [...lines, value] : lines
}
