// Something that must be answered before going on: in the middle of a desk, from the bottom of a phone.
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import './dialog.css'
import { useWords } from './words.tsx'

export type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** The answers, at the bottom; the likeliest last. */
  actions?: ReactNode
  size?: 'wide' | undefined
  children?: ReactNode
}

export function Dialog({ open, onClose, title, actions, size, children }: DialogProps) {
  const { parts } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // The browser keeps focus inside; it is given back to where it was, also by a dialog that is taken away whole.
  useEffect(() => {
    const element = dialog.current
    if (!element || !open) return
    const before = document.activeElement
    element.showModal()
    // The first thing to fill in, else the title: the way out would be a strange first word.
    const first = element.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')
    ;(first ?? element.querySelector<HTMLElement>('h2'))?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [open])
  // The element itself stays: a dialog taken away while it is open cannot give the focus back.
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own, through onCancel
    <dialog
      ref={dialog}
      className={size ? `dialog dialog-${size}` : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      {open && (
        <div className="dialog-sheet">
          <header className="dialog-head">
            <h2 id={heading} tabIndex={-1}>
              {title}
            </h2>
            <IconButton icon="close" label={parts.close} onClick={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer className="dialog-actions">{actions}</footer>}
        </div>
      )}
    </dialog>
  )
}
