// What a record belongs with: a session's company starts and trip, a company's sessions and contacts.
import { naming, recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { refsOf } from '../../domain/records/kinds.ts'
import { useLive } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

/** The records that a record names, and those that name it; undefined until they are read. */
export function useRelated({ id, record }: Opened): Opened[] | undefined {
  const refs = refsOf(record)
  return useLive(
    async (office) => {
      const named = await Promise.all(refs.map((ref) => recordOf(office, ref)))
      const found = [...named.flatMap((one) => one ?? []), ...(await naming(office, id))]
      return [...new Map(found.map((one) => [one.id, one])).values()].filter(
        (one) => one.deleted === 0 && one.kind !== 'member' && one.id !== id,
      )
    },
    [id, refs.join()],
  )
}

export function Related({ records, printing }: { records: readonly Opened[]; printing: Printing }) {
  const { page } = useRoomWords(logWords)
  if (records.length === 0) return null
  return (
    <section>
      <List label={page.related}>
        <ListHeading>{page.related}</ListHeading>
        {records.map((one) => (
          <RecordRow key={one.id} record={one} contacts={printing.contacts} members={printing.members} />
        ))}
      </List>
    </section>
  )
}
