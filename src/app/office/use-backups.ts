// The office's backups, asked of its server: how they stand, a new one, a restore tried; asked again while one is under way.
import { useCallback, useEffect, useState } from 'react'
import { useOffice } from '../records/office.tsx'
import { type Answer, ask, type NotDone } from '../records/office-calls.ts'

export type Backups = {
  store: 'sqlite' | 'postgres'
  folder: string
  copies: number
  latest: {
    at: string
    file: string
    folder: string
    bytes: number
    isThere: boolean
    entries: number
    records: number
  } | null
  tested: {
    at: string
    file: string
    of: string
    ok: boolean
    because: 'damaged' | 'differs' | null
    entries: number
    records: number
  } | null
  doing: { what: 'backup' | 'test'; step: 'copying' | 'checking' | 'restoring'; since: string } | null
  failed: {
    what: 'backup' | 'test'
    because: 'no-room' | 'cannot-reach' | 'copy-is-wrong' | 'not-found' | 'failed'
    at: string
  } | null
}

/** How often it is asked for while something is under way. */
const often = 700

export function useBackups() {
  const { handed } = useOffice()
  const [now, setNow] = useState<Backups | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const take = useCallback((answer: Answer<Backups>) => {
    if (answer.ok) setNow(answer.answer)
    setProblem(answer.ok ? null : answer.because)
  }, [])
  const read = useCallback(async () => take(await ask<Backups>(handed.fetch, '/api/backups')), [handed, take])
  const isDoing = now?.doing != null
  useEffect(() => {
    void read()
    if (!isDoing) return
    const timer = setInterval(() => void read(), often)
    return () => clearInterval(timer)
  }, [read, isDoing])
  const begin = useCallback(
    (what: 'backup' | 'test') =>
      ask<Backups>(handed.fetch, what === 'backup' ? '/api/backups' : '/api/backups/test', {}),
    [handed],
  )
  return { now, problem, read, begin, take }
}
