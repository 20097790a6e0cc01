// How long something still holds: a ring that runs out.
import { useEffect, useState } from 'react'
import './countdown.css'
import { printSeconds, secondsLeft } from './time-left.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export function Countdown({
  until,
  whole,
  now,
  label,
  onEnd,
}: {
  /** The instant it ends, and how long it was from the start; milliseconds. */
  until: number
  whole: number
  now: () => number
  /** What it says to those who listen, each minute: `9 minuter kvar`. */
  label: (seconds: number) => string
  onEnd?: (() => void) | undefined
}) {
  const [seconds, setSeconds] = useState(() => secondsLeft(until, now()))
  useEffect(() => {
    const tick = () => {
      const left = secondsLeft(until, now())
      setSeconds(left)
      if (left === 0) {
        clearInterval(timer)
        onEnd?.()
      }
    }
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until, now, onEnd])
  const round = 2 * Math.PI * 34
  const share = Math.min(1, (seconds * 1000) / whole)
  // Said by the minute, and at half a minute: every second would drown all else.
  const said = seconds > 30 ? Math.ceil(seconds / 60) * 60 : seconds > 0 ? 30 : 0
  return (
    <div className={seconds <= 60 ? 'countdown countdown-soon' : 'countdown'}>
      <svg viewBox="0 0 80 80" width="80" height="80" aria-hidden="true">
        <circle className="countdown-track" cx="40" cy="40" r="34" />
        <circle
          className="countdown-left"
          cx="40"
          cy="40"
          r="34"
          strokeDasharray={round}
          strokeDashoffset={round * (1 - share)}
        />
      </svg>
      <span className="countdown-time" aria-hidden="true">
        {printSeconds(seconds)}
      </span>
      <span role="status">
        <VisuallyHidden>{label(said)}</VisuallyHidden>
      </span>
    </div>
  )
}
