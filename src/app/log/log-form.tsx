// One form for whatever is logged: it starts with what is known, keeps what is typed, and says what saving would move.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useLocation } from 'wouter'
import { type NewRecord, saveEdit, saveNew, saveRepair } from '../../device/acts.ts'
import { naming } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { Contact } from '../../domain/records/contact.ts'
import type { AnyRecord } from '../../domain/records/kinds.ts'
import type { Office as OfficeRecord } from '../../domain/records/office.ts'
import type { Programme } from '../../domain/records/programme.ts'
import type { Session } from '../../domain/records/session.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { type Change, changeOf, creationOf } from '../../sync/mutation.ts'
import type { Contacts } from '../records/contacts.ts'
import { controlId, refusalWords } from '../records/control.tsx'
import type { LoggedKind } from '../records/logged-kinds.ts'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft } from '../records/use-draft.ts'
import { edited, type FormValues, formValuesOf, issuesOf, said } from '../records/values.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, focusField } from '../ui/error-summary.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'
import { CompanyNumber, LineLeft, Registered, SameMeeting, TripSwitch } from './beside.tsx'
import { KindChooser } from './kind-chooser.tsx'
import { type FoldName, isAsked, isNeeded, layoutOf, settled } from './layouts.ts'
import type { ToMend } from './log-screen.tsx'
import { asLastTime, begunFrom, blankOf, follows, type Known, withContacts } from './proposal.ts'
import { RecordForm } from './record-form.tsx'
import { travelLine, tripExpense, tripFor } from './trip.ts'
import type { NewContact } from './who-field.tsx'
import { WouldMoveWords } from './would-move-words.tsx'

export type SessionShown = Opened & { record: Session }
type Said = { field: string; because: string }

/** What a form begins with, by its address. */
export type Begin = {
  from: AnyRecord | null
  contact: string | null
  type: string | null
  municipality: string | null
}

export type LogFormProps = {
  kind: LoggedKind
  contacts: Contacts
  latest: readonly SessionShown[]
  advisers: readonly { id: string; name: string }[]
  programmes: readonly Programme[]
  officeRecord: OfficeRecord | null
  begin: Begin
  draftKey: string
  draft: FormValues | null
  /** The record as its editor saw it, when it is an edit. */
  seen: Opened | null
  /** What the office refused, to be mended. */
  refused: ToMend | null
  onStartOver: () => void
}

const formId = 'log-form'

