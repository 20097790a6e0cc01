// Two values for one field: both shown, with who and when; the lead chooses, and nothing is chosen by closing.
import { useState } from 'react'
import { resolve } from '../../device/acts.ts'
import { historyOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { checkField } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { FieldControl, refusalWords } from './control.tsx'
import { useLive, useMe, useNow, useOffice, useToday } from './office.tsx'
import { type Printing, printValue } from './print-value.tsx'
import { asTerm } from './record-card.tsx'
import { nameOf } from './record-row.tsx'
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

function Conflict({ record: seen, field, printing }: { record: Opened; field: string; printing: Printing }) {
  const office = useOffice()
  const { conflict, detail, moments, parts } = useWords()
  const records = useRecordWords()
  const me = useMe()
  const now = useNow(60_000)
  const today = useToday()
  const act = useAct()
  const [other, setOther] = useState<unknown>(undefined)
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const lines = useLive((at) => historyOf(at, seen.id, me ?? null), [seen.id, me?.deviceId]) ?? []
  const { kind } = seen.record
  const label = asTerm(wordsOf(records, kind, field.split('/')[0] ?? field)?.label ?? field)
  const lead = me?.role === 'lead'
  const points = seen.conflicts[field] ?? []
  const print = (value: unknown) => printValue(kind, field, value, printing) ?? detail.notSaid
  const by = (mids: readonly string[]) => {
    const line = lines.find(({ mid }) => mids.includes(mid))
    if (!line) return ''
    const name =
      line.by.member === me?.member
        ? detail.you
        : (nameOf(printing.members, line.by.member) ?? detail.someone)
    const at = moments.when(Date.parse(line.at), now)
    const late = line.recvAt === undefined || Date.parse(line.recvAt) - Date.parse(line.at) > 60_000
    return late ? conflict.saidWithoutNetwork(name, at) : conflict.said(name, at)
  }
  const choose = (value: unknown) => act(resolve(office, seen, field, value), conflict.chosen(print(value)))
  const takeOther = async () => {
    const checked = checkField(kindNamed(kind), field, other ?? null)
    if (!checked.ok) return setWrong(refusalWords(records, checked.issues[0]?.because ?? 'not-valid'))
    if (await choose(checked.value)) setOpen(false)
  }
  return (
    <Banner
      mood="near"
      title={conflict.title(label)}
      actions={
        lead ? (
          <Row gap={2}>
            {points.map(({ value, mids }) => (
              <Button key={mids.join()} kind="ghost" size="small" onClick={() => void choose(value)}>
                {print(value)}
              </Button>
            ))}
            <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
              {conflict.other}
            </Button>
          </Row>
        ) : null
      }
    >
      <Stack gap={2}>
        <List label={conflict.title(label)} inset>
          {points.map(({ value, mids }) => (
            <ListRow key={mids.join()} title={print(value)} detail={by(mids)} />
          ))}
        </List>
        <p>
          {lead
            ? conflict.loserStays
            : `${conflict.leadChooses} ${conflict.countsMeanwhile(print(points[0]?.value))}.`}
        </p>
      </Stack>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={conflict.otherTitle(label)}
        actions={
          <>
            <Button kind="quiet" onClick={() => setOpen(false)}>
              {parts.cancel}
            </Button>
            <Button onClick={() => void takeOther()}>{conflict.otherSave}</Button>
          </>
        }
      >
        <FieldControl
          {...{ kind, field, today }}
          value={other === undefined ? points[0]?.value : other}
          onChange={(value) => {
            setOther(value)
            setWrong(undefined)
          }}
          error={wrong}
        />
      </Dialog>
    </Banner>
  )
}

function DeletedButChanged({ record: seen }: { record: Opened }) {
  const office = useOffice()
  const { conflict, acts } = useWords()
  const me = useMe()
  const act = useAct()
  const decide = (deleted: boolean) => act(resolve(office, seen, '_deleted', deleted), acts.chosen)
  return (
    <Banner
      mood="near"
      title={conflict.deletedButChanged}
      actions={
        me?.role === 'lead' ? (
          <Row gap={2}>
            <Button kind="ghost" size="small" onClick={() => void decide(false)}>
              {conflict.keep}
            </Button>
            <Button kind="ghost" size="small" onClick={() => void decide(true)}>
              {conflict.letGo}
            </Button>
          </Row>
        ) : null
      }
    >
      {me?.role === 'lead' ? conflict.deletedButChangedWords : conflict.leadChooses}
    </Banner>
  )
}
