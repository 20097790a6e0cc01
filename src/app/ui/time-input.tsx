// A time of the day: the machine's own clock.
import type { Ref } from 'react'
import './date-input.css'
import { Field, type FieldProps, useFieldIds } from './field.tsx'

export type TimeInputProps = FieldProps & {
  /** `HH:MM`, or empty. */
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

export function TimeInput({ label, labelHidden, hint, error, optional, id, name, ...rest }: TimeInputProps) {
  const { value, onChange, onBlur, ref } = rest
  const ids = useFieldIds({ id, hint, error })
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      <input
        ref={ref}
        {...ids.aria}
        type="time"
        className="control num date-input"
        id={ids.control}
        name={name}
        value={value}
        onBlur={onBlur}
        onChange={(event) => onChange(event.target.value.slice(0, 5))}
      />
    </Field>
  )
}
