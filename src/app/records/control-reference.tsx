// Another record, found by what it is called: a session that led here, the expense that is credited.
import { listOf, recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { isKindName, type KindName } from '../../domain/records/kinds.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { Combobox, type Found } from '../ui/combobox.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { plain } from './contact-search.ts'
import type { ContactShown } from './contacts.ts'
import { type Office, useLive, useOffice, useToday } from './office.tsx'
import { titleOf } from './title.ts'

/** How many of the latest are looked through. */
const looked = 150

export type ReferenceProps = FieldProps & {
  of: string | undefined
  value: readonly string[]
  onChange: (value: string[]) => void
  many: boolean
}

export function ReferenceControl({ of, value, onChange, many, ...rest }: ReferenceProps) {
  const office = useOffice()
  const records = useRecordWords()
  const { moments, log } = useWords()
  const today = useToday()
  const kind = isKindName(of) ? of : null
  const found = async (one: Opened): Promise<Found> => ({
    id: one.id,
    label: titleOf(one.record, records, await contactsOf(office, one)),
    detail: one.date ? moments.shortDay(one.date as LocalDate, today) : undefined,
  })
  const chosen = useLive(
    async (at) => {
      const known = await Promise.all(value.map((id) => recordOf(at, id)))
      return Promise.all(known.map((one, i) => (one ? found(one) : { id: value[i] ?? '', label: '…' })))
    },
    [value.join(), records, today],
  )
  const shown = chosen ?? value.map((id) => ({ id, label: '…' }))
  const options = async (query: string): Promise<Found[]> => {
    if (!kind) return []
    const all = await latest(office, kind)
    const words = await Promise.all(all.map(found))
    const wanted = plain(query.trim())
    return words
      .filter(({ label, detail }) => plain(`${label} ${detail ?? ''}`).includes(wanted))
      .slice(0, 12)
  }
  const shared = { ...rest, options, placeholder: log.findContact }
  return many ? (
    <Combobox {...shared} many value={shown} onChange={(list) => onChange(list.map(({ id }) => id))} />
  ) : (
    <Combobox {...shared} value={shown[0] ?? null} onChange={(one) => onChange(one ? [one.id] : [])} />
  )
}

const latest = (office: Office, kind: KindName): Promise<Opened[]> => listOf(office, kind, { most: looked })

/** The contacts of one record, by id. */
async function contactsOf(office: Office, { record }: Opened) {
  const ids = 'contactIds' in record ? record.contactIds : []
  const rows = await Promise.all(ids.map((id) => recordOf(office, id)))
  const isContact = (row: Opened | null): row is ContactShown => row?.record.kind === 'contact'
  return { byId: new Map(rows.filter(isContact).map((row) => [row.id as string, row])) }
}
