// Glömt att logga?: the meetings of any calendar that lack a session, read on this device alone, made drafts by a tick.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { keepDraft } from '../../device/drafts.ts'
import { logged } from '../../device/live.ts'
import type { Session } from '../../domain/records/session.ts'
import { notLogged } from '../../domain/review/forgotten.ts'
import { addDays } from '../../domain/values/local-date.ts'
import type { Meeting } from '../../files/ics.ts'
import { useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { calendarWords } from '../words/rooms/calendar.ts'
import './calendar.css'
import { FeedCard } from './feed-card.tsx'
import { readCalendar } from './reading.ts'

type Read =
  | { is: 'problem'; because: 'not-a-calendar' | 'too-large' }
  | { is: 'read'; left: readonly Meeting[]; all: number; cut: boolean }

const spans = [30, 90, 365] as const
type Span = (typeof spans)[number]

export default function CalendarScreen() {
  const words = useRoomWords(calendarWords)
  const { nav } = useWords()
  const office = useOffice()
  const today = useToday()
  const [span, setSpan] = useState<Span>(90)
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [read, setRead] = useState<Read | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const look = async (chosen: File, back: Span) => {
    setFile(chosen)
    setBusy(true)
    const days = { from: addDays(today, -back), to: today }
    const found = await readCalendar(chosen, days)
    if (found.ok) {
      const sessions = await logged(office.memory, ['session'], days)
      const left = notLogged(
        found.meetings,
        sessions.map(({ record }) => record as unknown as Session),
      )
      setRead({ is: 'read', left, all: found.meetings.length, cut: found.cut })
    } else setRead({ is: 'problem', because: found.because })
    setBusy(false)
  }
  return (
    <Screen title={words.title} back={{ label: nav.toDo, to: '/att-gora' }}>
      <Columns least="large">
        <Stack gap={4}>
          <p>{words.lead}</p>
          <p className="soft">{words.stays}</p>
          <Segmented
            label={words.since}
            options={spans.map((value) => ({ value: value as number, label: words.days[value] }))}
            value={span}
            onChange={(value) => {
              const next = spans.find((one) => one === value) ?? span
              setSpan(next)
              if (file) void look(file, next)
            }}
          />
          <Row gap={3}>
            <Button icon="calendar" busy={busy} onClick={() => input.current?.click()}>
              {words.choose}
            </Button>
            {busy && <Spinner />}
          </Row>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={words.choose}
            accept=".ics,text/calendar"
            onChange={(event) => {
              const [chosen] = event.target.files ?? []
              event.target.value = ''
              if (chosen) void look(chosen, span)
            }}
          />
          <p className="soft">{words.howTo}</p>
          <div aria-live="polite">
            {read?.is === 'problem' && <Banner mood="behind" title={words.problems[read.because]} />}
            {read?.is === 'read' && read.left.length === 0 && (
              <EmptyState picture="sprout" title={words.none}>
                {words.noneWords(read.all)}
              </EmptyState>
            )}
          </div>
          {read?.is === 'read' && read.left.length > 0 && <Choose key={read.left.length} {...read} />}
        </Stack>
        <FeedCard />
      </Columns>
    </Screen>
  )
}

/** The meetings without a session, newest first: ticked by the adviser, for no file knows what was advice. */
function Choose({ left, all, cut }: { left: readonly Meeting[]; all: number; cut: boolean }) {
  const words = useRoomWords(calendarWords)
  const { moments } = useWords()
  const office = useOffice()
  const today = useToday()
  const [, navigate] = useLocation()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [made, setMade] = useState(0)
  const tick = (key: string) =>
    setChosen((now) => {
      const next = new Set(now)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const make = async () => {
    const drafts = left.filter(({ key }) => chosen.has(key))
    for (const meeting of drafts) await keepDraft(office, draftOf(meeting, office.handed.id(), words))
    setMade(drafts.length)
  }
  if (made > 0) {
    return (
      <Banner
        mood="forest"
        title={words.made(made)}
        actions={
          <Button size="small" onClick={() => navigate('/logga')}>
            {words.goOn}
          </Button>
        }
      />
    )
  }
  return (
    <Card title={words.found(left.length, all)}>
      <Stack gap={3}>
        {cut && <p className="soft">{words.cut}</p>}
        <ul className="calendar-meetings">
          {[...left].reverse().map(({ key, date, startTime, minutes, title, place }) => (
            <li key={key}>
              <label className="calendar-meeting">
                <input type="checkbox" checked={chosen.has(key)} onChange={() => tick(key)} />
                <span>
                  <b>{title || words.untitled}</b>
                  <span className="soft">
                    {[
                      words.meeting(
                        moments.shortDay(date, today),
                        moments.clock(startTime),
                        moments.minutes(minutes),
                      ),
                      place,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <Button disabled={chosen.size === 0} wide onClick={() => void make()}>
          {words.make(chosen.size)}
        </Button>
      </Stack>
    </Card>
  )
}

/** What a meeting knows of its session; the title may name people, and goes where names are sealed. */
function draftOf(
  { date, startTime, minutes, title, place }: Meeting,
  id: string,
  words: { fromCalendar: (title: string) => string },
) {
  const values = {
    date,
    startTime,
    minutes,
    contactIds: [],
    setting: 'individual',
    topics: [],
    sdgs: [],
    agenda2030: false,
    companyLab: false,
    adviserIds: [],
    notes: title ? words.fromCalendar(title) : '',
    ...(place ? { place: place.slice(0, 200) } : {}),
  }
  return { key: `session:new:calendar:${id}`, kind: 'session' as const, values }
}