export function LogForm(props: LogFormProps) {
  const { kind, contacts, latest, advisers, programmes, officeRecord, begin } = props
  const { draftKey, draft, seen, refused, onStartOver } = props
  const office = useOffice()
  const { log, acts } = useWords()
  const room = useRoomWords(logWords)
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const records = useRecordWords()
  const [, navigate] = useLocation()
  const today = useToday()
  const act = useAct()
  const auto = useAutoDraft(draftKey, kind)
  const [busy, setBusy] = useState(false)
  const [issues, setIssues] = useState<readonly Said[]>([])
  const [tries, setTries] = useState(0)
  const [again, setAgain] = useState(false)
  const [many, setMany] = useState(false)
  const known = useKnown(contacts)
  const [start] = useState<FormValues>(() => startOf(props, today, known, room.trip.text))
  const [id] = useState(() => seen?.id ?? refused?.mutation.rec ?? office.handed.id())
  const form = useForm<FormValues>({ defaultValues: start, shouldFocusError: false })
  const { control, getValues, setValue, reset } = form
  const touched = useRef(new Set((start._touched ?? []) as string[]))

  const changed = useMemo(
    () => (values: FormValues) => {
      const typed = { ...values, _touched: [...touched.current] }
      auto.changed(seen ? { ...typed, _seen: seen } : typed)
    },
    [auto, seen],
  )
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: ({ values }) => changed({ ...values }) }),
    [form, changed],
  )

  const programme = useProgrammeOfTheDay(programmes, useWatch({ control, name: 'date' }))
  const sessionValues = useWatch({ control, name: ['channel', 'municipality', 'date', '_trip'] })
  const tripKnown = useLive(
    async (at) => !seen || (await naming(at, seen.id)).every((one) => one.kind !== 'expense'),
    [seen?.id],
  )
  const trip = kind === 'session' && tripKnown ? tripFor(getValues(), officeRecord, programme) : null

  // Proposed only where nobody has typed: what a person chose is never written over.
  const propose = (proposal: FormValues) => {
    for (const [name, value] of Object.entries(proposal)) {
      if (!touched.current.has(name)) setValue(name, value)
    }
  }
  const onSaid = (field: string, added?: string) => {
    touched.current.add(field)
    // What has been typed anew is no longer what was refused.
    setIssues((now) => now.filter((one) => one.field.split('/')[0] !== field))
    if (seen) return
    const values = getValues()
    propose(follows(kind, field, values, known))
    const first = Array.isArray(values.contactIds) && values.contactIds.length === 1
    if (kind === 'session' && added && first) void asLastTimeWith(added)
  }
  const asLastTimeWith = async (contactId: string) => {
    const before = (await naming(office, contactId)).find(({ record }) => record.kind === 'session')
    const contact = known.contact(contactId)
    const proposal = before
      ? asLastTime(today, before.record as Session, { withContact: true })
      : contact
        ? { municipality: contact.municipality, ...(contact.type === 'group' ? { setting: 'group' } : {}) }
        : {}
    const { contactIds: _, date: __, ...rest } = proposal as FormValues
    propose(rest)
  }

  /** What stands beside the record itself: contacts made in the form, and the trip. */
  const besides = useCallback((values: FormValues): NewRecord[] => newContacts(kind, values), [kind])
  const tripRecord = useCallback(
    (values: FormValues): NewRecord[] => {
      const booked = values._trip === true ? tripFor(values, officeRecord, programme) : null
      if (kind !== 'session' || !booked) return []
      const text = room.trip.text(booked.from, booked.to, booked.kilometres / 2)
      return [{ kind: 'expense', values: tripExpense(booked, id, values.date, text) }]
    },
    [kind, officeRecord, programme, room, id],
  )
  const changes = useCallback(
    (values: FormValues): Change[] | null => {
      const mid = () => office.handed.id()
      const beside = [...besides(values), ...tripRecord(values)].map((one) =>
        creationOf(one.kind, one.id ?? mid(), said(one.values as FormValues), mid()),
      )
      if (refused && Object.keys(refused.mutation.base).length > 0) return null
      const own = seen ? changeOf(seen, edited(values), mid()) : creationOf(kind, id, said(values), mid())
      return own ? [...beside, own] : beside.length > 0 ? beside : null
    },
    [office, besides, tripRecord, refused, seen, kind, id],
  )

  const save = async (values: FormValues): Promise<readonly Said[]> => {
    setBusy(true)
    const beside = besides(values)
    const after = tripRecord(values)
    const doing = refused
      ? saveRepair(office, refused.mutation, said(values), { beside, drop: [draftKey] })
      : seen
        ? saveEdit(office, seen, edited(values), { beside: [...beside, ...after], drop: [draftKey] })
        : saveNew(
            office,
            [...beside, { kind, id: id as RecordId, values: said(values) }, ...after],
            [draftKey],
          )
    const done = await doing
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') {
      const { rec, issues: wrong } = done.problem
      // What is wrong with a contact made here is shown where it was made.
      const who = kind === 'financing' ? 'contactId' : 'contactIds'
      const isContact = beside.some((one) => one.id === rec)
      return isContact ? wrong.map(({ because }) => ({ field: who, because })) : wrong
    }
    if (done.ok) await auto.drop()
    const next = values._registered === true ? `/logga/foretagsstart?fran=${id}` : '/'
    if (await act(Promise.resolve(done), acts.savedOnDevice))
      navigate(seen ? `/moten/${seen.id}` : refused ? '/synk' : next)
    return []
  }
  const submit = async () => {
    if (busy) return
    const values = settled(kind, getValues())
    const wrong = wrongIn(kind, values)
    const refusals = wrong.length > 0 ? wrong : await save(values)
    setIssues(refusals)
    setTries((n) => n + 1)
    const field = refusals[0]?.field.split('/')[0]
    if (field) requestAnimationFrame(() => focusField(controlId(kind, field)))
  }

  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field.split('/')[0] === field)
    return issue && refusalWords(records, issue.because)
  }
  const errors = issues.map(({ field, because }) => {
    const name = field.split('/')[0] ?? field
    const label = wordsOf(records, kind, name)?.label ?? name
    return { id: controlId(kind, name), label, words: refusalWords(records, because) }
  })
  const startAs = (last: Session) => {
    const values = asLastTime(today, last, { withContact: true })
    touched.current = new Set()
    reset(values)
    setAgain(true)
    changed(values)
  }
  const throwAway = async () => {
    await auto.drop()
    if (seen) navigate(`/moten/${seen.id}`)
    else onStartOver()
  }
  const isNew = !seen && !refused
  const offered =
    kind === 'session' && isNew && !draft && !again && !begin.from && !begin.contact
      ? latest.filter(({ record }) => record.contactIds.length > 0).slice(0, 3)
      : []
  const nearest = useMemo(() => nearestOf(latest, start), [latest, start])
  const typed = { control, id: seen?.id ?? null }
  const after = (field: string): ReactNode => {
    if (kind === 'session' && field === 'municipality') return <SameMeeting {...typed} contacts={contacts} />
    if (kind === 'session' && field === 'phase')
      return <Registered {...typed} onChange={(on) => setValue('_registered', on)} />
    if (kind === 'companyStart' && field === 'organisationNumber')
      return <CompanyNumber {...typed} contacts={contacts} />
    if (kind === 'expense' && field === 'line')
      return <LineLeft control={control} programme={programme} spent={spentBefore(seen, getValues())} />
    return null
  }
  const inFold = (fold: FoldName): ReactNode =>
    trip && fold === 'more' ? (
      <TripSwitch trip={trip} checked={sessionValues[3] === true} onChange={(on) => setValue('_trip', on)} />
    ) : null

  return (
    <Screen
      title={seen ? room.editTitle[kind] : room.newTitle[kind]}
      back={{ label: log.back, to: seen ? `/moten/${seen.id}` : '/' }}
      aside={
        auto.kept === true || (auto.kept === null && draft) ? (
          <span className="soft">{log.draftSaved}</span>
        ) : null
      }
      footer={
        <ActionBar
          lead={<WouldMoveWords {...{ kind, control, changes }} onMany={setMany} />}
          aside={many ? null : log.savedHere}
        >
          <Button type="submit" form={formId} busy={busy} wide>
            {seen ? log.saveChanges : room.save[kind]}
          </Button>
        </ActionBar>
      }
    >
      <form
        id={formId}
        className="log-form-sheet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap={2}>
          {isNew && !begin.from && <KindChooser kind={kind} />}
          {draft && (
            <Row between gap={2} className="log-draft">
              <span className="soft small">{room.draftHere}</span>
              <Button kind="quiet" size="small" onClick={() => void throwAway()}>
                {log.throwAway}
              </Button>
            </Row>
          )}
          {offered.length > 0 && (
            <section className="log-again" aria-label={log.again}>
              <span className="soft small" aria-hidden="true">
                {room.sameAgain}
              </span>
              {offered.map((one) => (
                <Button kind="ghost" size="small" key={one.id} onClick={() => startAs(one.record)}>
                  {one.record.contactIds
                    .map((contact) => contacts.byId.get(contact)?.record.name ?? '…')
                    .join(', ')}
                </Button>
              ))}
            </section>
          )}
          {errors.length > 1 && <ErrorSummary key={tries} errors={errors} />}
          <RecordForm
            {...{
              kind,
              form,
              today,
              contacts,
              advisers,
              programme,
              nearest,
              errorOf,
              tries,
              onSaid,
              after,
              tells: trip ? { more: room.trip.toggle(trip.kilometres / 2, printOre(trip.ore, locale)) } : {},
              inFold,
            }}
            opened={draft || seen || refused ? foldsFilled(kind, start) : []}
          />
        </Stack>
      </form>
    </Screen>
  )
}

