// What the office refused from others, for the lead: kept whole with its reason, and mended by its author (I8).
import { useEffect, useState } from 'react'
import { queueState } from '../../device/live.ts'
import type { Me } from '../../device/me.ts'
import { isKindName } from '../../domain/records/kinds.ts'
import { isLogged } from '../records/logged-kinds.ts'
import { useLive, useNow, useOffice } from '../records/office.tsx'
import { type RefusedAtOffice, readQuarantine } from '../records/office-calls.ts'
import { ButtonLink } from '../ui/button.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { Why } from './why.tsx'

export function OfficeQuarantine({ me }: { me: Me }) {
  const { handed } = useOffice()
  const { needsYou, detail, moments } = useWords()
  const { kinds } = useRecordWords()
  const now = useNow(60_000)
  const [rows, setRows] = useState<readonly RefusedAtOffice[]>([])
  const synced = useLive(({ memory }) => queueState(memory))?.lastSync
  // Asked again after each sync: what was mended here leaves the list when the office has it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sync is the reason to ask, not what is asked
  useEffect(() => {
    let wanted = true
    // Only the office has these; without network the list is not shown, and nothing else waits for it.
    void readQuarantine(handed.fetch).then((asked) => {
      if (asked.ok && wanted) setRows(asked.answer.quarantine)
    })
    return () => {
      wanted = false
    }
  }, [handed, synced])
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
            trailing={
              isLogged(kind ?? undefined) && (
                <ButtonLink size="small" kind="ghost" href={`/logga?ratta=${mid}`}>
                  {needsYou.mend}
                </ButtonLink>
              )
            }
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
