// A programme from a file: what it would make or change, field by field, before anything is saved.
import { useId, useState } from 'react'
import { useLocation } from 'wouter'
import { saveEdit, saveNew } from '../../device/acts.ts'
import { everyOf } from '../../device/live.ts'
import { nationalSupport } from '../../domain/programme/national-support.ts'
import type { NewProgramme } from '../../domain/programme/next-programme.ts'
import {
  type Difference,
  differences,
  mostProgrammeBytes,
  type NotRead,
  parseProgramme,
} from '../../domain/programme/programme-file.ts'
import { radgivning2024 } from '../../domain/programme/radgivning-2024.ts'
import type { Indicator, Programme, Target } from '../../domain/records/programme.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { refusalWords } from '../records/control.tsx'
import { useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import type { Seen } from './part.tsx'
import { PreviewCard } from './preview-card.tsx'
import { conditionWords, targetWords } from './words-of.ts'
import './programme.css'

type Read =
  | { ok: true; programme: NewProgramme; seen: Seen | null; found: Difference[] }
  | { ok: false; problem: NotRead | { because: 'too-large' } }

export default function ImportScreen() {
  const words = useRoomWords(programmeWords)
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const [read, setRead] = useState<Read | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useId()

  const open = async (file: File) => {
    if (file.size > mostProgrammeBytes) return setRead({ ok: false, problem: { because: 'too-large' } })
    const parsed = parseProgramme(await file.text())
    if (!parsed.ok) return setRead(parsed)
    const { programme } = parsed
    const all = (await everyOf(office, 'programme')) as Seen[]
    const seen = all.find(({ record }) => record.key === programme.key) ?? null
    setRead({ ok: true, programme, seen, found: differences(seen?.record ?? null, programme) })
  }
  const take = async ({ programme, seen }: Read & { ok: true }) => {
    setBusy(true)
    const { kind, notSameAs: _, ...values } = programme
    // A programme that we ship is the same everywhere: its id comes with its key, unless it is spent.
    const shipped = [radgivning2024, nationalSupport].find(({ key }) => key === programme.key)?.id
    const spent = shipped !== undefined && (await office.memory.shown.get(shipped)) !== undefined
    const id = (seen?.id ?? (shipped && !spent ? shipped : office.handed.id())) as RecordId
    const cleared = { diaryNumber: null, ...values }
    const done = seen ? saveEdit(office, seen, cleared) : saveNew(office, [{ kind, id, values }])
    if (await act(done, words.taken)) navigate(`/program/${id}`)
    setBusy(false)
  }
  const ready = read?.ok && read.found.length > 0 ? read : null
  return (
    <Screen
      wide={ready !== null}
      title={words.importLong}
      back={{ label: words.back, to: '/program' }}
      footer={
        ready && (
          <ActionBar>
            <Button wide busy={busy} onClick={() => void take(ready)}>
              {words.take}
            </Button>
          </ActionBar>
        )
      }
    >
      <Stack gap={4}>
        <div className="field">
          <label className="field-label" htmlFor={input}>
            {words.file}
          </label>
          <input
            id={input}
            className="control file-input"
            type="file"
            accept=".json,application/json"
            aria-describedby={`${input}-hint`}
            onChange={(event) => {
              const [file] = event.target.files ?? []
              if (file) void open(file)
            }}
          />
          <p className="field-hint" id={`${input}-hint`}>
            {words.fileHelp}
          </p>
        </div>
        {read && !read.ok && <Refused problem={read.problem} />}
        {read?.ok && read.found.length === 0 && (
          <Banner mood="forest" urgent title={words.wouldChangeNothing} />
        )}
        {ready && (
          <Columns least="large">
            <Found {...ready} />
            {ready.seen && (
              <PreviewCard
                before={ready.seen.record}
                after={{ ...ready.programme, id: ready.seen.id } as Programme}
              />
            )}
          </Columns>
        )}
      </Stack>
    </Screen>
  )
}

function Refused({ problem }: { problem: NotRead | { because: 'too-large' } }) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  const { because } = problem
  const title =
    because === 'not-valid' || because === 'too-large'
      ? words.readFailed[because]
      : refusalWords(records, because)
  return (
    <Banner mood="behind" urgent title={title}>
      {problem.because === 'not-valid' && (
        <ul lang={language}>
          {problem.issues.map(({ field, because }) => (
            <li key={`${field} ${because}`}>
              <code>{field}</code>: {refusalWords(records, because)}
            </li>
          ))}
        </ul>
      )}
    </Banner>
  )
}

function Found({ programme, seen, found }: Read & { ok: true }) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const printed = usePrinted()
  return (
    <Card title={seen ? words.wouldChange(seen.record.name) : words.wouldMake(programme.name)}>
      <List inset>
        {found.map((one) => (
          <ListRow
            key={`${one.field}/${one.key ?? ''}`}
            title={
              one.key === undefined
                ? (wordsOf(records, 'programme', one.field)?.label ?? one.field)
                : `${wordsOf(records, 'programme', one.field)?.label ?? one.field}: ${nameOf(one)}`
            }
            detail={
              one.how === 'new'
                ? printed(one.after)
                : one.how === 'gone'
                  ? printed(one.before)
                  : `${printed(one.before)} → ${printed(one.after)}`
            }
            meta={words.how[one.how]}
          />
        ))}
      </List>
    </Card>
  )
}

/** An element by what it is called, where it is called something. */
function nameOf({ key, before, after }: Difference): string {
  const { name } = (after ?? before ?? {}) as { name?: string | { sv: string } }
  return typeof name === 'object' ? name.sv : (name ?? key ?? '')
}

/** A value in a few words: an indicator by its target and what it counts, a sum by its years. */
function usePrinted(): (value: unknown) => string {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  return (value) => {
    if (value === undefined || value === null) return words.nothing
    if (typeof value !== 'object') return String(value)
    if (Array.isArray(value)) return value.map(String).join(', ')
    const one = value as Partial<Indicator> & { amounts?: { year: number; ore: number }[]; value?: unknown }
    if (one.counts && one.measures) {
      const latest = one.changes?.at(-1) ?? (one as Indicator)
      return [
        one.name?.[language],
        targetWords(words, latest.target as Target | null),
        words.measureNames[latest.measures].toLowerCase(),
        latest.counts.map((condition) => conditionWords({ words, records }, condition)).join(' + '),
      ].join(' · ')
    }
    if (one.amounts) return one.amounts.map(({ year, ore }) => `${year}: ${ore / 100} kr`).join(', ')
    if ('value' in one) return String(one.value)
    return one.name?.[language] ?? ''
  }
}
