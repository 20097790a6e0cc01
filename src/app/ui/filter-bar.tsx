// What a list is narrowed to: one row of small choices, each a native list.
import type { ReactNode } from 'react'
import './filter-bar.css'
import { Icon } from './icon.tsx'
import { names } from './names.ts'
import './visually-hidden.css'

export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="filter-bar" aria-label={label}>
      {children}
    </fieldset>
  )
}

export type FilterSelectProps<T extends string> = {
  label: string
  /** Empty is all. */
  value: T | ''
  /** What stands for all: `Alla kommuner`. */
  all?: string | undefined
  options: readonly { value: T; label: string }[]
  onChange: (value: T | '') => void
}

/** A native list, drawn as a chip; filled while it narrows. */
export function FilterSelect<T extends string>({
  label,
  value,
  all,
  options,
  onChange,
}: FilterSelectProps<T>) {
  return (
    <label className={names('filter-select', value !== '' && all !== undefined && 'filter-select-on')}>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as T | '')}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={16} />
    </label>
  )
}
