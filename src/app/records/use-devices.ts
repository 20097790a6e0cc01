// The office's devices, asked again when the office hints, when the page is seen, and every few seconds while one is awaited.
import { useCallback, useEffect, useState } from 'react'
import { useOffice } from './office.tsx'
import { type DeviceRow, type NotDone, readDevices } from './office-calls.ts'

export type Devices = {
  rows: readonly DeviceRow[] | null
  /** When the lead last said that the list is right. */
  reviewedAt: string | null
  problem: NotDone | null
  ask: () => Promise<void>
}

export function useDevices(often: boolean): Devices {
  const { handed } = useOffice()
  const [rows, setRows] = useState<readonly DeviceRow[] | null>(null)
  const [reviewedAt, setReviewedAt] = useState<string | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const ask = useCallback(async () => {
    const read = await readDevices(handed.fetch)
    if (read.ok) {
      setRows(read.answer.devices)
      setReviewedAt(read.answer.reviewedAt)
    }
    setProblem(read.ok ? null : read.because)
  }, [handed])
  useEffect(() => {
    const again = () => void ask()
    again()
    addEventListener('radslag:devices', again)
    addEventListener('online', again)
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), often ? 2_000 : 30_000)
    return () => {
      removeEventListener('radslag:devices', again)
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [ask, often])
  return { rows, reviewedAt, problem, ask }
}
