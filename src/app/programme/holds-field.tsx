// When a change holds: from a day, so that no earlier month is judged anew; or as a slip put right (C10).
import type { Holds } from '../../domain/programme/dated-change.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { earlier, type LocalDate, parseLocalDate } from '../../domain/values/local-date.ts'
import { useToday } from '../records/office.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { partId } from './part.tsx'

/** What is typed: how it holds, and from which day where it is from one. */
export type HoldsTyped = { how: 'from' | 'corrected'; day: string }

/** Whether the programme has begun: before that nothing has been judged, and a change needs no day. */
const hasBegun = ({ from }: Programme, today: LocalDate): boolean => from <= today

export const holdsAtFirst = (programme: Programme, today: LocalDate): HoldsTyped => ({
  how: hasBegun(programme, today) ? 'from' : 'corrected',
  day: earlier(today, programme.to),
})

/** Null while the day is none, or none of the programme's. */
export function holdsOf({ how, day }: HoldsTyped, { from, to }: Programme): Holds | null {
  if (how === 'corrected') return 'corrected'
  const parsed = parseLocalDate(day)
  return parsed && parsed >= from && parsed <= to ? { from: parsed } : null
}

export function HoldsField({
  programme,
  since,
  value,
  onChange,
  error,
}: {
  programme: Programme
  /** The day from which what stands now holds; null where it has held all along. */
  since: LocalDate | null
  value: HoldsTyped
  onChange: (value: HoldsTyped) => void
  error: string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const { moments } = useWords()
  const today = useToday()
  if (!hasBegun(programme, today)) return null
  return (
    <Stack gap={3}>
      <Segmented
        label={words.holds}
        options={[
          { value: 'from', label: words.holdsFrom },
          { value: 'corrected', label: words.holdsAlways },
        ]}
        value={value.how}
        onChange={(how) => onChange({ ...value, how: how === 'corrected' ? 'corrected' : 'from' })}
        hint={
          value.how === 'from'
            ? undefined
            : since
              ? words.holdsSinceHelp(moments.day(since))
              : words.holdsAlwaysHelp
        }
      />
      {value.how === 'from' && (
        <DateInput
          id={partId('from')}
          label={words.holdsFromLabel}
          hint={words.holdsFromHelp}
          value={value.day}
          min={programme.from}
          max={programme.to}
          today={earlier(today, programme.to)}
          onChange={(day) => onChange({ ...value, day })}
          error={error}
        />
      )}
    </Stack>
  )
}
