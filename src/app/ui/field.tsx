// What stands around every control: its label, a hint, and what is wrong with it.
import { type ReactNode, useId } from 'react'
import './field.css'
import './visually-hidden.css'
import { Icon } from './icon.tsx'
import { names } from './names.ts'
import { useWords } from './words.tsx'

export type FieldProps = {
  label: string
  /** Read to those who listen, not drawn: only where something beside it says the same. */
  labelHidden?: boolean | undefined
  hint?: ReactNode
  /** What is wrong, and what to do; nothing when all is well. */
  error?: string | undefined
  optional?: boolean | undefined
  /** Its place on the page, so that an error summary can lead here. */
  id?: string | undefined
  name?: string | undefined
}

/** The ids that tie a control to its label, hint and error, and the attributes it needs. */
export function useFieldIds({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) {
  const made = useId()
  const control = id ?? made
  const describedBy = names(error && `${control}-error`, hint != null && `${control}-hint`) || undefined
  return {
    control,
    label: `${control}-label`,
    hint: `${control}-hint`,
    error: `${control}-error`,
    describedBy,
    aria: {
      'aria-describedby': describedBy,
      'aria-invalid': error ? true : undefined,
    },
  }
}
export type FieldIds = ReturnType<typeof useFieldIds>

/** A label above one control. */
export function Field({
  ids,
  label,
  labelHidden,
  hint,
  error,
  optional,
  children,
}: FieldProps & { ids: FieldIds; children: ReactNode }) {
  return (
    <div className={names('field', error && 'field-wrong')}>
      <label
        className={names('field-label', labelHidden && 'visually-hidden')}
        id={ids.label}
        htmlFor={ids.control}
      >
        <FieldLabel label={label} optional={optional} />
      </label>
      {children}
      <FieldNotes ids={ids} hint={hint} error={error} />
    </div>
  )
}

/** A label above several controls that answer one question: chips, a segmented choice. */
export function FieldGroup({
  ids,
  label,
  labelHidden,
  hint,
  error,
  optional,
  radios,
  children,
}: FieldProps & { ids: FieldIds; radios?: boolean | undefined; children: ReactNode }) {
  return (
    <fieldset
      className={names('field', error && 'field-wrong')}
      id={ids.control}
      tabIndex={-1}
      aria-describedby={ids.describedBy}
      {...(radios ? { role: 'radiogroup', 'aria-invalid': error ? true : undefined } : {})}
    >
      <legend className={names('field-label', labelHidden && 'visually-hidden')} id={ids.label}>
        <FieldLabel label={label} optional={optional} />
      </legend>
      {children}
      <FieldNotes ids={ids} hint={hint} error={error} />
    </fieldset>
  )
}

function FieldLabel({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const { parts } = useWords()
  return (
    <>
      {label}
      {optional && <span className="field-optional"> · {parts.optional}</span>}
    </>
  )
}

function FieldNotes({ ids, hint, error }: Pick<FieldProps, 'hint' | 'error'> & { ids: FieldIds }) {
  return (
    <>
      {error && (
        <p className="field-error" id={ids.error}>
          <Icon name="warning" size={18} />
          <span>{error}</span>
        </p>
      )}
      {hint != null && (
        <p className="field-hint" id={ids.hint}>
          {hint}
        </p>
      )}
    </>
  )
}
