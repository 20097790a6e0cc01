// How it goes for a company a year or more after its start: two questions, asked when the time has come.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { CompanyStart } from '../../domain/records/company-start.ts'
import { checkField } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { type FollowUpMonths, followUpDue, followUpMonths } from '../../domain/review/follow-ups.ts'
import { refusalWords } from '../records/control.tsx'
import { type FollowUp, FollowUpFields, type FollowUpTyped } from '../records/control-follow-ups.tsx'
import { NotHere } from '../records/not-here.tsx'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

type Seen = Opened & { record: CompanyStart }

export default function FollowUpScreen({ id }: { id: string }) {
  const asked = Number(new URLSearchParams(useSearch()).get('manader'))
  const today = useToday()
  const { detail } = useWords()
  const { followUp: words, notHere } = useRoomWords(logWords)
  const live = useLive((office) => recordOf(office, id), [id])
  const [seen, setSeen] = useState<Opened | null | undefined>(undefined)
  if (live !== undefined && seen === undefined) setSeen(live)
  const record = seen?.record.kind === 'companyStart' ? seen.record : null
  const months = followUpMonths.find((one) => one === asked) ?? (record ? monthsFor(record, today) : 12)
  const key = useOwnDraftKey(`follow-up:${id}:${months}`)
  const draft = useKeptDraft(key)
  const back = { label: detail.back, to: `/moten/${id}` }
  if (seen === undefined || key === undefined || draft === undefined) {
    return (
      <Screen title={words.title(months)} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!seen || !record || seen.deleted === 1) {
    return (
      <Screen title={notHere} back={{ label: detail.back, to: '/moten' }}>
        <NotHere back={{ label: detail.back, to: '/moten' }} />
      </Screen>
    )
  }
  const before = record.followUps.find((one) => one.months === months)
  const start = (draft?.values.followUp as FollowUpTyped | undefined) ?? before ?? { months, date: today }
  return <FollowUpForm key={months} {...{ start, draftKey: key }} seen={seen as Seen} />
}

/** The one that is due, else the first that has not been answered. */
const monthsFor = (record: CompanyStart, today: Parameters<typeof followUpDue>[1]): FollowUpMonths =>
  followUpDue(record, today)?.months ??
  followUpMonths.find((months) => !record.followUps.some((one) => one.months === months)) ??
  36

function FollowUpForm({ seen, start, draftKey }: { seen: Seen; start: FollowUpTyped; draftKey: string }) {
  const office = useOffice()
  const { log } = useWords()
  const { followUp: words } = useRoomWords(logWords)
  const records = useRecordWords()
  const [, navigate] = useLocation()
  const act = useAct()
  const auto = useAutoDraft(draftKey, 'companyStart')
  const [value, setValue] = useState(start)
  const [errors, setErrors] = useState<Partial<Record<keyof FollowUp, string>>>({})
  const [busy, setBusy] = useState(false)
  const { name, livelihoods, followUps } = seen.record
  const set = (next: FollowUpTyped) => {
    setValue(next)
    auto.changed({ followUp: next })
  }
  const save = async () => {
    const checked = checkField(kindNamed('companyStart'), `followUps/${value.months}`, value)
    if (!checked.ok) {
      const wrong: Partial<Record<keyof FollowUp, string>> = {}
      for (const { field } of checked.issues) {
        wrong[field.split('/').at(-1) as keyof FollowUp] = refusalWords(records, 'required')
      }
      setErrors(wrong)
      const first = (['running', 'livelihoods', 'date'] as const).find((one) => wrong[one])
      if (first) requestAnimationFrame(() => focusField(`follow-up-${first}`))
      return
    }
    setBusy(true)
    const rest = followUps.filter(({ months }) => months !== value.months)
    const done = await saveEdit(office, seen, { followUps: [...rest, checked.value] }, { drop: [draftKey] })
    setBusy(false)
    if (done.ok) await auto.drop()
    if (await act(Promise.resolve(done), words.saved)) navigate(`/moten/${seen.id}`)
  }
  return (
    <Screen
      title={words.title(value.months)}
      eyebrow={name}
      back={{ label: log.back, to: `/moten/${seen.id}` }}
      aside={auto.kept ? <span className="soft">{log.draftSaved}</span> : null}
      footer={
        <ActionBar lead={words.atStart(livelihoods)} aside={log.savedHere}>
          <Button type="submit" form="follow-up-form" busy={busy} wide>
            {words.save}
          </Button>
        </ActionBar>
      }
    >
      <form
        id="follow-up-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void save()
        }}
      >
        <Stack gap={4}>
          <FollowUpFields id="follow-up" value={value} onChange={set} errors={errors} />
        </Stack>
      </form>
    </Screen>
  )
}
