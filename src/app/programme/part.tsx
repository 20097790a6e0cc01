// One part of a programme in a form of its own: kept as a draft, checked as it will be counted, saved alone.
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import type { Draft } from '../../device/drafts.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { byName } from '../../domain/programme/programme-file.ts'
import { checkWhole, type Issue } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { refusalWords } from '../records/control.tsx'
import { useLive, useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorSummary, focusField } from '../ui/error-summary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import './programme.css'

/** A programme as it was on the screen when the form was opened. */
export type Seen = Opened & { record: Programme }
export type Opening = { seen: Seen; draftKey: string; draft: Draft | null }

const isProgramme = (found: Opened | null): found is Seen =>
  found !== null && found.deleted === 0 && found.record.kind === 'programme'

/** Reads the programme and what was begun of this part; then draws its form. */
export function Part({
  id,
  part,
  title,
  children,
}: {
  id: string
  /** The part's name among the drafts. */
  part: string
  title: string
  children: (opening: Opening) => ReactNode
}) {
  const words = useRoomWords(programmeWords)
  // Closed at its end: drafts are found by how their keys begin, and one indicator's name may begin another's.
  const draftKey = useOwnDraftKey(`programme:${id}:${part}/`)
  const draft = useKeptDraft(draftKey)
  const found = useLive((office) => recordOf(office, id), [id])
  const [seen, setSeen] = useState<Opened | null | undefined>(undefined)
  if (found !== undefined && seen === undefined) setSeen(found)
  const back = { label: words.backToProgramme, to: `/program/${id}` }
  if (draftKey === undefined || draft === undefined || seen === undefined) {
    return (
      <Screen title={title} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!isProgramme(seen)) return <NoProgramme />
  const asSeen = (draft?.values._seen as Seen | undefined) ?? seen
  return children({ seen: asSeen, draftKey, draft })
}

export function NoProgramme() {
  const words = useRoomWords(programmeWords)
  return (
    <Screen title={words.missing} back={{ label: words.back, to: '/program' }}>
      <EmptyState picture="search" title={words.missing}>
        {words.missingWords}
      </EmptyState>
    </Screen>
  )
}

/** What an edit would leave broken that is not broken already, each named by what it is about. */
export function issuesOfEdit(record: Programme, edited: Partial<Programme>): Issue[] {
  const of = kindNamed('programme')
  const issuesOf = ({ kind: _, id: __, ...values }: Programme): Issue[] => {
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
    const checked = checkWhole(of, said)
    return checked.ok ? [] : byName(checked.issues, said)
  }
  const before = new Set(issuesOf(record).map(({ field, because }) => `${field} ${because}`))
  return issuesOf({ ...record, ...edited } as Programme).filter(
    ({ field, because }) => !before.has(`${field} ${because}`),
  )
}

export type Form<V> = {
  values: V
  set: (changed: Partial<V>) => void
  /** What is wrong at a place, by the end of its path: `target/atLeast`. */
  errorOf: (place: string) => string | undefined
  issues: readonly Issue[]
  refuse: (issues: readonly Issue[]) => void
  save: (edited: Partial<Programme>, said: string) => Promise<void>
  busy: boolean
  kept: boolean
}

/** Where in its part an issue is: `indicators/companies-started/changes/0/target/atLeast` is at `target/atLeast`. */
const placeOf = (field: string): string =>
  field.replace(/^[a-z]+\/[^/]+\//i, '').replace(/^changes\/\d+\//, '')
export const partId = (place: string): string => `programme-${place.replaceAll('/', '-')}`

export function usePartForm<V extends object>({ seen, draftKey, draft }: Opening, start: () => V): Form<V> {
  const office = useOffice()
  const records = useRecordWords()
  const act = useAct()
  const [, navigate] = useLocation()
  const auto = useAutoDraft(draftKey, 'programme')
  const [values, setValues] = useState<V>(() => {
    const { _seen: _, ...kept } = draft?.values ?? {}
    return draft ? (kept as V) : start()
  })
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [busy, setBusy] = useState(false)
  const refuse = (wrong: readonly Issue[]) => {
    setIssues(wrong)
    const [first] = wrong
    if (first && wrong.length === 1) requestAnimationFrame(() => focusField(nearestId(placeOf(first.field))))
  }
  return {
    values,
    set: (changed) => {
      const next = { ...values, ...changed }
      setValues(next)
      auto.changed({ ...next, _seen: seen })
    },
    issues,
    refuse,
    errorOf: (place) => {
      const issue = issues.find(({ field }) => {
        const at = placeOf(field)
        return at === place || at.startsWith(`${place}/`)
      })
      return issue && refusalWords(records, issue.because)
    },
    save: async (edited, said) => {
      const wrong = issuesOfEdit(seen.record, edited)
      if (wrong.length > 0) return refuse(wrong)
      setBusy(true)
      const done = await saveEdit(office, seen, edited, { drop: [draftKey] })
      setBusy(false)
      if (!done.ok && done.problem.because === 'not-valid') return refuse(done.problem.issues)
      if (done.ok) await auto.drop()
      if (await act(Promise.resolve(done), said)) navigate(`/program/${seen.id}`)
    },
    busy,
    kept: auto.kept === true,
  }
}

/** The control at a place, or the nearest one around it that is on the page. */
function nearestId(place: string): string {
  for (let at = place; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (document.getElementById(partId(at))) return partId(at)
  }
  return partId(place)
}

/** What stands on the page at a field, or over the group that it is in. */
const labelOf = (id: string): string | undefined =>
  document.querySelector(`label[for="${CSS.escape(id)}"], #${CSS.escape(id)} legend`)?.textContent ??
  undefined

/** The frame of a part's form: its fields, what it does to the numbers beside them, and saving at the foot. */
export function PartScreen<V>({
  seen,
  title,
  form,
  onSave,
  beside,
  children,
}: {
  seen: Seen
  title: string
  form: Form<V>
  onSave: () => void
  beside?: ReactNode
  children: ReactNode
}) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const errors = form.issues.map(({ field, because }) => {
    const id = nearestId(placeOf(field))
    return { id, label: labelOf(id) ?? seen.record.name, words: refusalWords(records, because) }
  })
  return (
    <Screen
      wide={beside !== undefined}
      title={title}
      eyebrow={seen.record.name}
      back={{ label: words.backToProgramme, to: `/program/${seen.id}` }}
      aside={form.kept ? <span className="soft">{words.draftSaved}</span> : null}
      footer={
        <ActionBar>
          <Button type="submit" form="part-form" busy={form.busy} wide>
            {words.save}
          </Button>
        </ActionBar>
      }
    >
      <form
        id="part-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <Columns least="large">
          <Stack gap={5}>
            {errors.length > 1 && <ErrorSummary errors={errors} />}
            {children}
          </Stack>
          {beside && (
            <Stack gap={4} className="part-beside">
              {beside}
            </Stack>
          )}
        </Columns>
      </form>
    </Screen>
  )
}
