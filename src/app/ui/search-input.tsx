// Searching as it is typed.
import { useId, useRef } from 'react'
import { Icon } from './icon.tsx'
import './field.css'
import './search-input.css'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.tsx'

export function SearchInput({
  label,
  value,
  onChange,
  placeholder,
  found,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  /** How many were found, said to those who listen. */
  found?: number | undefined
}) {
  const { parts } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  return (
    <search className="search-input">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <div className="control">
        <span className="control-affix">
          <Icon name="search" size={20} />
        </span>
        <input
          ref={input}
          id={id}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder ?? label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && value !== '') {
              event.preventDefault()
              onChange('')
            }
          }}
        />
        {value !== '' && (
          <button
            type="button"
            className="search-clear"
            aria-label={parts.clear}
            onClick={() => {
              onChange('')
              input.current?.focus()
            }}
          >
            <Icon name="close" size={20} />
          </button>
        )}
      </div>
      <span role="status">
        {value !== '' && found !== undefined && <VisuallyHidden>{parts.hits(found)}</VisuallyHidden>}
      </span>
    </search>
  )
}
