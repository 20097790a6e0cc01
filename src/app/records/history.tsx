// What was said of a record: who changed what from what to what, when it happened and when it arrived.
import { type HistoryLine, historyOf } from '../../device/live.ts'
import { type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import { Card } from '../ui/card.tsx'
import { type Happening, Timeline } from '../ui/timeline.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { useLive, useMe, useNow } from './office.tsx'
import { type Printing, printValue } from './print-value.tsx'
import { asTerm } from './record-card.tsx'
import { nameOf } from './record-row.tsx'

export function History({ id, kind, printing }: { id: string; kind: KindName; printing: Printing }) {
  const { history, detail, moments } = useWords()
  const records = useRecordWords()
  const me = useMe()
  const now = useNow(60_000)
  const lines = useLive((office) => historyOf(office, id, me ?? null), [id, me?.deviceId]) ?? []
  const who = (line: HistoryLine) =>
    line.by.member === null
      ? detail.imported
      : line.by.member === me?.member
        ? detail.you
        : (nameOf(printing.members, line.by.member) ?? detail.someone)
  const values = new Map<string, Readonly<Record<string, unknown>>>()
  const items = lines.flatMap((line): Happening[] => {
    const said = saidBy(line, who(line), values)
    values.set(line.mid, line.set)
    const at = moments.when(Date.parse(line.at), now)
    const when = line.recvAt === undefined ? `${at} · ${history.waits}` : reached(line, at)
    return said.map((words, i) => ({
      key: `${line.mid}-${i}`,
      when,
      words,
      state: line.seq === undefined ? 'waiting' : 'done',
    }))
  })

  function reached(line: HistoryLine, at: string): string {
    const arrived = Date.parse(line.recvAt ?? '')
    return Math.abs(arrived - Date.parse(line.at)) < 60_000
      ? at
      : history.saidAt(at, moments.when(arrived, now))
  }

  function saidBy(
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
      if (!declared || shapeOf(declared.schema).control === 'note') return history.changedText(name, label)
      return history.changed(name, label, printValue(kind, field, seen, printing), to)
    })
  }

  function reviewed({ state, comment }: { state: string; comment?: string }, name: string): string {
    if (state === 'approved') return history.approved(name)
    return state === 'returned' ? history.returned(name, comment ?? '') : history.reviewedAgain(name)
  }

  return (
    <Card title={history.title}>
      <Timeline label={history.title} items={items.reverse()} />
    </Card>
  )
}
