// A year's lock as the office knows it, and what can be asked about it; each change is read back at once.
import { useCallback, useEffect, useState } from 'react'
import { useOffice } from '../records/office.tsx'
import { type Answer, ask, type NotDone } from '../records/office-calls.ts'

export type LateChoice = 'in-next-report' | 'in-exception' | 'not-reported'
export type Late = {
  id: string
  kind: string | null
  date: string | null
  how: 'arrived' | 'left' | 'changed'
  indicators: string[]
  choice: { choice: LateChoice; why: string } | null
}
export type YearLock = {
  lockedAt: string
  open: { what: string; until: string } | null
  exceptions: { key: string; by: string; what: string; why: string; until: string }[]
  supplements: { key: string; at: string; by: string; why: string; changed: unknown[] }[]
  differences: { of: string; from: number; to: number }[]
  late: Late[]
  nextIsReported: boolean
}

/** `stamp`: what of the year this device sees; when it moves, the office is asked anew. */
export function useYearLock(programme: string, year: number, stamp: string) {
  const { handed } = useOffice()
  const [now, setNow] = useState<YearLock | null | undefined>()
  const [problem, setProblem] = useState<NotDone | null>(null)
  const path = `/api/locks/${year}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a moved stamp is why it is asked again
  const read = useCallback(async () => {
    const answer = await ask<{ locked: YearLock | null }>(handed.fetch, `${path}?programme=${programme}`)
    setProblem(answer.ok ? null : answer.because)
    if (answer.ok) setNow(answer.answer.locked)
  }, [handed, path, programme, stamp])
  useEffect(() => void read(), [read])
  const post = useCallback(
    (part: '' | '/late' | '/exceptions' | '/supplements', body: object): Promise<Answer<unknown>> =>
      ask(handed.fetch, `${path}${part}`, { programme, ...body }),
    [handed, path, programme],
  )
  return { now, problem, read, post }
}
