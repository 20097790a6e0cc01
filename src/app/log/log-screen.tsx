// Logging a session: a new one, or an old one mended; kept as a draft from the first letter.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type NewRecord, saveEdit, saveNew, saveRepair } from '../../device/acts.ts'
import { everyOf, listOf, naming, recordOf, refusedOf, targetsNow } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { yearPeriod } from '../../domain/programme/period.ts'
import type { Contact } from '../../domain/records/contact.ts'
import type { Session } from '../../domain/records/session.ts'
import { type LocalDate, parseLocalDate, yearOf } from '../../domain/values/local-date.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import type { Mutation } from '../../sync/messages.ts'
import { type Contacts, useContacts } from '../records/contacts.ts'
import { type Office, useLive, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { edited, type FormValues, formValuesOf, said } from '../records/values.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'
import { asLastTime, blankSession } from './proposal.ts'
import { SessionForm } from './session-form.tsx'
import type { NewContact } from './who-field.tsx'

type SessionShown = Opened & { record: Session }

export default function LogScreen({ id }: { id?: string }) {
  const asked = new URLSearchParams(useSearch())
  const mends = asked.get('ratta')
  const key = useOwnDraftKey(id ? `session:${id}` : mends ? `repair:${mends}` : 'session:new')
  const contacts = useContacts()
  const draft = useKeptDraft(key)
  const seen = useSeenAtOpening(id)
  const latest = useLive((office) => listOf(office, 'session', { most: 12 })) as SessionShown[] | undefined
  const members = useLive((office) => everyOf(office, 'member'))
  const refused = useLive(async (office) => (mends ? refusedToMend(office, mends) : null), [mends])
  const [round, setRound] = useState(0)
  const { log } = useWords()
  if (
    key === undefined ||
    refused === undefined ||
    !contacts ||
    draft === undefined ||
    seen === undefined ||
    !latest ||
    !members
  ) {
    return (
      <Screen title={id ? log.editTitle : log.title} back={{ label: log.back, to: '/' }}>
        <Skeleton />
      </Screen>
    )
  }
  if (id && !seen) {
    return (
      <Screen title={log.editTitle} back={{ label: log.back, to: '/moten' }}>
        <EmptyState picture="search" title={log.notHere} />
      </Screen>
    )
  }
  const advisers = members.flatMap(({ record }) =>
    record.kind === 'member' && record.active && record.role !== 'tablet'
      ? [{ id: record.id, name: record.name }]
      : [],
  )
  return (
    <LogForm
      key={round}
      {...{ contacts, latest, advisers, refused }}
      withContact={asked.get('kontakt')}
      draftKey={key}
      draft={round === 0 ? (draft?.values ?? null) : null}
      seen={(draft?.values._seen as SessionShown | undefined) ?? seen}
      onStartOver={() => setRound((n) => n + 1)}
    />
  )
}

/** What the office refused, with the values its form starts from: of an edit, the record with the edit laid over it. */
type ToMend = { mutation: Mutation; start: FormValues }

async function refusedToMend(office: Office, mid: string): Promise<ToMend | null> {
  const mutation = (await refusedOf(office)).find((one) => one.mid === mid)?.mutation
  if (!mutation) return null
  const shown = await recordOf(office, mutation.rec)
  return { mutation, start: { ...(shown ? formValuesOf(shown.record) : {}), ...mutation.set } }
}

/** The record as it was when the form opened: what its editor saw, whatever arrives meanwhile. */
function useSeenAtOpening(id: string | undefined): SessionShown | null | undefined {
  const live = useLive((office) => (id ? recordOf(office, id) : Promise.resolve(null)), [id])
  const [seen, setSeen] = useState<SessionShown | null | undefined>(undefined)
  if (live !== undefined && seen === undefined) setSeen(live as SessionShown | null)
  return seen
}

function LogForm({
  contacts,
  latest,
  advisers,
  draftKey,
  draft,
  seen,
  refused,
  withContact,
  onStartOver,
}: {
  contacts: Contacts
  latest: readonly SessionShown[]
  advisers: readonly { id: string; name: string }[]
  draftKey: string
  draft: FormValues | null
  seen: SessionShown | null
  /** What the office refused, to be mended. */
  refused: ToMend | null
  /** A contact to begin with. */
  withContact: string | null
  onStartOver: () => void
}) {
  const office = useOffice()
  const { log, acts } = useWords()
  const [, navigate] = useLocation()
  const today = useToday()
  const act = useAct()
  const auto = useAutoDraft(draftKey, 'session')
  const [busy, setBusy] = useState(false)
  const [round, setRound] = useState(0)
  const habit = latest[0]?.record
  const [start, setStart] = useState<FormValues>(
    () =>
      draft ??
      (refused
        ? { ...blankSession(today), ...refused.start }
        : seen
          ? formValuesOf(seen.record)
          : startWith(
              habit ? asLastTime(today, habit, { withContact: false }) : blankSession(today),
              withContact ? contacts.byId.get(withContact)?.record : undefined,
              withContact ? lastWith(latest, withContact, today) : {},
            )),
  )
  const [date, setDate] = useState(String(start.date ?? today))
  const nearest = useMemo(() => nearestOf(latest, start), [latest, start])
  const formId = 'log-session'

  const changed = useMemo(
    () => (values: FormValues) => {
      setDate(String(values.date ?? ''))
      auto.changed(seen ? { ...values, _seen: seen } : values)
    },
    [auto, seen],
  )

  const propose = async (contactId: string): Promise<FormValues | null> => {
    if (seen) return null
    const before = (await naming(office, contactId)).find(({ record }) => record.kind === 'session')
    if (before) return asLastTime(today, before.record as Session, { withContact: true })
    const contact = contacts.byId.get(contactId)?.record
    if (!contact) return null
    return { municipality: contact.municipality, ...(contact.type === 'group' ? { setting: 'group' } : {}) }
  }

  const save = async (values: FormValues) => {
    setBusy(true)
    const beside = newContacts(values)
    const doing = refused
      ? saveRepair(office, refused.mutation, said(values), { beside, drop: [draftKey] })
      : seen
        ? saveEdit(office, seen, edited(values), { beside, drop: [draftKey] })
        : saveNew(office, [...beside, { kind: 'session', values: said(values) }], [draftKey])
    const done = await doing
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') {
      const { rec, issues } = done.problem
      // What is wrong with a contact made here is shown where it was made.
      const isContact = beside.some((one) => one.id === rec)
      return isContact ? issues.map(({ because }) => ({ field: 'contactIds', because })) : issues
    }
    if (done.ok) await auto.drop()
    if (await act(Promise.resolve(done), acts.savedOnDevice))
      navigate(seen ? `/moten/${seen.id}` : refused ? '/synk' : '/')
    return []
  }

  const again = latest.filter(({ record }) => record.contactIds.length > 0).slice(0, 3)
  const startAs = (last: Session) => {
    const values = asLastTime(today, last, { withContact: true })
    setStart(values)
    setRound((n) => n + 1)
    changed(values)
  }
  const throwAway = async () => {
    await auto.drop()
    if (seen) navigate(`/moten/${seen.id}`)
    else onStartOver()
  }

  return (
    <Screen
      title={seen ? log.editTitle : log.title}
      back={{ label: log.back, to: seen ? `/moten/${seen.id}` : '/' }}
      aside={
        auto.kept === true || (auto.kept === null && draft) ? (
          <span className="soft">{log.draftSaved}</span>
        ) : null
      }
      footer={
        <ActionBar lead={seen ? null : <Becomes date={date} />} aside={log.savedHere}>
          <Button type="submit" form={formId} busy={busy} wide>
            {seen ? log.saveChanges : log.save}
          </Button>
        </ActionBar>
      }
    >
      <Stack gap={4}>
        {draft && round === 0 && (
          <Banner
            mood="forest"
            title={log.draftHere}
            actions={
              <Button kind="quiet" size="small" onClick={() => void throwAway()}>
                {log.throwAway}
              </Button>
            }
          />
        )}
        {!seen && !refused && !draft && again.length > 0 && round === 0 && (
          <section aria-label={log.again}>
            <p className="field-label">{log.again}</p>
            <Row gap={2}>
              {again.map((one) => (
                <Button kind="ghost" size="small" key={one.id} onClick={() => startAs(one.record)}>
                  {one.record.contactIds
                    .map((contact) => contacts.byId.get(contact)?.record.name ?? '…')
                    .join(', ')}
                </Button>
              ))}
            </Row>
          </section>
        )}
        <SessionForm
          key={round}
          {...{ formId, start, today, contacts, nearest, advisers, propose }}
          onChange={changed}
          onSubmit={save}
        />
      </Stack>
    </Screen>
  )
}

