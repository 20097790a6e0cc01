// A day: the machine's own calendar, and the two days it most often is.
import type { Ref } from 'react'
import './date-input.css'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { names } from './names.ts'
import { useWords } from './words.tsx'

export type DateInputProps = FieldProps & {
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  /** The days to offer as a quick choice; left out where yesterday makes no sense. */
  today?: string | undefined
  yesterday?: string | undefined
  min?: string | undefined
  max?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

export function DateInput({
  label,
  labelHidden,
  hint,
  error,
  optional,
  id,
  name,
  value,
  onChange,
  onBlur,
  today,
  yesterday,
  min,
  max,
  ref,
}: DateInputProps) {
  const { parts } = useWords()
  const ids = useFieldIds({ id, hint, error })
  const quick = [
    { day: today, words: parts.today },
    { day: yesterday, words: parts.yesterday },
  ]
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      <div className="date">
        <input
          ref={ref}
          {...ids.aria}
          type="date"
          className="control num date-input"
          id={ids.control}
          name={name}
          value={value}
          min={min ?? '1900-01-01'}
          max={max ?? '2199-12-31'}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.value)}
        />
        {quick.map(
          ({ day, words }) =>
            day && (
              <button
                key={day}
                type="button"
                className={names('date-quick', value === day && 'date-quick-on')}
                aria-pressed={value === day}
                onClick={() => onChange(day)}
              >
                {words}
              </button>
            ),
        )}
      </div>
    </Field>
  )
}
