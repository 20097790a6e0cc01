// A word about what was just done, with the way back; it waits while it is looked at.
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import './toast.css'
import { useWords } from './words.tsx'

export type Toast = {
  words: ReactNode
  mood?: 'forest' | 'near' | 'behind' | undefined
  action?: { words: string; run: () => void } | undefined
  /** Milliseconds; never under 8 seconds, or it could not be read and acted on. */
  lasts?: number | undefined
}
type Shown = Toast & { id: number }

const Toasts = createContext<(toast: Toast) => void>(() => {})

/** Says something at the foot of the screen. */
export const useToast = (): ((toast: Toast) => void) => useContext(Toasts)

/** `label`: what it says of, where there is more than one. */
export function ToastHost({ label, children }: { label?: string; children: ReactNode }) {
  const { parts } = useWords()
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const say = useCallback((toast: Toast) => {
    next.current += 1
    const id = next.current
    setShown((before) => [...before.slice(-2), { ...toast, id }])
  }, [])
  const close = useCallback(
    (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)),
    [],
  )
  const regions = useMemo(
    () => (
      <section className="toast-host" aria-label={label ?? parts.messages}>
        {/* Always there, or what is put in it is not read. */}
        <div role="status" aria-relevant="additions" className="toast-live">
          {shown.map((toast) => (
            <OneToast key={toast.id} toast={toast} close={close} />
          ))}
        </div>
      </section>
    ),
    [shown, close, parts, label],
  )
  return (
    <Toasts value={say}>
      {children}
      {regions}
    </Toasts>
  )
}

function OneToast({ toast, close }: { toast: Shown; close: (id: number) => void }) {
  const { parts } = useWords()
  const [held, setHeld] = useState(0)
  const { id, words, mood = 'forest', action, lasts = 8_000 } = toast
  useEffect(() => {
    if (held > 0) return
    const timer = setTimeout(() => close(id), Math.max(8_000, lasts))
    return () => clearTimeout(timer)
  }, [held, id, lasts, close])
  const hold = () => setHeld((times) => times + 1)
  const letGo = () => setHeld((times) => Math.max(0, times - 1))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens only to know that it is being read
    <div
      className={`toast toast-${mood}`}
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(id)
      }}
    >
      <Icon name={mood === 'forest' ? 'check' : 'warning'} size={22} />
      <span className="toast-words">{words}</span>
      {action && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            action.run()
            close(id)
          }}
        >
          {action.words}
        </Button>
      )}
      <IconButton icon="close" label={parts.close} onClick={() => close(id)} />
    </div>
  )
}