/** A new session begun from a contact's page: with it, as last time with it, or in its municipality. */
function startWith(start: FormValues, contact: Contact | undefined, last: FormValues): FormValues {
  return contact ? { ...start, municipality: contact.municipality, ...last, contactIds: [contact.id] } : start
}

function lastWith(latest: readonly SessionShown[], contactId: string, today: LocalDate): FormValues {
  const last = latest.find(({ record }) => record.contactIds.some((id) => id === contactId))
  return last ? asLastTime(today, last.record, { withContact: true }) : {}
}

/** Which number it will be: the year's sessions and one more. */
function Becomes({ date }: { date: string }) {
  const { log } = useWords()
  const today = useToday()
  const day = parseLocalDate(date) ?? today
  const now = useLive(
    ({ memory }) => targetsNow(memory, yearPeriod(yearOf(day)), today),
    [yearOf(day), today],
  )
  const sessions = now?.numbers.indicators.find(({ id }) => id === 'advisory-sessions')
  return sessions ? log.becomes(sessions.amount + 1, sessions.target) : null
}

function newContacts(values: FormValues): NewRecord[] {
  const used = new Set(values.contactIds as string[])
  return ((values._new ?? []) as NewContact[])
    .filter(({ id }) => used.has(id))
    .map(({ id, name, type }) => ({
      kind: 'contact' as const,
      id: id as RecordId,
      values: { name, type, municipality: values.municipality },
    }))
}

/** The municipalities of the latest sessions, the form's own first: the likeliest three. */
function nearestOf(latest: readonly SessionShown[], start: FormValues): string[] {
  const codes = [start.municipality, ...latest.map(({ record }) => record.municipality)]
  return [...new Set(codes.filter((code): code is string => typeof code === 'string'))].slice(0, 3)
}
