// A year's report locked: what differs since, what is decided of it, the year opened and added to (C9).
import { useState } from 'react'
import { queueState, recordOf } from '../../device/live.ts'
import type { Report } from '../../domain/report/report.ts'
import { addDays, type LocalDate, yearOf } from '../../domain/values/local-date.ts'
import { printKronor } from '../../domain/values/ore.ts'
import { useLive, useToday } from '../records/office.tsx'
import { titleOf } from '../records/title.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { yearLockWords } from '../words/rooms/year-lock.ts'
import { type Late, type LateChoice, type YearLock as Locked, useYearLock } from './use-year-lock.ts'

export function YearLock({ report }: { report: Report }) {
  const words = useRoomWords(yearLockWords)
  const { notDone, moments } = useWords()
  const toast = useToast()
  const { freshly, signIn } = useFreshSignIn()
  const { year, programme } = report
  const stamp = JSON.stringify(
    report.objectives.map(({ indicators }) => indicators.map((one) => one.actual.value)),
  )
  const { now, problem, read, post } = useYearLock(programme.key, year, stamp)
  const [failed, setFailed] = useState<typeof problem>(null)
  const act = async (part: Parameters<typeof post>[0], body: object, done: string): Promise<boolean> => {
    const answer = await freshly(() => post(part, body))
    setFailed(answer.ok ? null : answer.because)
    await read()
    if (answer.ok) toast({ words: done, mood: 'forest' })
    return answer.ok
  }
  const wrong = failed ?? problem
  return (
    <Stack gap={4}>
      {wrong && (
        <Banner
          mood="near"
          urgent
          title={notDone[wrong]}
          actions={
            <Button size="small" kind="ghost" onClick={() => void read().then(() => setFailed(null))}>
              {words.tryAgain}
            </Button>
          }
        >
          {wrong === 'no-network' && words.needsNetwork}
        </Banner>
      )}
      {now === undefined && !wrong && <Skeleton />}
      {now === null && <NotLocked report={report} onLock={() => act('', {}, words.lockedNow(year))} />}
      {now && (
        <>
          <Banner mood="forest" icon="check" title={words.locked(year)}>
            {words.lockedAt(moments.day(now.lockedAt as LocalDate))}{' '}
            {now.differences.length === 0 && now.late.length === 0 && words.same}
          </Banner>
          <Differences locked={now} report={report} />
          {now.late.length > 0 && (
            <LateOnes
              late={now.late}
              choices={choices.filter((one) => one !== 'in-next-report' || !now.nextIsReported)}
              onChoose={async (ids, choice, why) => {
                for (const id of ids)
                  if (!(await act('/late', { id, choice, why }, words.chosen))) return false
                return true
              }}
            />
          )}
          <Additions locked={now} year={year} act={act} />
        </>
      )}
      {signIn}
    </Stack>
  )
}

function NotLocked({ report, onLock }: { report: Report; onLock: () => Promise<boolean> }) {
  const words = useRoomWords(yearLockWords)
  const today = useToday()
  const unsent = useLive(({ memory }) => queueState(memory))?.unsent ?? 0
  const [asking, setAsking] = useState(false)
  const { year } = report
  const unreviewed = report.objectives
    .flatMap(({ indicators }) => indicators)
    .filter((one) => one.unreviewed > 0)
  const hasBegun = year <= yearOf(today)
  const doubts = [
    year === yearOf(today) && words.notOver(year),
    unreviewed.length > 0 && words.unreviewed(unreviewed.length),
    unsent > 0 && words.unsent(unsent),
  ].filter((one) => one !== false)
  return (
    <Stack gap={2}>
      <p className="report-text">{words.notLockedWords}</p>
      {doubts.map((doubt) => (
        <p className="soft" key={doubt}>
          {doubt}
        </p>
      ))}
      <Row>
        <Button icon="lock" disabled={!hasBegun} onClick={() => setAsking(true)}>
          {words.lock(year)}
        </Button>
      </Row>
      <Confirm
        open={asking}
        title={words.lockTitle(year)}
        yes={words.lock(year)}
        onYes={() => {
          setAsking(false)
          void onLock()
        }}
        onClose={() => setAsking(false)}
      >
        <Stack gap={2}>
          <p>{words.lockWords}</p>
          {doubts.map((doubt) => (
            <p key={doubt}>{doubt}</p>
          ))}
        </Stack>
      </Confirm>
    </Stack>
  )
}

