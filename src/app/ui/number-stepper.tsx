// A whole number, stepped with − and + or typed.
import type { Ref } from 'react'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { Icon } from './icon.tsx'
import './number-stepper.css'
import { stepped, typedNumber } from './step.ts'
import { useWords } from './words.tsx'

export type NumberStepperProps = FieldProps & {
  value: number | null
  onChange: (value: number | null) => void
  onBlur?: (() => void) | undefined
  step?: number | undefined
  min?: number | undefined
  max?: number | undefined
  /** After the number: `min`. */
  unit?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

export function NumberStepper({
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
  step = 1,
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  unit,
  ref,
}: NumberStepperProps) {
  const { parts } = useWords()
  const ids = useFieldIds({ id, hint, error })
  const go = (direction: 1 | -1) => onChange(stepped(value, direction, { step, min, max }))
  const shown = value === null ? '' : String(value)
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      <div className="control stepper">
        <button
          type="button"
          className="stepper-button"
          tabIndex={-1}
          aria-label={`${parts.lower}: ${label}`}
          aria-controls={ids.control}
          disabled={value !== null && value <= min}
          onClick={() => go(-1)}
        >
          <Icon name="minus" size={20} />
        </button>
        <div className="stepper-value">
          <input
            ref={ref}
            {...ids.aria}
            id={ids.control}
            name={name}
            className="num"
            role="spinbutton"
            inputMode="numeric"
            autoComplete="off"
            size={Math.max(2, shown.length)}
            aria-valuenow={value ?? undefined}
            aria-valuetext={value === null ? undefined : `${value} ${unit ?? ''}`.trim()}
            aria-valuemin={min}
            aria-valuemax={max === Number.MAX_SAFE_INTEGER ? undefined : max}
            value={shown}
            onBlur={onBlur}
            onFocus={(event) => event.target.select()}
            onChange={(event) => onChange(typedNumber(event.target.value))}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
              event.preventDefault()
              go(event.key === 'ArrowUp' ? 1 : -1)
            }}
          />
          {unit && (
            <span className="stepper-unit" aria-hidden="true">
              {unit}
            </span>
          )}
        </div>
        <button
          type="button"
          className="stepper-button"
          tabIndex={-1}
          aria-label={`${parts.raise}: ${label}`}
          aria-controls={ids.control}
          disabled={value !== null && value >= max}
          onClick={() => go(1)}
        >
          <Icon name="plus" size={20} />
        </button>
      </div>
    </Field>
  )
}
