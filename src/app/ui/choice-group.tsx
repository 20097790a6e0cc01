// What chips and segments share: native radios or checkboxes with arrow keys, in one labelled group.
import type { KeyboardEvent, ReactNode } from 'react'
import './visually-hidden.css'

export type Choice<T> = { value: T; label: string; hint?: string | undefined }

/** The value of one choice, or the values of many. */
export type OneOrMany<T> =
  | { many?: false | undefined; value: T | null; onChange: (value: T | null) => void }
  | { many: true; value: readonly T[]; onChange: (value: T[]) => void }

export const chosenOf = <T,>(choice: OneOrMany<T>): readonly T[] =>
  choice.many ? choice.value : choice.value === null ? [] : [choice.value]

/** What is chosen after a tap; a radio that may be left out is let go by a second tap. */
export function tap<T>(choice: OneOrMany<T>, value: T, clearable: boolean): void {
  if (!choice.many) choice.onChange(choice.value === value && clearable ? null : value)
  else if (choice.value.includes(value)) choice.onChange(choice.value.filter((one) => one !== value))
  else choice.onChange([...choice.value, value])
}

/** Arrow keys between checkboxes, as radios have by nature. */
export function arrowsBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (!step) return
  const inputs = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=checkbox], button')]
  const at = inputs.indexOf(event.target as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  inputs[(at + step + inputs.length) % inputs.length]?.focus()
}

/** One choice as a native input in its label. */
export function ChoiceInput<T>({
  choice,
  of,
  group,
  clearable,
  className,
  onBlur,
  children,
}: {
  choice: OneOrMany<T>
  of: T
  group: string
  clearable: boolean
  className: string
  onBlur?: (() => void) | undefined
  children: ReactNode
}) {
  const on = chosenOf(choice).includes(of)
  return (
    <label className={className}>
      <input
        className="visually-hidden"
        type={choice.many ? 'checkbox' : 'radio'}
        name={group}
        value={String(of)}
        checked={on}
        onBlur={onBlur}
        onChange={() => tap(choice, of, false)}
        onClick={() => {
          if (on && clearable && !choice.many) tap(choice, of, true)
        }}
      />
      {children}
    </label>
  )
}