function Differences({ locked, report }: { locked: Locked; report: Report }) {
  const words = useRoomWords(yearLockWords)
  const language = useLanguage()
  if (locked.differences.length === 0) return null
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const isMoney = (of: string) => of.startsWith('booked/') || of.endsWith('Ore')
  const print = (of: string, value: number) =>
    isMoney(of) ? printKronor(value, locale) : value.toLocaleString(locale)
  const nameOf = (of: string) =>
    report.programme.indicators.find(({ id }) => id === of)?.name[language] ??
    (of.startsWith('booked/')
      ? words.booked(of.slice('booked/'.length))
      : (words.sums[of as 'livelihoods/now'] ?? of))
  return (
    <Section title={words.differences}>
      <DataTable
        caption={`${words.reported}, ${words.now.toLocaleLowerCase(language)}`}
        columns={[
          { key: 'of', label: words.figure },
          { key: 'from', label: words.reported, numeric: true },
          { key: 'to', label: words.now, numeric: true },
        ]}
        rows={locked.differences.map(({ of, from, to }) => ({
          key: of,
          cells: { of: nameOf(of), from: print(of, from), to: print(of, to) },
        }))}
      />
    </Section>
  )
}

type Choose = (ids: readonly string[], choice: LateChoice, why: string) => Promise<boolean>

type LateOnesProps = { late: readonly Late[]; choices: readonly LateChoice[]; onChoose: Choose }

function LateOnes({ late, choices, onChoose }: LateOnesProps) {
  const words = useRoomWords(yearLockWords)
  const [asking, setAsking] = useState<readonly Late[] | null>(null)
  // What the office did not take is there when the dialog is opened again.
  const [kept, setKept] = useState<KeptChoice | null>(null)
  const waiting = late.filter(({ choice }) => choice === null)
  return (
    <Section
      title={words.late}
      aside={
        waiting.length > 1 ? (
          <Button size="small" kind="ghost" onClick={() => setAsking(waiting)}>
            {words.chooseAll(waiting.length)}
          </Button>
        ) : undefined
      }
    >
      <Stack gap={2}>
        {waiting.length > 0 && <p className="soft">{words.waits(waiting.length)}</p>}
        <List label={words.late}>
          {late.map((one) => (
            <LateRow key={one.id} late={one} onAsk={() => setAsking([one])} />
          ))}
        </List>
      </Stack>
      {asking && (
        <ChoiceDialog
          key={asking.map(({ id }) => id).join()}
          first={kept ?? asking[0]?.choice ?? null}
          choices={choices}
          onClose={() => setAsking(null)}
          onSave={async (choice, why) => {
            const ids = asking.map(({ id }) => id)
            setAsking(null)
            setKept((await onChoose(ids, choice, why)) ? null : { choice, why })
          }}
        />
      )}
    </Section>
  )
}

function LateRow({ late, onAsk }: { late: Late; onAsk: () => void }) {
  const words = useRoomWords(yearLockWords)
  const records = useRecordWords()
  const { moments } = useWords()
  const printing = usePrinting()
  const found = useLive((office) => recordOf(office, late.id), [late.id])
  const kind = late.kind ? records.kinds[late.kind as 'session'].one : words.gone
  const title = found && printing ? titleOf(found.record, records, printing.contacts) : kind
  return (
    <ListRow
      title={title}
      detail={[
        words.how[late.how],
        late.date ? moments.day(late.date as LocalDate) : '',
        late.choice ? `${words.choices[late.choice.choice]}: ${late.choice.why}` : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        <Button
          size="small"
          kind={late.choice ? 'quiet' : 'ghost'}
          onClick={onAsk}
          aria-label={`${late.choice ? words.change : words.choose}: ${title}`}
        >
          {late.choice ? words.change : words.choose}
        </Button>
      }
      href={found ? `/moten/${late.id}` : undefined}
    />
  )
}

/** One that would stand in a report that has gone out already is not there to choose. */
const choices: readonly LateChoice[] = ['not-reported', 'in-next-report', 'in-exception']

/** No choice is made beforehand, and leaving makes none. */
type KeptChoice = { choice: LateChoice; why: string }

function ChoiceDialog({
  first,
  choices,
  onSave,
  onClose,
}: {
  first: KeptChoice | null
  choices: readonly LateChoice[]
  onSave: (choice: LateChoice, why: string) => Promise<void>
  onClose: () => void
}) {
  const words = useRoomWords(yearLockWords)
  const { parts } = useWords()
  const [choice, setChoice] = useState<LateChoice | null>(first?.choice ?? null)
  const [why, setWhy] = useState(first?.why ?? '')
  const [missing, setMissing] = useState(false)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.choiceTitle}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button
            disabled={!choice}
            onClick={() => {
              if (why.trim() === '') return setMissing(true)
              if (choice) void onSave(choice, why.trim())
            }}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <ChipGroup
          label={words.choiceTitle}
          labelHidden
          options={choices.map((value) => ({ value, label: words.choices[value] }))}
          value={choice}
          onChange={setChoice}
        />
        {choice && <p className="soft">{words.choiceHelp[choice]}</p>}
        {!choices.includes('in-next-report') && <p className="soft">{words.nextIsReported}</p>}
        <TextArea
          label={words.why}
          error={missing && why.trim() === '' ? words.whyNeeded : undefined}
          value={why}
          maxLength={500}
          onChange={setWhy}
        />
      </Stack>
    </Dialog>
  )
}

