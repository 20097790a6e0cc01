// What the office refused from others, for the lead: kept whole with its reason, and mended by its author (I8).
import { useEffect, useState } from 'react'
import type { Me } from '../../device/me.ts'
import { isKindName } from '../../domain/records/kinds.ts'
import { useNow, useOffice } from '../records/office.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { Why } from './why.tsx'

type Refused = {
  mid: string
  member: string | null
  memberName: string | null
  raw: string
  issues: { field: string; because: string }[]
  recvAt: string
  repaired?: boolean
}

export function OfficeQuarantine({ me }: { me: Me }) {
  const { handed } = useOffice()
  const { needsYou, detail, moments } = useWords()
  const { kinds } = useRecordWords()
  const now = useNow(60_000)
  const [rows, setRows] = useState<readonly Refused[]>([])
  useEffect(() => {
    let wanted = true
    // Only the office has these; without network the list is not shown, and nothing else waits for it.
    const ask = async () => {
      const answer = await handed.fetch('/api/quarantine', { credentials: 'same-origin' })
      if (answer.ok && wanted) setRows(((await answer.json()) as { quarantine: Refused[] }).quarantine)
    }
    ask().catch(() => {})
    return () => {
      wanted = false
    }
  }, [handed])
  const others = rows.filter((row) => row.member !== me.member && !row.repaired)
  if (others.length === 0) return null
  return (
    <List label={needsYou.refusedFromOthers}>
      <ListHeading aside={others.length}>{needsYou.refusedFromOthers}</ListHeading>
      {others.map(({ mid, memberName, raw, issues, recvAt }) => {
        const kind = kindIn(raw)
        return (
          <ListRow
            key={mid}
            title={kind ? kinds[kind].one : needsYou.refused}
            detail={
              <>
                {needsYou.from(memberName ?? detail.someone, moments.when(Date.parse(recvAt), now))}
                <Why kind={kind} issues={issues} />
              </>
            }
          />
        )
      })}
    </List>
  )
}

function kindIn(raw: string) {
  try {
    const said = JSON.parse(raw) as { type?: unknown } | null
    return isKindName(said?.type) ? said.type : null
  } catch {
    return null
  }
}
