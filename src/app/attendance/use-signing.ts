// One person's signing as it goes: kept at every stroke, gone when it is saved, and emptied when nobody has touched it.
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { keepSigning, type Signing, signingKept } from '../../device/attendance.ts'
import { dropSigning } from '../../device/signing-mode.ts'
import type { Office } from '../records/office.tsx'

/** So long without a touch, and the screen is empty for the next. */
const stillness = 120_000
/** Letters are kept this soon after the last of them; a stroke at once. */
const typed = 250

export type KeptSigning = {
  /** Undefined until what may lie kept has been read. */
  signing: Signing | undefined
  /** Whether it came back from before the page was gone. */
  cameBack: boolean
  change: (more: Signing, at: 'once' | 'soon') => void
  /** All that is to be kept is kept: the next write may drop it. */
  settled: () => Promise<void>
  /** Empties the screen, and what is kept of it. */
  empty: () => Promise<void>
}

export function useSigning(office: Office, list: string): KeptSigning {
  const [signing, setSigning] = useState<Signing | undefined>(undefined)
  const [cameBack, setCameBack] = useState(false)
  const now = useRef<Signing>({})
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const waits = useRef(false)

  const keep = useCallback(() => {
    clearTimeout(timer.current)
    waits.current = false
    const signing = now.current
    // One write after another: a stroke is never overtaken by an older one.
    turn.current = turn.current.then(() => keepSigning(office, list, signing)).catch(() => {})
    return turn.current
  }, [office, list])

  useEffect(() => {
    let wanted = true
    void signingKept(office, list, stillness).then((kept) => {
      if (!wanted) return
      now.current = kept ?? {}
      setCameBack(kept?.language !== undefined)
      setSigning(now.current)
    })
    return () => {
      wanted = false
    }
  }, [office, list])

  const going = useEffectEvent(() => {
    if (waits.current) void keep()
  })
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && going()
    const leave = () => going()
    addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
    }
  }, [])

  const change = useCallback(
    (more: Signing, at: 'once' | 'soon') => {
      now.current = { ...now.current, ...more }
      setSigning(now.current)
      waits.current = true
      clearTimeout(timer.current)
      if (at === 'once') void keep()
      else timer.current = setTimeout(() => void keep(), typed)
    },
    [keep],
  )
  const settled = useCallback(async () => {
    clearTimeout(timer.current)
    waits.current = false
    await turn.current
  }, [])
  const empty = useCallback(async () => {
    await settled()
    now.current = {}
    setSigning({})
    setCameBack(false)
    await dropSigning(office.memory, list)
  }, [office, list, settled])
  return { signing, cameBack, change, settled, empty }
}

/** Calls when nobody has touched the page for so long; also when it was asleep meanwhile. */
export function useStillness(now: () => number, still: () => void): void {
  const call = useEffectEvent(still)
  useEffect(() => {
    let last = now()
    const touched = () => {
      last = now()
    }
    const look = () => {
      if (now() - last < stillness) return
      last = now()
      call()
    }
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'input'] as const
    // Before it is a touch: a page that slept for an hour is emptied by its waking, not kept by it.
    const wake = () => document.visibilityState === 'visible' && look()
    for (const kind of kinds) addEventListener(kind, touched, { passive: true })
    document.addEventListener('visibilitychange', wake)
    const every = setInterval(look, 1_000)
    return () => {
      for (const kind of kinds) removeEventListener(kind, touched)
      document.removeEventListener('visibilitychange', wake)
      clearInterval(every)
    }
  }, [now])
}

/** While the page is not seen it is blank, so that the picture among the open apps shows nobody; back leads nowhere. */
export function useNothingShows(): void {
  useEffect(() => {
    const { classList } = document.documentElement
    const hide = () => classList.toggle('sign-hidden', document.visibilityState === 'hidden')
    const leave = () => classList.add('sign-hidden')
    const come = () => classList.remove('sign-hidden')
    const stay = () => history.pushState(null, '', location.href)
    stay()
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', leave)
    addEventListener('pageshow', come)
    addEventListener('popstate', stay)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', come)
      removeEventListener('popstate', stay)
      come()
    }
  }, [])
}
