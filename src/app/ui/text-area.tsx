// Several lines of text, as high as what is written.
import { type ComponentPropsWithRef, useLayoutEffect, useRef } from 'react'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import './text-area.css'

export type TextAreaProps = FieldProps &
  Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange' | 'id' | 'ref'> & {
    value: string
    onChange: (value: string) => void
    ref?: ((element: HTMLTextAreaElement | null) => void) | undefined
  }

export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  optional,
  id,
  value,
  onChange,
  ref,
  rows = 3,
  ...rest
}: TextAreaProps) {
  const ids = useFieldIds({ id, hint, error })
  const area = useRef<HTMLTextAreaElement | null>(null)
  // Only where CSS cannot do it (field-sizing is not everywhere yet).
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is written
  useLayoutEffect(() => {
    const element = area.current
    if (!element || CSS.supports('field-sizing', 'content')) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 3}px`
  }, [value])
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      <textarea
        {...rest}
        {...ids.aria}
        ref={(element) => {
          area.current = element
          ref?.(element)
        }}
        className="control text-area"
        id={ids.control}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
