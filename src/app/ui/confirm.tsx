// A question before something is done: what it means, yes, or not after all.
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useWords } from './words.tsx'

export type ConfirmProps = {
  open: boolean
  title: string
  /** What the yes says: the deed itself, never "OK". */
  yes: string
  danger?: boolean | undefined
  onYes: () => void
  onClose: () => void
  children: ReactNode
}

export function Confirm({ open, title, yes, danger, onYes, onClose, children }: ConfirmProps) {
  const { parts } = useWords()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button {...(danger ? { kind: 'danger' as const } : {})} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
