// One record in a list: what it is, who it is about, where, and how it stands.
import type { Opened } from '../../device/sealed-rows.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { Chip } from '../ui/chip.tsx'
import { ListRow, type RowPlace } from '../ui/list.tsx'
import { Row } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import type { Contacts } from './contacts.ts'
import { useToday } from './office.tsx'
import { titleOf } from './title.ts'

export type RecordRowProps = {
  record: Opened
  contacts: Contacts
  members: readonly Opened[]
  current?: boolean
  place?: RowPlace | undefined
  /** The contact whose page it stands on: its name is not said again. */
  on?: string | undefined
  /** Said instead of what it is and where. */
  detail?: string | undefined
}

export function RecordRow({ record: opened, contacts, members, current, detail, place, on }: RecordRowProps) {
  const { sessions, moments } = useWords()
  const words = useRecordWords()
  const today = useToday()
  const { record } = opened
  const values = record as unknown as Record<string, unknown>
  const municipality = municipalities[values.municipality as '1880'] as string | undefined
  const by = advisersOf(opened, members).join(', ')
  const what =
    record.kind === 'session' && record.participants !== undefined
      ? `${words.kinds.session.one}, ${sessions.participants(record.participants)}`
      : words.kinds[record.kind].one
  const review = (values.review as { state: 'new' | 'approved' | 'returned' } | undefined)?.state
  return (
    <ListRow
      href={addressOf(opened)}
      current={current}
      place={place}
      title={titleOf(record, words, contacts, on)}
      detail={detail ?? [what, municipality, by].filter(Boolean).join(' · ')}
      meta={opened.date ? moments.shortDay(opened.date as LocalDate, today) : undefined}
      trailing={
        opened.open.length > 0 || opened.unsent || review === 'returned' || values.counts === false ? (
          <Row gap={1}>
            {opened.open.length > 0 && <Chip mood="behind">{sessions.conflict}</Chip>}
            {opened.unsent === 1 && <Chip mood="near">{sessions.unsent}</Chip>}
            {review === 'returned' && <Chip mood="near">{words.reviewStates.returned}</Chip>}
            {values.counts === false && <Chip mood="line">{sessions.countsNot}</Chip>}
          </Row>
        ) : undefined
      }
    />
  )
}

/** Whose a record is: the advisers named on it, else whoever logged it. */
function advisersOf({ record, made }: Opened, members: readonly Opened[]): string[] {
  const named: readonly string[] = record.kind === 'session' ? record.adviserIds : []
  const ids = named.length > 0 ? named : made.createdBy ? [made.createdBy] : []
  return ids.flatMap((id) => nameOf(members, id)?.split(' ')[0] ?? [])
}

/** Where a record is opened. */
const addressOf = ({ id, kind }: Pick<Opened, 'id' | 'kind'>): string =>
  kind === 'contact' ? `/kontakter/${id}` : `/moten/${id}`

export function nameOf(members: readonly Opened[], id: string | null): string | undefined {
  const found = members.find((one) => one.id === id)?.record
  return found?.kind === 'member' ? found.name : undefined
}