/** What the proposals ask of what is known here. */
function useKnown(contacts: Contacts): Known {
  const { choices } = useRecordWords().kinds.activity.fields.type
  return useMemo(
    () => ({
      contact: (id: string): Contact | undefined => contacts.byId.get(id)?.record,
      typeName: (type: string) => (choices as Readonly<Record<string, string>>)[type],
    }),
    [contacts, choices],
  )
}

function useProgrammeOfTheDay(programmes: readonly Programme[], date: unknown): Programme | null {
  const day = String(date ?? '')
  return programmes.find(({ from, to }) => day >= from && day <= to) ?? programmes[0] ?? null
}

/** A draft before all; else what the office refused, the record that is edited, or a new one with what is known. */
function startOf(
  props: LogFormProps,
  today: LocalDate,
  known: Known,
  tripText: (from: string, to: string, kilometres: number) => string,
): FormValues {
  const { kind, draft, refused, seen, begin, latest, contacts } = props
  const blank = blankOf[kind](today)
  if (draft) return { ...(seen ? {} : blank), ...withoutSeen(draft) }
  if (refused) return { ...blank, ...refused.start }
  if (seen) return formValuesOf(seen.record)
  const habit = latest[0]?.record
  const values: FormValues = {
    ...blank,
    ...(kind === 'session' && habit ? asLastTime(today, habit, { withContact: false }) : {}),
  }
  const contact = begin.contact ? contacts.byId.get(begin.contact)?.record : undefined
  if (contact) {
    const last = kind === 'session' ? latestWith(latest, contact.id, today) : {}
    Object.assign(values, withContacts(kind, [contact.id], contact), last)
  }
  if (begin.from) {
    Object.assign(values, begunFrom(kind, begin.from, today, known))
    if (kind === 'expense') Object.assign(values, tripOfSaved(props, begin.from, tripText))
  }
  if (begin.type && kind === 'activity') {
    Object.assign(values, { type: begin.type, ...follows(kind, 'type', { type: begin.type }, known) })
  }
  if (begin.municipality) values.municipality = begin.municipality
  return values
}

