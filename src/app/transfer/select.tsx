// One of many, as a native list with its label.
import { Field, type FieldProps, useFieldIds } from '../ui/field.tsx'

export function Select({
  value,
  none,
  options,
  onChange,
  ...field
}: Pick<FieldProps, 'label' | 'labelHidden' | 'hint'> & {
  value: string
  /** What stands for nothing chosen. */
  none?: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const ids = useFieldIds({ id: undefined, hint: field.hint })
  return (
    <Field ids={ids} {...field}>
      <select
        id={ids.control}
        className="control"
        value={value}
        {...ids.aria}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
