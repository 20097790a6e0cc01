// What the office refused and nobody has mended: only the office has it, so it is asked for, and asked again after each sync.
import { useEffect, useState } from 'react'
import { queueState } from '../../device/live.ts'
import { leftRefused } from '../../device/settle.ts'
import { isKindName, type KindName } from '../../domain/records/kinds.ts'
import { type Mutation, parseMutation } from '../../sync/messages.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { type RefusedAtOffice, readQuarantine } from '../records/office-calls.ts'

export type Refused = RefusedAtOffice & {
  kind: KindName | null
  /** As it was sent; null where it cannot be read. */
  mutation: Mutation | null
}

/** Without what she has let lie; undefined until the office has answered, as without network. */
export function useRefused(): readonly Refused[] | undefined {
  const { handed } = useOffice()
  const [rows, setRows] = useState<readonly Refused[] | undefined>()
  const left = useLive(({ memory }) => leftRefused(memory))
  const synced = useLive(({ memory }) => queueState(memory))?.lastSync
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sync is the reason to ask, not what is asked
  useEffect(() => {
    let isWanted = true
    void readQuarantine(handed.fetch).then((asked) => {
      if (asked.ok && isWanted)
        setRows(asked.answer.quarantine.filter(({ repaired }) => !repaired).map(readable))
    })
    return () => {
      isWanted = false
    }
  }, [handed, synced])
  return left && rows?.filter(({ mid }) => !left.includes(mid))
}

function readable(row: RefusedAtOffice): Refused {
  try {
    const said = JSON.parse(row.raw) as { type?: unknown } | null
    const parsed = parseMutation(said)
    return {
      ...row,
      kind: isKindName(said?.type) ? said.type : null,
      mutation: parsed.ok ? parsed.mutation : null,
    }
  } catch {
    return { ...row, kind: null, mutation: null }
  }
}
