// Meetings of a calendar that nobody has logged: proposed, never made by themselves.
import type { Session } from '../records/session.ts'
import type { LocalDate } from '../values/local-date.ts'

type Meeting = { date: LocalDate; startTime: string }

/** How far a logged time may be from the calendar's and still be the same meeting, in minutes. */
const near = 45

/**
 * The meetings without a session: one on the same day that began within three quarters of an hour of it, or whose time
 * nobody wrote. Each session stands for one meeting.
 */
export function notLogged<M extends Meeting>(
  meetings: readonly M[],
  sessions: readonly Pick<Session, 'date' | 'startTime'>[],
): M[] {
  const left = new Map<string, Pick<Session, 'startTime'>[]>()
  for (const session of sessions) left.set(session.date, [...(left.get(session.date) ?? []), session])
  const take = (date: string, fits: (startTime: string | undefined) => boolean): boolean => {
    const that = left.get(date) ?? []
    const at = that.findIndex(({ startTime }) => fits(startTime))
    if (at >= 0) that.splice(at, 1)
    return at >= 0
  }
  // Those whose time is known first, so that one without a time is left for a meeting that nothing else fits.
  const unmatched = meetings.filter(
    ({ date, startTime }) =>
      !take(date, (said) => said !== undefined && Math.abs(minuteOf(said) - minuteOf(startTime)) <= near),
  )
  return unmatched.filter(({ date }) => !take(date, (said) => said === undefined))
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
