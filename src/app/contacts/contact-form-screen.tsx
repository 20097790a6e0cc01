// A contact's form, drawn from its kind: a new one, or an old one mended.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { saveEdit, saveNew } from '../../device/acts.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { Issue } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { controlId, FieldControl, refusalWords } from '../records/control.tsx'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { edited, type FormValues, formValuesOf, issuesOf, said } from '../records/values.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, focusField } from '../ui/error-summary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { contactWords } from '../words/rooms/contacts.ts'
import './contact-form.css'

/** What is typed; what others say of the contact (that it is another, that it is to be erased) is not. */
const fields = Object.entries(kindNamed('contact').fields)
  .filter(([, { section }]) => section !== 'standing')
  .map(([name]) => name)

/** Who it is and where stand first; the rest is folded, and unfolds when something in it is said or wrong. */
const first = fields.filter((name) => kindNamed('contact').fields[name]?.absence === 'required')
const folded = fields.filter((name) => !first.includes(name))

export default function ContactFormScreen({ id }: { id?: string }) {
  const { contacts: words } = useWords()
  const key = useOwnDraftKey(`contact:${id ?? 'new'}`)
  const draft = useKeptDraft(key)
  const found = useLive((office) => (id ? recordOf(office, id) : Promise.resolve(null)), [id])
  const [seen, setSeen] = useState<Opened | null | undefined>(undefined)
  if (found !== undefined && seen === undefined) setSeen(found)
  if (key === undefined || draft === undefined || seen === undefined) {
    return (
      <Screen title={words.title} back={{ label: words.back, to: '/kontakter' }}>
        <Skeleton />
      </Screen>
    )
  }
  const asSeen = (draft?.values._seen as Opened | undefined) ?? seen
  return (
    <ContactForm
      draftKey={key}
      seen={asSeen}
      start={draft?.values ?? (seen ? formValuesOf(seen.record) : { type: 'person', notes: '' })}
    />
  )
}

function ContactForm({
  draftKey,
  seen,
  start,
}: {
  draftKey: string
  seen: Opened | null
  start: FormValues
}) {
  const office = useOffice()
  const words = useWords()
  const room = useRoomWords(contactWords)
  const records = useRecordWords()
  const today = useToday()
  const [, navigate] = useLocation()
  const act = useAct()
  const auto = useAutoDraft(draftKey, 'contact')
  const [values, setValues] = useState(start)
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [busy, setBusy] = useState(false)
  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value }
    setValues(next)
    auto.changed(seen ? { ...next, _seen: seen } : next)
  }
  const refuse = (wrong: readonly Issue[]) => {
    setIssues(wrong)
    const first = wrong[0]?.field.split('/')[0]
    if (first) requestAnimationFrame(() => focusField(controlId('contact', first)))
  }
  const save = async () => {
    const wrong = issuesOf('contact', values)
    if (wrong.length > 0) return refuse(wrong)
    setBusy(true)
    const done = seen
      ? await saveEdit(office, seen, edited(values), { drop: [draftKey] })
      : await saveNew(office, [{ kind: 'contact', values: said(values) }], [draftKey])
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') return refuse(done.problem.issues)
    if (done.ok) await auto.drop()
    if (await act(Promise.resolve(done), words.contacts.saved))
      navigate(done.ok ? `/kontakter/${done.ids.at(-1)}` : '/kontakter')
  }
  const errorOf = (name: string) => {
    const issue = issues.find(({ field }) => field.split('/')[0] === name)
    return issue && refusalWords(records, issue.because)
  }
  const errors = issues.map(({ field, because }) => ({
    id: controlId('contact', field),
    label: wordsOf(records, 'contact', field)?.label ?? field,
    words: refusalWords(records, because),
  }))
  const control = (field: string) => (
    <FieldControl
      key={field}
      kind="contact"
      {...{ field, today }}
      value={values[field]}
      onChange={(value) => set(field, value)}
      error={errorOf(field)}
    />
  )
  return (
    <Screen
      title={seen ? words.contacts.editTitle : words.contacts.newTitle}
      back={{ label: words.contacts.back, to: seen ? `/kontakter/${seen.id}` : '/kontakter' }}
      aside={auto.kept ? <span className="soft">{words.log.draftSaved}</span> : null}
      footer={
        <ActionBar aside={words.log.savedHere}>
          <Button type="submit" form="contact-form" busy={busy} wide>
            {words.contacts.save}
          </Button>
        </ActionBar>
      }
    >
      <form
        id="contact-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap={5}>
          {errors.length > 1 && <ErrorSummary errors={errors} />}
          {first.map(control)}
          <details
            className="contact-more"
            open={folded.some((field) => Boolean(start[field]) || errorOf(field) !== undefined) || undefined}
          >
            <summary>{room.more}</summary>
            <Stack gap={5}>{folded.map(control)}</Stack>
          </details>
        </Stack>
      </form>
    </Screen>
  )
}
