// Two values for one field: both shown, with who, where and when; the lead chooses, and nothing is chosen by closing.
import { useState } from 'react'
import { resolve } from '../../device/acts.ts'
import { type HistoryLine, historyOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { checkField } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { changeWords } from '../words/rooms/changes.ts'
import './conflict.css'
import { FieldControl, refusalWords } from './control.tsx'
import { Marked } from './marked.tsx'
import { useLive, useMe, useOffice, useToday } from './office.tsx'
import { type Printing, printValue } from './print-value.tsx'
import { asTerm } from './record-card.tsx'
import { useSaidBy } from './said-by.ts'
import { useAct } from './use-acts.ts'

export function Conflicts({ record, printing }: { record: Opened; printing: Printing }) {
  return (
    <>
      {Object.keys(record.conflicts)
        .filter((field) => field !== '_deleted')
        .map((field) => (
          <Conflict key={field} {...{ record, field, printing }} />
        ))}
      {record.open.includes('_deleted') && <DeletedButChanged record={record} />}
    </>
  )
}

type Shown = { record: Opened; field: string; printing: Printing }

/** A value that is longer than this stands beside its button, not in it. */
const fitsButton = 24

function Conflict({ record: seen, field, printing }: Shown) {
  const office = useOffice()
  const { conflict: words } = useRoomWords(changeWords)
  const records = useRecordWords()
  const me = useMe()
  const act = useAct()
  const saidBy = useSaidBy(printing)
  const [open, setOpen] = useState(false)
  const lines = useLive((at) => historyOf(at, seen.id, me ?? null), [seen.id, me?.deviceId]) ?? []
  const { kind } = seen.record
  const label = asTerm(wordsOf(records, kind, field.split('/')[0] ?? field)?.label ?? field)
  const isLead = me?.role === 'lead'
  const points = seen.conflicts[field] ?? []
  const print = (value: unknown) => printValue(kind, field, value, printing) ?? words.nothing
  const choose = (value: unknown) => act(resolve(office, seen, field, value), words.chosen(print(value)))
  return (
    <Banner mood="near" title={words.title(label)}>
      <Stack gap={3}>
        <p>{words.words}</p>
        <ul className="conflict" aria-label={words.title(label)}>
          {points.map(({ value, mids }) => {
            const line = saidFirst(lines, mids, field)
            const by = line && saidBy(line)
            const said = print(value)
            return (
              <li key={mids.join()} className="conflict-side">
                <p className="conflict-value">
                  <Marked
                    text={said}
                    beside={points
                      .filter((other) => other.value !== value)
                      .map((other) => print(other.value))}
                  />
                </p>
                {by && (
                  <p className="conflict-by">
                    {words.said(by.who, by.where, by.at, by.reached !== undefined)}
                    {by.reached !== undefined && (
                      <>
                        <br />
                        {by.reached === null ? words.waits : words.reached(by.reached)}
                      </>
                    )}
                  </p>
                )}
                {isLead && (
                  <Button
                    kind="ghost"
                    size="small"
                    {...(said.length > fitsButton
                      ? { 'aria-label': words.keepOf(said.slice(0, 60), by?.who ?? '') }
                      : {})}
                    onClick={() => void choose(value)}
                  >
                    {value === null || value === undefined
                      ? words.keepNothing
                      : said.length > fitsButton
                        ? words.keepThis
                        : words.keep(said)}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
        {isLead && canWrite(seen, field) && (
          <Row>
            <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
              {words.other}
            </Button>
          </Row>
        )}
        <p>
          {isLead
            ? words.loserStays
            : `${words.leadChooses} ${words.countsMeanwhile(print(points[0]?.value))}.`}
        </p>
      </Stack>
      {open && (
        <Another
          {...{ record: seen, field, label }}
          onClose={() => setOpen(false)}
          onSave={async (value) => {
            if (await choose(value)) setOpen(false)
          }}
        />
      )}
    </Banner>
  )
}

/** Whether a third value can be written: an answer of yes or no has no third, and a list's element and a review no field. */
function canWrite({ record, conflicts }: Opened, field: string): boolean {
  const declared = kindNamed(record.kind).fields[field]
  if (!declared || declared.section === 'standing') return false
  return shapeOf(declared.schema).control !== 'switch' || (conflicts[field] ?? []).length < 2
}

/** A third value, through the field's own control; it begins empty, so that neither of the two is chosen by haste. */
function Another({
  record: { record, conflicts },
  field,
  label,
  onClose,
  onSave,
}: {
  record: Opened
  field: string
  label: string
  onClose: () => void
  onSave: (value: unknown) => Promise<void>
}) {
  const { conflict: words } = useRoomWords(changeWords)
  const { parts } = useWords()
  const records = useRecordWords()
  const today = useToday()
  const [wrong, setWrong] = useState<string | undefined>()
  const declared = kindNamed(record.kind).fields[field]
  const isNote = declared !== undefined && shapeOf(declared.schema).control === 'note'
  // Of two long texts both are often right: they are laid after each other, for the lead to join.
  const both = (conflicts[field] ?? []).map(({ value }) => value).filter((value) => typeof value === 'string')
  const [value, setValue] = useState<unknown>(isNote ? both.join('\n\n') : undefined)
  const save = async () => {
    const isNothing = value === undefined || value === null || value === ''
    if (isNothing || (Array.isArray(value) && value.length === 0)) return setWrong(words.otherMissing)
    const checked = checkField(kindNamed(record.kind), field, value)
    if (!checked.ok) return setWrong(refusalWords(records, checked.issues[0]?.because ?? 'not-valid'))
    await onSave(checked.value)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.otherTitle(label)}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button onClick={() => void save()}>{words.otherSave}</Button>
        </>
      }
    >
      <Stack gap={3}>
        <p>{words.otherWords}</p>
        <FieldControl
          {...{ kind: record.kind, field, today, value }}
          needed
          onChange={(typed) => {
            setValue(typed)
            setWrong(undefined)
          }}
          error={wrong}
        />
      </Stack>
    </Dialog>
  )
}

/** Who said a value: where the lead has opened it again after a choice, the one who said it first. */
function saidFirst(
  lines: readonly HistoryLine[],
  mids: readonly string[],
  field: string,
): HistoryLine | undefined {
  const line = lines.find(({ mid }) => mids.includes(mid))
  const decided = line?.base[field]?.some((mid) =>
    lines.some((one) => one.mid === mid && one.op === 'resolve'),
  )
  if (!line || !decided) return line
  const same = JSON.stringify(line.set[field])
  return lines.find(({ set }) => Object.hasOwn(set, field) && JSON.stringify(set[field]) === same)
}

function DeletedButChanged({ record: seen }: { record: Opened }) {
  const office = useOffice()
  const { conflict: words } = useRoomWords(changeWords)
  const me = useMe()
  const act = useAct()
  const decide = (deleted: boolean) =>
    act(resolve(office, seen, '_deleted', deleted), deleted ? words.letGone : words.kept)
  return (
    <Banner
      mood="near"
      title={words.deletedButChanged}
      actions={
        me?.role === 'lead' ? (
          <Row gap={2}>
            <Button kind="ghost" size="small" onClick={() => void decide(false)}>
              {words.keepRecord}
            </Button>
            <Button kind="ghost" size="small" onClick={() => void decide(true)}>
              {words.letGo}
            </Button>
          </Row>
        ) : null
      }
    >
      {me?.role === 'lead' ? words.deletedButChangedWords : words.leadChooses}
    </Banner>
  )
}