/** What an expense begun from a session is: its trip, as far as the office's distances tell. */
function tripOfSaved(
  { programmes, officeRecord }: LogFormProps,
  from: AnyRecord,
  text: (from: string, to: string, kilometres: number) => string,
): FormValues {
  const trip = tripFor(from as unknown as FormValues, officeRecord, programmes[0])
  if (!trip || from.kind !== 'session') return { line: travelLine(programmes[0]) }
  return tripExpense(trip, from.id, from.date, text(trip.from, trip.to, trip.kilometres / 2))
}

const withoutSeen = ({ _seen, ...values }: FormValues): FormValues => values

function latestWith(latest: readonly SessionShown[], contactId: string, today: LocalDate): FormValues {
  const last = latest.find(({ record }) => record.contactIds.some((id) => id === contactId))
  return last ? { ...asLastTime(today, last.record, { withContact: true }), contactIds: [contactId] } : {}
}

/** Everything that is wrong, in the order of the form. */
function wrongIn(kind: LoggedKind, values: FormValues): Said[] {
  const { first, folds } = layoutOf(kind)
  const order = [...first, ...folds.flatMap(({ lines }) => lines)].flat()
  const blank = (field: string) => values[field] === undefined || values[field] === null
  const needed = order.filter(
    (field) =>
      (isNeeded(kind, field, values) || (field === 'municipality' && newOnes(values).length > 0)) &&
      isAsked(kind, field, values) &&
      blank(field),
  )
  const found = new Map(issuesOf(kind, values).map((issue) => [issue.field, issue]))
  for (const field of needed) if (!found.has(field)) found.set(field, { field, because: 'required' })
  const place = ({ field }: Said) => order.indexOf(field.split('/')[0] ?? '')
  return [...found.values()].sort((a, b) => place(a) - place(b))
}

const newOnes = (values: FormValues): NewContact[] => (values._new ?? []) as NewContact[]

function newContacts(kind: LoggedKind, values: FormValues): NewRecord[] {
  const used = new Set(kind === 'financing' ? [values.contactId] : ((values.contactIds ?? []) as unknown[]))
  return newOnes(values)
    .filter(({ id }) => used.has(id))
    .map(({ id, name, type }) => ({
      kind: 'contact' as const,
      id: id as RecordId,
      values: { name, type, municipality: values.municipality },
    }))
}

/** The folds that have something in them. */
function foldsFilled(kind: LoggedKind, values: FormValues): FoldName[] {
  const isEmpty = (value: unknown) =>
    !value || (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && !value.trim())
  return layoutOf(kind)
    .folds.filter(({ lines }) =>
      lines.flat().some((field) => isAsked(kind, field, values) && !isEmpty(values[field])),
    )
    .map(({ name }) => name)
}

/** Öre that an edited expense has on its line and year already. */
function spentBefore(seen: Opened | null, values: FormValues): number {
  const record = seen?.record
  if (record?.kind !== 'expense' || record.creditOf || !record.counts) return 0
  const sameYear = record.date.slice(0, 4) === String(values.date ?? '').slice(0, 4)
  return record.line === values.line && sameYear ? record.amount : 0
}

/** The municipalities of the latest sessions, the form's own first: the likeliest two, as many as stand in a line. */
function nearestOf(latest: readonly SessionShown[], start: FormValues): string[] {
  const codes = [start.municipality, ...latest.map(({ record }) => record.municipality)]
  return [...new Set(codes.filter((code): code is string => typeof code === 'string'))].slice(0, 2)
}
