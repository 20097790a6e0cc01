// A code to be read aloud or typed on another screen.
import './code-text.css'
import { VisuallyHidden } from './visually-hidden.tsx'

/** `ABCD-EFGH`; read sign by sign to those who listen. */
export function CodeText({ code, label }: { code: string; label: string }) {
  return (
    <p className="code-text">
      <VisuallyHidden>
        {label}: {[...code.replaceAll('-', ' ')].join(' ')}
      </VisuallyHidden>
      <span aria-hidden="true">{code}</span>
    </p>
  )
}
