// Drafts that save themselves: within half a second of the last change, and whenever the page may be about to go.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, dropDraft, keepDraft, readDraft } from '../../device/drafts.ts'
import type { KindName } from '../../domain/records/kinds.ts'
import { useOffice } from './office.tsx'
import type { FormValues } from './values.ts'

const delay = 250

/** The draft kept under a key when the screen opened; undefined until it has been read, null when there is none. */
export function useKeptDraft(key: string): Draft | null | undefined {
  const { memory, sealer } = useOffice()
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    readDraft(memory, sealer, key).then(
      (kept) => current && setDraft(kept),
      () => current && setDraft(null),
    )
    return () => {
      current = false
    }
  }, [memory, sealer, key])
  return draft
}

export type AutoDraft = {
  /** Whether what is on the screen is kept; null before anything has been typed. */
  kept: boolean | null
  changed: (values: FormValues) => void
  /** Throws the draft away, and keeps no more. */
  drop: () => Promise<void>
}

/** Keeps what is being typed under a key. */
export function useAutoDraft(key: string, kind: KindName): AutoDraft {
  const office = useOffice()
  const [kept, setKept] = useState<boolean | null>(null)
  const waiting = useRef<FormValues | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const over = useRef(false)

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    const values = waiting.current
    waiting.current = null
    if (!values || over.current) return
    keepDraft(office, { key, kind, values }).then(
      () => waiting.current === null && setKept(true),
      () => setKept(false),
    )
  }, [office, key, kind])

  const changed = useCallback(
    (values: FormValues) => {
      if (over.current) return
      waiting.current = values
      setKept(false)
      clearTimeout(timer.current)
      timer.current = setTimeout(keep, delay)
    },
    [keep],
  )

  useEffect(() => {
    const going = () => document.visibilityState === 'hidden' && keep()
    addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', going)
    return () => {
      keep()
      removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', going)
    }
  }, [keep])

  const drop = useCallback(async () => {
    over.current = true
    waiting.current = null
    clearTimeout(timer.current)
    await dropDraft(office.memory, key)
  }, [office, key])

  return { kept, changed, drop }
}