function Additions({
  locked,
  year,
  act,
}: {
  locked: Locked
  year: number
  act: (part: '/exceptions' | '/supplements', body: object, done: string) => Promise<boolean>
}) {
  const words = useRoomWords(yearLockWords)
  const { moments } = useWords()
  const [asking, setAsking] = useState<'open' | 'supplement' | null>(null)
  const [kept, setKept] = useState<Addition | null>(null)
  const day = (date: string) => moments.day(date as LocalDate)
  const differs = locked.differences.length > 0 || locked.late.length > 0
  return (
    <>
      {locked.open ? (
        <Banner
          title={words.opened(day(locked.open.until))}
          actions={
            <Button disabled={!differs} onClick={() => setAsking('supplement')}>
              {words.supplement}
            </Button>
          }
        >
          {locked.open.what}
        </Banner>
      ) : (
        differs && (
          <Row>
            <Button kind="ghost" onClick={() => setAsking('open')}>
              {words.open}
            </Button>
          </Row>
        )
      )}
      {locked.supplements.length + locked.exceptions.length > 0 && (
        <Section title={words.history}>
          <List label={words.history}>
            {locked.supplements.map(({ key, at, why, changed }) => (
              <ListRow key={`t${key}`} title={words.supplementAt(day(at), changed.length)} detail={why} />
            ))}
            {locked.exceptions.map(({ key, what, why, until }) => (
              <ListRow key={`u${key}`} title={what} detail={`${why} · ${words.exceptionUntil(day(until))}`} />
            ))}
          </List>
        </Section>
      )}
      {asking && (
        <AdditionDialog
          asking={asking}
          first={kept}
          year={year}
          onClose={() => setAsking(null)}
          onSave={async (said) => {
            setAsking(null)
            const done = await (asking === 'open'
              ? act('/exceptions', said, words.opened(day(said.until)))
              : act('/supplements', { why: said.why }, words.supplemented))
            setKept(done ? null : said)
          }}
        />
      )}
    </>
  )
}

type Addition = { what: string; why: string; until: string }

function AdditionDialog({
  asking,
  first,
  year,
  onSave,
  onClose,
}: {
  asking: 'open' | 'supplement'
  first: Addition | null
  year: number
  onSave: (said: Addition) => Promise<void>
  onClose: () => void
}) {
  const words = useRoomWords(yearLockWords)
  const { parts } = useWords()
  const today = useToday()
  const [said, setSaid] = useState(first ?? { what: '', why: '', until: addDays(today, 14) as string })
  const [tried, setTried] = useState(false)
  const opens = asking === 'open'
  const lacks = (text: string) => (tried && text.trim() === '' ? words.whyNeeded : undefined)
  return (
    <Dialog
      open
      onClose={onClose}
      title={opens ? words.openTitle(year) : words.supplementTitle}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button
            onClick={() => {
              setTried(true)
              if (said.why.trim() === '' || (opens && (said.what.trim() === '' || said.until === ''))) return
              void onSave({ ...said, what: said.what.trim(), why: said.why.trim() })
            }}
          >
            {opens ? words.open : words.supplement}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <p>{opens ? words.openWords : words.supplementWords}</p>
        {opens && (
          <TextArea
            label={words.what}
            error={lacks(said.what)}
            value={said.what}
            maxLength={500}
            onChange={(what) => setSaid({ ...said, what })}
          />
        )}
        <TextArea
          label={words.why}
          error={lacks(said.why)}
          value={said.why}
          maxLength={500}
          onChange={(why) => setSaid({ ...said, why })}
        />
        {opens && (
          <DateInput
            label={words.until}
            error={lacks(said.until)}
            min={today}
            value={said.until}
            onChange={(until) => setSaid({ ...said, until })}
          />
        )}
      </Stack>
    </Dialog>
  )
}
