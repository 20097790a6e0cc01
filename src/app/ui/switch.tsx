// Yes or no, at once.
import { type ReactNode, type Ref, useId } from 'react'
import { Icon } from './icon.tsx'
import { names } from './names.ts'
import './field.css'
import './switch.css'

export type SwitchProps = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  checked: boolean
  onChange: (checked: boolean) => void
  onBlur?: (() => void) | undefined
  /** As a row with a switch at its end, or as a card with a tick that says it was done. */
  look?: 'row' | 'card' | undefined
  disabled?: boolean | undefined
  id?: string | undefined
  name?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

export function Switch({ label, hint, error, checked, onChange, look = 'row', id, ...rest }: SwitchProps) {
  const made = useId()
  const control = id ?? made
  return (
    <div className={names('switch', `switch-${look}`, checked && 'switch-on')}>
      <label className="switch-main">
        <input
          {...rest}
          id={control}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className="switch-input"
          checked={checked}
          aria-describedby={
            names(error && `${control}-error`, hint != null && `${control}-hint`) || undefined
          }
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        {look === 'card' ? (
          <span className="switch-tick" aria-hidden="true">
            {checked && <Icon name="check" size={22} />}
          </span>
        ) : (
          <span className="switch-track" aria-hidden="true" />
        )}
        <span className="switch-label">{label}</span>
      </label>
      {error && (
        <p className="field-error" id={`${control}-error`}>
          <Icon name="warning" size={18} />
          <span>{error}</span>
        </p>
      )}
      {hint != null && (
        <div className="switch-hint" id={`${control}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}
