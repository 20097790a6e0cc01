// Taking data out: which records, in which form, with or without what is about persons; said before it is made.
import { useRef, useState } from 'react'
import { openShown } from '../../device/sealed-rows.ts'
import { mayRead } from '../../domain/roles.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { type Said, saidOf } from '../../files/chosen.ts'
import { importableKinds } from '../../files/columns.ts'
import { type Office, useLive, useMe, useOffice, useToday } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Select } from '../ui/select.tsx'
import { Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import { Reader } from './reader.ts'
import type { Format } from './talk.ts'

type Choice = { kind: string | undefined; year: number | undefined; anonymous: boolean }

export function Export() {
  const office = useOffice()
  const me = useMe()
  const today = useToday()
  const words = useRoomWords(transferWords)
  const { notAllHere } = useWords()
  const records = useRecordWords()
  const language = useLanguage()
  const toast = useToast()
  const [kind, setKind] = useState('')
  const [year, setYear] = useState('')
  const [format, setFormat] = useState<Format>('xlsx')
  const [withNames, setWithNames] = useState(false)
  const [busy, setBusy] = useState(false)
  const reader = useRef<Reader>(new Reader())
  const choice: Choice = {
    kind: kind || undefined,
    year: year ? Number(year) : undefined,
    anonymous: !withNames,
  }
  const count = useLive((at) => countOf(at, choice), [kind, year, withNames])
  const years = useLive(({ memory }) => yearsIn(memory)) ?? [yearOf(today)]
  const pulledAll = useLive(async ({ memory }) => (await memory.meta.get('pulledAll'))?.value === true)
  const kinds = importableKinds.filter((one) => me && mayRead(me.role, one))
  const make = async () => {
    setBusy(true)
    const answer = await saidIn(office, choice)
      .then((said) => reader.current.ask({ ask: 'print', records: said, format, language }, 'file'))
      .catch(() => null)
    reader.current.stop()
    setBusy(false)
    if (answer?.is !== 'file') return toast({ words: words.notMade, mood: 'behind' })
    const what = kind ? records.kinds[kind as (typeof kinds)[number]].many : words.everything
    const name = ['radslag', what.toLowerCase().replaceAll(' ', '-'), year, today].filter(Boolean).join('-')
    saveFile(`${name}.${format}`, format, answer.bytes)
    toast({ words: words.made(`${name}.${format}`), mood: 'forest' })
  }
  return (
    <Card title={words.takeOut}>
      <Stack gap={4}>
        <p>{words.takeOutWords}</p>
        <Select
          label={words.what}
          value={kind || null}
          none={words.everything}
          options={kinds.map((one) => ({ value: one, label: records.kinds[one].many }))}
          onChange={(value) => setKind(value ?? '')}
        />
        <Select
          label={words.year}
          value={year || null}
          none={words.everyYear}
          options={years.map((one) => ({ value: String(one), label: String(one) }))}
          onChange={(value) => setYear(value ?? '')}
        />
        <Select
          label={words.format}
          value={format}
          options={(['xlsx', 'csv', 'jsonl'] as const).map((one) => ({
            value: one,
            label: words.formats[one],
          }))}
          onChange={(value) => setFormat(value as Format)}
        />
        <Switch
          label={words.withNames}
          hint={words.withNamesWords}
          checked={withNames}
          onChange={setWithNames}
        />
        {count !== undefined && (
          <Banner mood={withNames ? 'near' : 'info'}>
            {count === 0 ? words.nothing : words.willHold(count, withNames)}
            {pulledAll === false && ` ${notAllHere ? words.notAllHere : ''}`}
          </Banner>
        )}
        <Button icon="download" busy={busy} disabled={!count} onClick={() => void make()}>
          {words.make}
        </Button>
      </Stack>
    </Card>
  )
}

/** How many records the file will hold: told from clear fields alone, nothing is opened for it. */
async function countOf({ memory }: Office, choice: Choice): Promise<number> {
  const rows = await memory.shown.toArray()
  return rows.filter(
    ({ record, deleted, made }) =>
      saidOf({ record: record as never, deleted: deleted === 1 }, made, { ...choice, anonymous: false }) !==
        null &&
      (!choice.anonymous ||
        saidOf({ record: record as never, deleted: deleted === 1 }, made, choice) !== null),
  ).length
}

/** In the order they reached the office, which decides who stands where several share a key (C3). */
async function saidIn({ memory, sealer }: Office, choice: Choice): Promise<Said[]> {
  const rows = (await memory.shown.toArray()).sort((a, b) => a.arrived - b.arrived)
  const all: Said[] = []
  for (let from = 0; from < rows.length; from += 250) {
    const opened = await Promise.all(rows.slice(from, from + 250).map((row) => openShown(sealer, row)))
    for (const { record, deleted, made } of opened) {
      const said = saidOf({ record, deleted: deleted === 1 }, made, choice)
      if (said) all.push(said)
    }
  }
  return all
}

async function yearsIn(memory: Office['memory']): Promise<number[]> {
  const years = new Set<number>()
  await memory.shown.each(({ date }) => {
    if (date) years.add(Number(date.slice(0, 4)))
  })
  return [...years].sort((a, b) => b - a)
}
