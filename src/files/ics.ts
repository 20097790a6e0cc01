// Calendars: the meetings that a file of any calendar holds, and a feed that any calendar reads.
import ICAL from 'ical.js'
import {
  dayInStockholm,
  type LocalDate,
  parseLocalDate,
  timeInStockholm,
} from '../domain/values/local-date.ts'

/** A meeting as a calendar has it, at the office's own day and time. */
export type Meeting = {
  /** Its id in the calendar, with the day where it is one of several. */
  key: string
  date: LocalDate
  startTime: string
  minutes: number
  title: string
  place: string
}

export type MeetingsRead =
  | { ok: true; meetings: Meeting[] /** Whether there were more than are kept. */; cut: boolean }
  | { ok: false; because: 'not-a-calendar' | 'too-large' }

/** So long a text is read; so many meetings are kept, the latest; so often may one of them come again. */
const most = { characters: 20_000_000, meetings: 2_000, occurrences: 5_000 }

/**
 * The meetings that begin in a stretch of days, oldest first. What lasts all day, is cancelled, or cannot be read is not
 * among them; what comes again comes once for each time. A time without a zone is the office's.
 */
export function readIcs(text: string, { from, to }: { from: LocalDate; to: LocalDate }): MeetingsRead {
  if (text.length > most.characters) return { ok: false, because: 'too-large' }
  let calendars: ICAL.Component[]
  try {
    const parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim())
    // One calendar is a component, several a list of them.
    const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[]
    calendars = all.map((one) => new ICAL.Component(one as never)).filter(({ name }) => name === 'vcalendar')
  } catch {
    return { ok: false, because: 'not-a-calendar' }
  }
  if (calendars.length === 0) return { ok: false, because: 'not-a-calendar' }
  const meetings = calendars.flatMap((calendar) => meetingsOf(calendar, from, to))
  const inOrder = meetings.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
  return { ok: true, meetings: inOrder.slice(-most.meetings), cut: inOrder.length > most.meetings }
}

const when = ({ date, startTime, key }: Meeting): string => `${date} ${startTime} ${key}`

function meetingsOf(calendar: ICAL.Component, from: LocalDate, to: LocalDate): Meeting[] {
  const events = calendar.getAllSubcomponents('vevent')
  const changed = events.filter((event) => event.hasProperty('recurrence-id'))
  return events
    .filter((event) => !event.hasProperty('recurrence-id'))
    .flatMap((component) => {
      try {
        const uid = component.getFirstPropertyValue('uid')
        const exceptions = changed.filter((one) => one.getFirstPropertyValue('uid') === uid)
        return occurrences(new ICAL.Event(component, { exceptions } as never), from, to)
      } catch {
        // One event that nobody can read does not hide the others.
        return []
      }
    })
}

function occurrences(event: ICAL.Event, from: LocalDate, to: LocalDate): Meeting[] {
  if (!event.startDate || event.startDate.isDate) return []
  if (!event.isRecurring()) return meetingOf(event, event.startDate, event.uid, from, to)
  const meetings: Meeting[] = []
  const times = event.iterator()
  for (let turn = 0; turn < most.occurrences; turn++) {
    const time = times.next() as ICAL.Time | undefined
    if (!time || localOf(time).date > to) break
    const { item, startDate } = event.getOccurrenceDetails(time)
    meetings.push(...meetingOf(item, startDate, `${event.uid} ${localOf(time).date}`, from, to))
  }
  return meetings
}

function meetingOf(
  event: ICAL.Event,
  start: ICAL.Time,
  key: string,
  from: LocalDate,
  to: LocalDate,
): Meeting[] {
  const status = event.component.getFirstPropertyValue('status')
  const { date, startTime } = localOf(start)
  if (status === 'CANCELLED' || date < from || date > to || parseLocalDate(date) === null) return []
  const minutes = Math.round(event.duration.toSeconds() / 60)
  if (minutes < 1 || minutes > 1440) return []
  return [{ key, date, startTime, minutes, title: event.summary ?? '', place: event.location ?? '' }]
}

/** An event's time as the clock on the office's wall had it. */
function localOf(time: ICAL.Time): { date: LocalDate; startTime: string } {
  if (time.zone === ICAL.Timezone.localTimezone || time.zone === null) {
    const two = (n: number) => String(n).padStart(2, '0')
    return {
      date: `${time.year}-${two(time.month)}-${two(time.day)}` as LocalDate,
      startTime: `${two(time.hour)}:${two(time.minute)}`,
    }
  }
  const instant = time.toUnixTime() * 1000
  return { date: dayInStockholm(instant), startTime: timeInStockholm(instant) }
}

// A folded line's leading blank is one of its 75 octets too (RFC 5545, 3.1): the library counts without it.
ICAL.foldLength = 74

/** One line of the feed: something to do on a day. */
export type Reminder = { id: string; date: LocalDate; title: string; url: string }

/** The feed, all its events lasting their whole day; `stamp` is the instant it is made, `YYYY-MM-DDTHH:MM:SSZ`. */
export function printIcs(name: string, reminders: readonly Reminder[], stamp: string): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Rådslag//SV')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('method', 'PUBLISH')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  for (const { id, date, title, url } of reminders) {
    const event = new ICAL.Component('vevent')
    event.updatePropertyWithValue('uid', `${id}@radslag`)
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(stamp))
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(date))
    event.updatePropertyWithValue('summary', title)
    event.updatePropertyWithValue('url', url)
    // A thing to do keeps nobody's day busy.
    event.updatePropertyWithValue('transp', 'TRANSPARENT')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
