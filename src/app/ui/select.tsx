// One of many, from the machine's own list: as long as it needs, and no higher than a line.
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { Icon } from './icon.tsx'
import './select.css'

export type SelectOption = { value: string; label: string }

export type SelectProps = FieldProps & {
  options: readonly SelectOption[]
  /** Those that belong together, under a heading; what stands in no group comes last. */
  groups?: readonly { label: string; values: readonly string[] }[] | undefined
  /** What stands there while nothing is chosen. */
  placeholder?: string | undefined
  /** What stands for nothing, where nothing may be chosen: `Alla år`. */
  none?: string | undefined
  value: string | null
  onChange: (value: string | null) => void
}

export function Select(props: SelectProps) {
  const { label, labelHidden, hint, error, optional, id, name, options, placeholder } = props
  const { groups = [], value, none, onChange } = props
  const ids = useFieldIds({ id, hint, error })
  const grouped = new Set(groups.flatMap(({ values }) => values))
  const row = (one: SelectOption) => (
    <option key={one.value} value={one.value}>
      {one.label}
    </option>
  )
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      <div className="select">
        <select
          {...ids.aria}
          className="control"
          id={ids.control}
          name={name}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        >
          {(none !== undefined || optional || value === null) && (
            <option value="">{none ?? placeholder}</option>
          )}
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.values.flatMap((of) => options.find((one) => one.value === of) ?? []).map(row)}
            </optgroup>
          ))}
          {options.filter((one) => !grouped.has(one.value)).map(row)}
        </select>
        <Icon name="down" size={18} />
      </div>
    </Field>
  )
}
