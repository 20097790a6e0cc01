// The form of an advisory session: seconds on a phone, nothing lost, every field drawn from its kind.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Control, Controller, useForm, useWatch } from 'react-hook-form'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { Contacts } from '../records/contacts.ts'
import { controlId, FieldControl, refusalWords } from '../records/control.tsx'
import { type FormValues, issuesOf } from '../records/values.ts'
import { ErrorSummary, focusField } from '../ui/error-summary.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords } from '../ui/words.tsx'
import { AgendaCard } from './agenda-card.tsx'
import { MoreFields } from './more-fields.tsx'
import { WhoField } from './who-field.tsx'
import './session-form.css'

/** Which fields stand where; one that is in neither list stands with the rest, under "more". */
const first = [
  'contactIds',
  'setting',
  'participants',
  'date',
  'minutes',
  'channel',
  'municipality',
  'phase',
  'topics',
] as const
const then = ['agenda2030', 'sdgs', 'notes', 'nextStep', 'nextStepDate'] as const
const notTyped = ['review', 'counts', 'countsNot', 'sameAs', 'notSameAs', 'nextStepDone']

export type SessionFormProps = {
  formId: string
  start: FormValues
  today: LocalDate
  contacts: Contacts
  /** Municipalities to put first. */
  nearest: readonly string[]
  /** Members to choose advisers from. */
  advisers: readonly { id: string; name: string }[]
  onChange: (values: FormValues) => void
  onSubmit: (values: FormValues) => Promise<readonly { field: string; because: string }[]>
  /** What to propose once somebody is chosen; asked for the first contact only. */
  propose?: ((contactId: string) => Promise<FormValues | null>) | undefined
}

export function SessionForm(props: SessionFormProps) {
  const { formId, start, today, contacts, nearest, onChange, onSubmit, propose } = props
  const form = useForm<FormValues>({ defaultValues: start, shouldFocusError: false })
  const { control, getValues, setValue, formState } = form
  const [issues, setIssues] = useState<readonly { field: string; because: string }[]>([])
  const [tries, setTries] = useState(0)
  const records = useRecordWords()
  const summary = useRef<HTMLDivElement>(null)

  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => onChange({ ...values }) }),
    [form, onChange],
  )

  const errorOf = useCallback(
    (field: string) => {
      const issue = issues.find((one) => one.field.split('/')[0] === field)
      return issue && refusalWords(records, issue.because)
    },
    [issues, records],
  )
  const errors = useMemo(
    () =>
      issues.map(({ field, because }) => {
        const name = field.split('/')[0] ?? field
        const label = wordsOf(records, 'session', name)?.label ?? name
        return { id: controlId('session', name), label, words: refusalWords(records, because) }
      }),
    [issues, records],
  )

  const submit = async () => {
    const values = settled(getValues())
    const wrong = issuesOf('session', values)
    const refused = wrong.length > 0 ? wrong : await onSubmit(values)
    setIssues(refused)
    setTries((n) => n + 1)
    const field = refused[0]?.field.split('/')[0]
    if (field) requestAnimationFrame(() => focusField(controlId('session', field)))
  }

  // Proposed only where nobody has typed: what a person chose is never written over.
  const chosen = async (contactId: string) => {
    const proposal = await propose?.(contactId)
    if (!proposal) return
    for (const [name, value] of Object.entries(proposal)) {
      if (name !== 'contactIds' && name !== 'date' && !formState.dirtyFields[name]) setValue(name, value)
    }
  }

  const draw = (field: string) => (
    <DrawnField key={field} {...{ field, control, today, nearest }} error={errorOf(field)} />
  )
  const rest = Object.keys(kindNamed('session').fields).filter(
    (name) => ![...first, ...then, ...notTyped].includes(name as never) && name !== 'adviserIds',
  )

  return (
    <form
      id={formId}
      className="session-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap={5}>
        {errors.length > 1 && <ErrorSummary key={tries} errors={errors} ref={summary} />}
        <WhoField control={control} contacts={contacts} error={errorOf('contactIds')} onChosen={chosen} />
        <Setting control={control} draw={draw} />
        <div className="session-form-pair">
          {draw('date')}
          {draw('minutes')}
        </div>
        {['channel', 'municipality', 'phase', 'topics'].map(draw)}
        <AgendaCard control={control} error={errorOf('sdgs')} />
        {draw('notes')}
        <div className="session-form-pair">
          {draw('nextStep')}
          {draw('nextStepDate')}
        </div>
        <MoreFields
          control={control}
          advisers={props.advisers}
          open={rest.some((name) => errorOf(name) !== undefined)}
        >
          {rest.map(draw)}
        </MoreFields>
      </Stack>
    </form>
  )
}

type Draw = (field: string) => React.ReactNode

function Setting({ control, draw }: { control: Control<FormValues>; draw: Draw }) {
  const setting = useWatch({ control, name: 'setting' })
  return (
    <>
      {draw('setting')}
      {setting === 'group' && draw('participants')}
    </>
  )
}

function DrawnField({
  field,
  control,
  ...rest
}: {
  field: string
  control: Control<FormValues>
  error: string | undefined
  today: LocalDate
  nearest: readonly string[]
}) {
  return (
    <Controller
      control={control}
      name={field}
      render={({ field: { value, onChange } }) => (
        <FieldControl
          kind="session"
          {...{ field, value, onChange }}
          needed={field === 'participants'}
          {...rest}
        />
      )}
    />
  )
}

/** Values as they are meant: no participants for one person, no goals without the information. */
function settled(values: FormValues): FormValues {
  const plain: FormValues = { ...values }
  if (plain.setting !== 'group') plain.participants = undefined
  if (plain.agenda2030 !== true) plain.sdgs = []
  return plain
}
