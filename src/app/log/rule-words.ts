// Hand on heart: what a choice means, said beside it in the numbers of the programme's own rules.
import { ruleIn } from '../../domain/programme/indicator.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { parseLocalDate, yearOf } from '../../domain/values/local-date.ts'
import type { LoggedKind } from '../records/logged-kinds.ts'
import { useToday } from '../records/office.tsx'
import type { FormValues } from '../records/values.ts'
import { useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

/** What always stands beside a choice, or what its question mark says. */
type RuleWords = { shown?: string; asked?: string }

/** The rule of each choice that has one, for the year that the record will count in. */
export function useRuleWords(
  kind: LoggedKind,
  values: FormValues,
  programme: Programme | null,
): Readonly<Record<string, RuleWords>> {
  const { rules } = useRoomWords(logWords)
  const today = useToday()
  if (kind !== 'companyStart' || !programme) return {}
  const year = yearOf(parseLocalDate(String(values.date ?? '')) ?? today)
  const young = rules.youthOwned(
    ruleIn(programme, 'young-at-most', 30, year),
    ruleIn(programme, 'youth-owned-share', 50, year),
  )
  return {
    cooperative: { shown: rules.cooperative },
    youthOwned: {
      shown:
        values.youthOwned === true && values.companyLab !== true
          ? `${young} ${rules.youthOwnedInLab}`
          : young,
    },
    companyLab: { asked: rules.companyLab },
    creativeIndustry: { asked: rules.creativeIndustry },
    livelihoods: { shown: rules.livelihoods },
  }
}
