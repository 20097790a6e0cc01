// Drafts that save themselves: within half a second of the last change, and whenever the page may be about to go.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, dropDraft, keepDraft, readDraft } from '../../device/drafts.ts'
import type { KindName } from '../../domain/records/kinds.ts'
import { useOffice } from './office.tsx'
import type { FormValues } from './values.ts'

const delay = 250

/**
 * The key that this form keeps its draft under: its own while another tab has the same form open, so that neither
 * writes over the other; undefined until that is known.
 */
export function useOwnDraftKey(base: string): string | undefined {
  const { memory } = useOffice()
  const [key, setKey] = useState<string | undefined>(undefined)
  useEffect(() => {
    let left = false
    let letGo = () => {}
    const claim = async ([name, ...others]: readonly string[]): Promise<void> => {
      if (name === undefined || left) return
      if (!navigator.locks) return setKey(name)
      await navigator.locks.request(`radslag-draft-${name}`, { ifAvailable: true }, async (lock) => {
        if (left) return
        if (!lock) return void claim(others)
        setKey(name)
        await new Promise<void>((resolve) => {
          letGo = resolve
        })
      })
    }
    // A draft that is there and that nobody has open comes first.
    const kept = memory.drafts.where('key').startsWith(base).primaryKeys()
    void kept.then((names) =>
      claim([...names, base, ...[2, 3, 4, 5, 6, 7, 8, 9].map((nth) => `${base}:${nth}`)]),
    )
    return () => {
      left = true
      letGo()
    }
  }, [base, memory])
  return key
}

/** The draft kept under a key when the screen opened; undefined until it has been read, null when there is none. */
export function useKeptDraft(key: string | undefined): Draft | null | undefined {
  const { memory, sealer } = useOffice()
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    if (key === undefined) return
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
