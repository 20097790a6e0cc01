// Logging anything from one plus: a new record, an old one mended, or one that the office refused; drafts are kept.
import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import { everyOf, listOf, programmesNow, recordOf, refusedOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { type Office as OfficeRecord, officeId } from '../../domain/records/office.ts'
import { assembled } from '../../sync/check-sets.ts'
import { type Mutation, parseMutation } from '../../sync/messages.ts'
import { useContacts } from '../records/contacts.ts'
import { isLogged, kindAt } from '../records/logged-kinds.ts'
import { NotHere } from '../records/not-here.tsx'
import { type Office, useLive, useOffice } from '../records/office.tsx'
import { readQuarantine } from '../records/office-calls.ts'
import { Screen } from '../records/screen.tsx'
import { useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { type FormValues, formValuesOf } from '../records/values.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'
import { LogForm, type SessionShown } from './log-form.tsx'

/** Another address is another form, with its own draft, also where only what it begins with is another. */
export default function LogScreen(props: { id?: string; what?: string }) {
  return <Logging key={useSearch()} {...props} />
}

function Logging({ id, what }: { id?: string; what?: string }) {
  const asked = new URLSearchParams(useSearch())
  const mends = asked.get('ratta')
  const from = asked.get('fran')
  const begins = from ? `from-${from}` : (asked.get('kontakt') ?? asked.get('typ') ?? asked.get('kommun'))
  const seen = useAtOpening(id)
  const begunFrom = useAtOpening(from ?? undefined)
  const own = useLive(async (at) => (mends ? refusedHere(at, mends) : null), [mends])
  const others = useRefusedAtOffice(mends !== null && own === null ? mends : null)
  const refused = own ?? (own === undefined ? undefined : others)
  const known = seen?.kind ?? refused?.mutation.type
  const kind = isLogged(known) ? known : kindAt(what)
  // A form that begins with something has a draft of its own: what is half typed elsewhere stays where it is.
  const key = useOwnDraftKey(
    id ? `edit:${id}` : mends ? `repair:${mends}` : `${kind}:new${begins ? `-with-${begins}` : ''}`,
  )
  const contacts = useContacts()
  const draft = useKeptDraft(key)
  const latest = useLive((office) => listOf(office, 'session', { most: 12 })) as SessionShown[] | undefined
  const members = useLive((office) => everyOf(office, 'member'))
  const programmes = useLive(({ memory }) => programmesNow(memory))
  const office = useLive((at) => recordOf(at, officeId))
  const [round, setRound] = useState(0)
  const { log, detail } = useWords()
  const room = useRoomWords(logWords)
  if (
    key === undefined ||
    refused === undefined ||
    !contacts ||
    draft === undefined ||
    seen === undefined ||
    begunFrom === undefined ||
    !latest ||
    !members ||
    !programmes ||
    office === undefined
  ) {
    return (
      <Screen
        title={id ? room.editTitle[kind] : room.newTitle[kind]}
        back={{ label: log.back, to: id ? `/moten/${id}` : '/' }}
      >
        <Skeleton />
      </Screen>
    )
  }
  if (id && !isLogged(seen?.kind)) {
    return (
      <Screen title={room.notHere} back={{ label: log.back, to: '/moten' }}>
        <NotHere back={{ label: detail.back, to: '/moten' }} />
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
      key={`${kind} ${round}`}
      {...{ kind, contacts, latest, advisers, programmes, refused }}
      officeRecord={office?.record.kind === 'office' ? (office.record as OfficeRecord) : null}
      begin={{
        from: begunFrom?.record ?? null,
        contact: asked.get('kontakt'),
        type: asked.get('typ'),
        municipality: asked.get('kommun'),
      }}
      draftKey={key}
      draft={round === 0 ? (draft?.values ?? null) : null}
      seen={(draft?.values._seen as Opened | undefined) ?? seen}
      onStartOver={() => setRound((n) => n + 1)}
    />
  )
}

/** What the office refused, with the values its form starts from: of an edit, the record with the edit laid over it. */
export type ToMend = { mutation: Mutation; start: FormValues }

async function refusedHere(office: Office, mid: string): Promise<ToMend | null> {
  const mutation = (await refusedOf(office)).find((one) => one.mid === mid)?.mutation
  return mutation ? toMend(office, mutation) : null
}

async function toMend(office: Office, mutation: Mutation): Promise<ToMend | null> {
  if (!isLogged(mutation.type)) return null
  const shown = await recordOf(office, mutation.rec)
  const set = assembled(mutation.set, kindNamed(mutation.type).fields)
  return { mutation, start: { ...(shown ? formValuesOf(shown.record) : {}), ...set } }
}

/** What was refused from somebody else, for the lead to mend: only the office has it. Undefined until it has answered. */
function useRefusedAtOffice(mid: string | null): ToMend | null | undefined {
  const office = useOffice()
  const [found, setFound] = useState<ToMend | null | undefined>(undefined)
  useEffect(() => {
    if (mid === null) return
    let wanted = true
    const look = async () => {
      const asked = await readQuarantine(office.handed.fetch)
      const row = asked.ok
        ? asked.answer.quarantine.find((one) => one.mid === mid && !one.repaired)
        : undefined
      const parsed = row && parseMutation(JSON.parse(row.raw))
      return parsed?.ok ? toMend(office, parsed.mutation) : null
    }
    void look().then((now) => wanted && setFound(now))
    return () => {
      wanted = false
    }
  }, [office, mid])
  return mid === null ? null : found
}

/** A record as it was when the form opened: what its editor saw, whatever arrives meanwhile. */
function useAtOpening(id: string | undefined): Opened | null | undefined {
  const live = useLive((office) => (id ? recordOf(office, id) : Promise.resolve(null)), [id])
  const [seen, setSeen] = useState<Opened | null | undefined>(undefined)
  if (live !== undefined && seen === undefined) setSeen(live)
  return seen
}
