// What is said beside a field while it is filled in: that it is logged already, what it costs, what is left.
import { type Control, useWatch } from 'react-hook-form'
import { sameCompany, sameMeeting } from '../../device/likely-doubles.ts'
import { naming, targetsNow } from '../../device/live.ts'
import { yearPeriod } from '../../domain/programme/period.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { type LocalDate, parseLocalDate, yearOf } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import { fitsLegalForm, parseOrganisationNumber } from '../../domain/values/organisation-number.ts'
import type { Contacts } from '../records/contacts.ts'
import { useLive, useMe, useToday } from '../records/office.tsx'
import { titleOf } from '../records/title.ts'
import type { FormValues } from '../records/values.ts'
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Switch } from '../ui/switch.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'
import type { ProposedTrip } from './trip.ts'

type Typed = { control: Control<FormValues> /** The record itself, when it is an edit. */; id: string | null }

/** The same day, municipality and contact: a colleague may have logged it. Asked, never in the way. */
export function SameMeeting({ control, id, contacts }: Typed & { contacts: Contacts }) {
  const [date, municipality, contactIds] = useWatch({ control, name: ['date', 'municipality', 'contactIds'] })
  const ids = (contactIds ?? []) as string[]
  const { colleague } = useRoomWords(logWords)
  const records = useRecordWords()
  const me = useMe()
  const found = useLive(
    (office) =>
      sameMeeting(office, { date: String(date), municipality: String(municipality), contactIds: ids }, id),
    [date, municipality, ids.join(), id],
  )
  const by = found?.made.createdBy ?? null
  const who = useLive(
    async ({ memory }) =>
      by ? ((await memory.shown.get(by))?.record.name as string | undefined) : undefined,
    [by],
  )
  if (!found) return null
  const own = by !== null && by === me?.member
  return (
    <Banner
      mood="near"
      title={own ? colleague.own : colleague.title}
      actions={
        <ButtonLink kind="ghost" size="small" href={`/moten/${found.id}`}>
          {colleague.open}
        </ButtonLink>
      }
    >
      {!own && colleague.words(who ?? colleague.someone, titleOf(found.record, records, contacts))}
    </Banner>
  )
}

/** A number that is here already, one that belongs to another form, and one that is never asked for. */
export function CompanyNumber({ control, id, contacts }: Typed & { contacts: Contacts }) {
  const [typed, legalForm] = useWatch({ control, name: ['organisationNumber', 'legalForm'] })
  const { number: words } = useRoomWords(logWords)
  const { moments } = useWords()
  const records = useRecordWords()
  const parsed = parseOrganisationNumber(typeof typed === 'string' ? typed : '')
  const number = typeof parsed === 'string' ? parsed : null
  const found = useLive(async (office) => (number ? sameCompany(office, number, id) : null), [number, id])
  if (found) {
    return (
      <Banner
        mood="near"
        title={words.exists(titleOf(found.record, records, contacts))}
        actions={
          <ButtonLink kind="ghost" size="small" href={`/moten/${found.id}`}>
            {words.open}
          </ButtonLink>
        }
      >
        {words.existsWords(moments.day(found.date as LocalDate))}
      </Banner>
    )
  }
  if (legalForm === 'sole-trader' && typed) return <Banner mood="near">{words.soleTrader}</Banner>
  if (number && typeof legalForm === 'string' && !fitsLegalForm(number, legalForm))
    return <Banner mood="near">{words.notOfTheForm}</Banner>
  return null
}

/** A session in the phase of starting: is the company registered? Then its company start is the next form. */
export function Registered({ control, id, onChange }: Typed & { onChange: (on: boolean) => void }) {
  const [phase, contactIds, wanted] = useWatch({ control, name: ['phase', 'contactIds', '_registered'] })
  const ids = (contactIds ?? []) as string[]
  const { registered } = useRoomWords(logWords)
  const known = useLive(
    async (office) => {
      const named = await Promise.all(ids.map((one) => naming(office, one)))
      return named.flat().some(({ kind }) => kind === 'companyStart')
    },
    [ids.join()],
  )
  if (phase !== 'start' || known !== false || id) return null
  return (
    <Switch
      label={registered.toggle}
      hint={wanted === true ? registered.toggleHint : undefined}
      checked={wanted === true}
      onChange={onChange}
    />
  )
}

/** What is left of the line this year, and a word before it overruns. */
export function LineLeft({
  control,
  programme,
  spent,
}: {
  control: Control<FormValues>
  programme: Programme | null
  /** Öre of this record that are in the sum already, when it is an edit. */
  spent: number
}) {
  const [line, date, amount, creditOf] = useWatch({ control, name: ['line', 'date', 'amount', 'creditOf'] })
  const { budget } = useRoomWords(logWords)
  const today = useToday()
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const year = yearOf(parseLocalDate(String(date ?? '')) ?? today)
  const row = useLive(
    async ({ memory }) => {
      if (!programme) return null
      const now = await targetsNow(memory, yearPeriod(year), today, { programme: programme.key })
      return now?.numbers.budget.find((one) => one.line === line) ?? null
    },
    [programme?.key, year, line, today],
  )
  if (!row) return null
  const typed = typeof amount === 'number' && !creditOf ? amount : 0
  const left = row.budgetOre - (row.actualOre - spent)
  const kronor = (ore: number) => printOre(ore, locale)
  return typed > left ? (
    <Banner mood="near">{budget.over(kronor(typed - left), year)}</Banner>
  ) : (
    <p className="soft small">{budget.left(kronor(left), kronor(row.budgetOre), year)}</p>
  )
}

/** The trip of an on-site session away from the office: booked only when somebody says so. */
export function TripSwitch({
  trip,
  checked,
  onChange,
}: {
  trip: ProposedTrip
  checked: boolean
  onChange: (on: boolean) => void
}) {
  const { trip: words } = useRoomWords(logWords)
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  return (
    <Switch
      id="session-trip"
      label={words.toggle(trip.kilometres / 2, printOre(trip.ore, locale))}
      hint={words.hint(trip.line)}
      checked={checked}
      onChange={onChange}
    />
  )
}
