// Everything that must be looked at before it can be saved, each with the way there.
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import './error-summary.css'
import { Icon } from './icon.tsx'
import { useWords } from './words.tsx'

export type FieldError = { /** The control's id. */ id: string; label: string; words: string }

/** Goes to a control and brings it into sight. */
export function focusField(id: string): void {
  const element = document.getElementById(id)
  const control = element?.matches('fieldset')
    ? (element.querySelector<HTMLElement>('input:checked, input') ?? element)
    : element
  element?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}

export function ErrorSummary({
  title,
  errors,
  focus = true,
  ref,
  children,
}: {
  title?: string | undefined
  errors: readonly FieldError[]
  /** Takes focus as it appears; not where the first field does. */
  focus?: boolean | undefined
  ref?: Ref<HTMLDivElement> | undefined
  children?: ReactNode
}) {
  const { parts } = useWords()
  const heading = useRef<HTMLParagraphElement>(null)
  const there = errors.length > 0
  useEffect(() => {
    if (there && focus) heading.current?.focus()
  }, [there, focus])
  if (!there) return null
  return (
    <div className="error-summary" role="alert" ref={ref}>
      <p className="error-summary-title" tabIndex={-1} ref={heading}>
        <Icon name="warning" size={22} />
        {title ?? parts.mistakes}
      </p>
      <ul>
        {errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault()
                focusField(error.id)
              }}
            >
              <b>{error.label}</b>: {error.words}
            </a>
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
