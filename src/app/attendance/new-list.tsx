// A new list: what all who sign may see of the meeting, and in which languages they can read it.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { beginList, factsHeard } from '../../device/attendance.ts'
import { recordOf } from '../../device/live.ts'
import { noticeFacts, noticeVersion } from '../../domain/privacy/notice.ts'
import { retentionAtFirst } from '../../domain/privacy/retention.ts'
import { type SigningLanguage, signingLanguages } from '../../domain/records/attendance.ts'
import { type Office as OfficeRecord, officeId } from '../../domain/records/office.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { type Office, useMe, useOffice, useToday } from '../records/office.tsx'
import { notSavedWords } from '../records/refusals.ts'
import { Screen } from '../records/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { focusField } from '../ui/error-summary.tsx'
import '../ui/scripts.css'
import { Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { languageNames, unchecked } from '../words/signing/load.ts'
import './attendance.css'

/** What is known of the meeting already. */
export type Meeting = { of?: string; title: string; date: LocalDate; place?: string }

export function NewListScreen() {
  const words = useRoomWords(attendanceWords)
  const today = useToday()
  return (
    <Screen title={words.newTitle} back={{ label: words.back, to: '/narvaro' }}>
      <NewList meeting={{ title: '', date: today }} />
    </Screen>
  )
}

export function NewList({ meeting }: { meeting: Meeting }) {
  const office = useOffice()
  const me = useMe()
  const words = useRoomWords(attendanceWords)
  const all = useWords()
  const toast = useToast()
  const [, navigate] = useLocation()
  const [title, setTitle] = useState(meeting.title)
  const [date, setDate] = useState<string>(meeting.date)
  const [place, setPlace] = useState(meeting.place ?? '')
  const [languages, setLanguages] = useState<readonly SigningLanguage[]>(signingLanguages)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const refuse = (field: string, said: string) => {
    setWrong({ [field]: said })
    requestAnimationFrame(() => focusField(`list-${field}`))
  }
  const create = async () => {
    if (title.trim() === '') return refuse('title', words.titleMissing)
    if (languages.length === 0) return refuse('languages', words.languagesMissing)
    setBusy(true)
    const begun = await beginList(office, {
      title: title.trim(),
      date: date as LocalDate,
      ...(place.trim() === '' ? {} : { place: place.trim() }),
      ...(meeting.of === undefined ? {} : { of: meeting.of as RecordId }),
      languages: signingLanguages.filter((one) => languages.includes(one)),
      noticeVersion,
      facts: await factsFor(office, me?.officeName ?? ''),
    })
    setBusy(false)
    if (begun.ok) {
      office.transport.nudge()
      return navigate(`/narvaro/${begun.id}`)
    }
    const { problem } = begun
    const field = 'issues' in problem ? problem.issues[0]?.field : undefined
    if (field === 'title' || field === 'place' || field === 'date') return refuse(field, words.wrongText)
    toast({ words: notSavedWords(all, problem), mood: 'behind' })
  }
  const said = languages.filter((one) => unchecked.includes(one)).map((one) => languageNames[one])
  return (
    <Card>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void create()
        }}
      >
        <Stack gap={4}>
          <TextInput
            id="list-title"
            label={words.titleLabel}
            hint={words.titleHint}
            value={title}
            error={wrong.title}
            onChange={setTitle}
          />
          <DateInput id="list-date" label={words.date} value={date} error={wrong.date} onChange={setDate} />
          <TextInput
            id="list-place"
            label={words.place}
            optional
            value={place}
            error={wrong.place}
            onChange={setPlace}
          />
          <div className="attendance-languages">
            <ChipGroup
              id="list-languages"
              label={words.languages}
              many
              value={languages}
              error={wrong.languages}
              hint={said.length > 0 ? words.notCheckedWords(said.join(', ')) : undefined}
              options={signingLanguages.map((one) => ({ value: one, label: languageNames[one] }))}
              onChange={setLanguages}
            />
          </div>
          <Button type="submit" busy={busy}>
            {words.create}
          </Button>
        </Stack>
      </form>
    </Card>
  )
}

/** What the notice says of the office: its own record, what a phone's code last said, or its name alone. */
async function factsFor(office: Office, name: string) {
  const row = await recordOf(office, officeId)
  if (row?.record.kind === 'office') return noticeFacts(row.record as OfficeRecord)
  return (await factsHeard(office.memory)) ?? { office: name, months: retentionAtFirst.signatures }
}
