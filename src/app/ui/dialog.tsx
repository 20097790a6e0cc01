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
  // The browser keeps focus inside, and gives it back to where it was.
  useEffect(() => {
    const element = dialog.current
    if (!element || !open) return
    element.showModal()
    return () => element.close()
  }, [open])
  if (!open) return null
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
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label={parts.close} onClick={onClose} />
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  )
}
