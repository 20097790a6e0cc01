// Who has signed: read by leads, and on the adviser's own device what was signed there; never on a tablet.
import type { HeldList } from '../../device/attendance.ts'
import { sameNames } from '../../device/attendance.ts'
import { everyOf } from '../../device/live.ts'
import { type Strokes, strokesToPath } from '../../domain/values/strokes.ts'
import { useLive } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { Card } from '../ui/card.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'

type Signed = {
  id: string
  list: string
  name: string
  organisation?: string
  signature?: Strokes
  witnessedBy?: string
  voids?: string
  signedAt: string
}

export function RowsCard({
  list,
  isTablet,
  isLead,
  held,
}: {
  list: string
  isTablet: boolean
  isLead: boolean
  held: HeldList | null
}) {
  const words = useRoomWords(attendanceWords)
  const rows = useLive(
    async (office) => (isTablet ? [] : rowsOf(await everyOf(office, 'attendance'), list)),
    [list, isTablet],
  )
  if (!rows) return <Skeleton />
  const doubles = sameNames(rows)
  return (
    <Card title={words.rows}>
      <Stack gap={3}>
        {doubles.length > 0 && (
          <Banner mood="near" title={words.doubles}>
            {doubles.map((same) => same[0]?.name).join(', ')}. {words.doublesWords}
          </Banner>
        )}
        {rows.length > 0 ? (
          <List label={words.rows} inset>
            {rows.map((row) => (
              <ListRow
                key={row.id}
                title={
                  <span className="attendance-name" dir="auto">
                    {row.name}
                  </span>
                }
                detail={
                  <span className="attendance-name" dir="auto">
                    {[row.organisation, row.witnessedBy && words.witnessed(row.witnessedBy)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                }
                meta={row.signature && <Drawn strokes={row.signature} label={words.signature} />}
              />
            ))}
          </List>
        ) : (
          <p className="soft">
            {held && held.signed > 0 && isTablet
              ? words.rowsHidden
              : isLead || (held && held.signed === 0)
                ? words.rowsNone
                : words.rowsAtOffice}
          </p>
        )}
      </Stack>
    </Card>
  )
}

/** The rows of a list that stand, by name; one that another corrects is not among them. */
function rowsOf(all: readonly { id: string; record: unknown }[], list: string): Signed[] {
  const rows = all
    .map(({ id, record }) => ({ ...(record as Omit<Signed, 'id'>), id }))
    .filter((row) => row.list === list && row.name !== undefined)
  const voided = new Set(rows.flatMap(({ voids }) => voids ?? []))
  return rows.filter(({ id }) => !voided.has(id)).sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

function Drawn({ strokes, label }: { strokes: Strokes; label: string }) {
  const { path, box } = strokesToPath(strokes)
  return (
    <svg
      className="attendance-signature"
      viewBox={`${box.x - 4} ${box.y - 4} ${box.width + 8} ${box.height + 8}`}
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  )
}
