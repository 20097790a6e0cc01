// One of a few, side by side.
import { type Choice, ChoiceInput } from './choice-group.tsx'
import { FieldGroup, type FieldProps, useFieldIds } from './field.tsx'
import { names } from './names.ts'
import './segmented.css'

export type SegmentedProps<T extends string | number> = FieldProps & {
  options: readonly Choice<T>[]
  value: T | null
  onChange: (value: T | null) => void
  onBlur?: (() => void) | undefined
}

/** Four short ones stand in a row also on a phone; longer ones two and two. */
const shapeOf = (options: readonly Choice<unknown>[]) =>
  options.length < 4
    ? null
    : options.length === 4 && options.every(({ label }) => label.length < 10)
      ? 'segmented-four'
      : 'segmented-pairs'

export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, labelHidden, hint, error, optional, id, name, options, onBlur } = props
  const ids = useFieldIds({ id, hint, error })
  return (
    <FieldGroup {...{ ids, label, labelHidden, hint, error, optional }} radios>
      <div className={names('segmented', shapeOf(options))}>
        {options.map((option) => (
          <ChoiceInput
            key={option.value}
            choice={props}
            of={option.value}
            group={name ?? ids.control}
            clearable={optional ?? false}
            className="segmented-choice"
            onBlur={onBlur}
          >
            {option.label}
          </ChoiceInput>
        ))}
      </div>
    </FieldGroup>
  )
}
