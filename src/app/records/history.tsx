// What was said of a record: who changed what from what to what, on which device, when it happened and when it arrived.
import { useState } from 'react'
import { saveEdit } from '../../device/acts.ts'
import { type HistoryLine, historyOf, recordOf } from '../../device/live.ts'
import { type Older, olderValues } from '../../device/older-values.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { may } from '../../domain/roles.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { type Happening, Timeline } from '../ui/timeline.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { changeWords } from '../words/rooms/changes.ts'
import { useLive, useMe, useOffice } from './office.tsx'
import { type Printing, printValue } from './print-value.tsx'
import { asTerm } from './record-card.tsx'
import { type SaidBy, useSaidBy } from './said-by.ts'
import { useAct } from './use-acts.ts'

/** So many lines are drawn at first; a record that has been through much has more behind a button. */
const mostShown = 12

export function History({
  id,
  kind,
  printing,
  onlyTells = false,
}: {
  id: string
  kind: KindName
  printing: Printing
  /** Nothing is taken back here: it stands beside a form, whose own draft would not know of it. */
  onlyTells?: boolean
}) {
  const { history } = useRoomWords(changeWords)
  const { detail } = useWords()
  const records = useRecordWords()
  const me = useMe()
  const saidBy = useSaidBy(printing)
  const lines = useLive((office) => historyOf(office, id, me ?? null), [id, me?.deviceId]) ?? []
  const [isWhole, setWhole] = useState(false)
  const values = new Map<string, Readonly<Record<string, unknown>>>()
  const items = lines.flatMap((line): Happening[] => {
    const by = saidBy(line)
    const said = saidIn(line, by.who, values)
    values.set(line.mid, line.set)
    return said.map((words, i) => ({
      key: `${line.mid}-${i}`,
      when: whenOf(by),
      words,
      state: line.seq === undefined ? 'waiting' : 'done',
    }))
  })
  const latest = items.reverse()

  function whenOf({ at, where, reached }: SaidBy): string {
    return [
      at,
      where,
      reached === undefined ? '' : reached === null ? history.waits : history.reached(reached),
    ]
      .filter(Boolean)
      .join(' · ')
  }

  function saidIn(
    line: HistoryLine,
    name: string,
    before: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  ): string[] {
    if (line.op === 'erase') return [history.erased]
    if (Object.keys(line.base).length === 0)
      return [line.by.member === null ? history.imported : history.created(name)]
    return Object.entries(line.set).flatMap(([field, value]) => {
      if (field === '_deleted') return value ? history.removed(name) : history.restored(name)
      if (field.startsWith('_')) return []
      if (field === 'review') return reviewed(value as { state: string; comment?: string }, name)
      // From what its author saw, which need not be the line before.
      const seen = before.get(line.base[field]?.at(-1) ?? '')?.[field]
      const label = asTerm(wordsOf(records, kind, field.split('/')[0] ?? field)?.label ?? field)
      const to = printValue(kind, field, value, printing)
      if (line.op === 'resolve') return history.chose(name, label, to ?? detail.notSaid)
      const declared = kindNamed(kind).fields[field]
      const { control } = declared ? shapeOf(declared.schema) : { control: 'rows' }
      if (control === 'note' || control === 'rows') return history.changedText(name, label)
      return history.changed(name, label, printValue(kind, field, seen, printing), to)
    })
  }

  function reviewed({ state, comment }: { state: string; comment?: string }, name: string): string {
    if (state === 'approved') return history.approved(name)
    return state === 'returned' ? history.returned(name, comment ?? '') : history.reviewedAgain(name)
  }

  return (
    <Card title={history.title} aside={onlyTells ? undefined : <TakeBack {...{ id, lines, printing }} />}>
      <Stack gap={3}>
        <Timeline label={history.title} items={isWhole ? latest : latest.slice(0, mostShown)} />
        {!isWhole && latest.length > mostShown && (
          <Row>
            <Button kind="quiet" size="small" onClick={() => setWhole(true)}>
              {history.showAll(latest.length)}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  )
}

/** An older value becomes the value again: a new change, by whoever may edit the record, with its own way back. */
function TakeBack({
  id,
  lines,
  printing,
}: {
  id: string
  lines: readonly HistoryLine[]
  printing: Printing
}) {
  const { history } = useRoomWords(changeWords)
  const { parts } = useWords()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const found = useLive((office) => recordOf(office, id), [id])
  if (!found || !me || found.deleted === 1) return null
  const { kind } = found.record
  const mayEdit = may(me.role, 'edit', { kind, mine: false })
  const older = mayEdit ? olderValues(found, lines) : []
  if (older.length === 0) return null
  return (
    <>
      <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
        {history.older}
      </Button>
      {open && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={history.olderTitle}
          actions={
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {parts.close}
            </Button>
          }
        >
          <Stack gap={4}>
            <p>{history.olderWords}</p>
            {older.map((one) => (
              <OlderField
                key={one.field}
                {...{ one, record: found, printing }}
                onDone={() => setOpen(false)}
              />
            ))}
          </Stack>
        </Dialog>
      )}
    </>
  )
}

function OlderField({
  one: { field, now, said },
  record,
  printing,
  onDone,
}: {
  one: Older
  record: Opened
  printing: Printing
  onDone: () => void
}) {
  const { history } = useRoomWords(changeWords)
  const records = useRecordWords()
  const office = useOffice()
  const act = useAct()
  const saidBy = useSaidBy(printing)
  const { kind } = record.record
  const label = asTerm(wordsOf(records, kind, field)?.label ?? field)
  const print = (value: unknown) => printValue(kind, field, value, printing) ?? history.nothing
  const takeBack = async (value: unknown) => {
    if (await act(saveEdit(office, record, { [field]: value }), history.takenBack(label, print(value))))
      onDone()
  }
  return (
    <section aria-label={label}>
      <h3>{label}</h3>
      <p className="soft">{history.now(print(now))}</p>
      <List inset label={label}>
        {said.map(({ value, line }) => {
          const { who, where, at } = saidBy(line)
          return (
            <ListRow
              key={line.mid}
              title={print(value)}
              detail={[who, at, where].filter(Boolean).join(' · ')}
              trailing={
                <Button
                  kind="ghost"
                  size="small"
                  aria-label={history.takeBackOf(label, print(value))}
                  onClick={() => void takeBack(value)}
                >
                  {history.takeBack}
                </Button>
              }
            />
          )
        })}
      </List>
    </section>
  )
}
