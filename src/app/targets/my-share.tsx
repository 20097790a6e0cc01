// How many of the year's sessions are one's own: never a ranking, only one's own share.
import { listOf } from '../../device/live.ts'
import { canonical } from '../../domain/programme/canonical.ts'
import { isShareOf } from '../../domain/programme/share.ts'
import type { Year } from '../../domain/values/local-date.ts'
import { useLive } from '../records/office.tsx'
import { useWords } from '../ui/words.tsx'

export function MyShare({ member, year }: { member: string; year: Year }) {
  const { targets } = useWords()
  const mine = useLive(
    async (office) => {
      const same = canonical([])
      const sessions = await listOf(office, 'session', { year })
      return sessions.filter(
        ({ record, made, counts }) =>
          record.kind === 'session' &&
          counts.length > 0 &&
          isShareOf(member, record, () => made.createdBy, same),
      ).length
    },
    [member, year],
  )
  return !mine ? null : (
    <span>
      {targets.myShare} <b className="num">{mine}</b>
    </span>
  )
}
