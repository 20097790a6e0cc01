// One line of text.
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { names } from './names.ts'
import './text-input.css'

type Native = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'id' | 'prefix'>

export type TextInputProps = FieldProps &
  Native & {
    value: string
    onChange: (value: string) => void
    /** Before and after what is typed: an icon, a unit. */
    before?: ReactNode
    after?: ReactNode
    /** A code to be read and compared: wide, in capitals. */
    look?: 'code' | undefined
  }

export function TextInput({
  label,
  labelHidden,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  before,
  after,
  look,
  ...rest
}: TextInputProps) {
  const ids = useFieldIds({ id, hint, error })
  const input = (className?: string) => (
    <input
      type="text"
      {...rest}
      {...ids.aria}
      className={names(className, look && `text-input-${look}`)}
      id={ids.control}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      {before || after ? (
        <div className="control">
          {before && <span className="control-affix">{before}</span>}
          {input()}
          {after && <span className="control-affix">{after}</span>}
        </div>
      ) : (
        input('control')
      )}
    </Field>
  )
}
