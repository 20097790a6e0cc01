// A target: how many, by when, and the pace towards it, even or month by month (C8).
import type { Target } from '../../domain/records/programme.ts'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { partId } from './part.tsx'

/** A target as it is typed: what is turned off is remembered until the form is left. */
export type TargetTyped = {
  has: boolean
  atLeast: number | null
  per: 'year' | 'period'
  byMonth: (number | null)[] | null
}

export const targetTyped = (target: Target | null): TargetTyped => ({
  has: target !== null,
  atLeast: target?.atLeast ?? null,
  per: target?.per ?? 'year',
  byMonth: target?.byMonth ?? null,
})

/** The target that is meant; a blank stays one, so that the field says what is wrong with it. */
export function targetOf({ has, atLeast, per, byMonth }: TargetTyped): Target | null {
  if (!has) return null
  const pace = per === 'year' && byMonth ? { byMonth: byMonth as number[] } : {}
  return { atLeast: atLeast as number, per, ...pace }
}

const even = Array.from({ length: 12 }, (_, i) => Math.round(((i + 1) / 12) * 100) * 10)

export function TargetField({
  value,
  onChange,
  errorOf,
}: {
  value: TargetTyped
  onChange: (value: TargetTyped) => void
  errorOf: (place: string) => string | undefined
}) {
  const words = useRoomWords(programmeWords)
  const set = (changed: Partial<TargetTyped>) => onChange({ ...value, ...changed })
  const paceError = errorOf('target/byMonth')
  return (
    <Stack gap={4}>
      <Switch
        id={partId('target')}
        label={words.hasTarget}
        hint={value.has ? undefined : words.noTarget}
        checked={value.has}
        onChange={(has) => set({ has })}
      />
      {value.has && (
        <>
          <NumberStepper
            id={partId('target/atLeast')}
            label={words.atLeast}
            min={1}
            max={1_000_000}
            value={value.atLeast}
            onChange={(atLeast) => set({ atLeast })}
            error={errorOf('target/atLeast')}
          />
          <Segmented
            label={words.per}
            options={[
              { value: 'year', label: words.pers.year },
              { value: 'period', label: words.pers.period },
            ]}
            value={value.per}
            onChange={(per) => set({ per: per === 'period' ? 'period' : 'year' })}
          />
          {value.per === 'year' && (
            <Switch
              label={words.paceByMonth}
              hint={value.byMonth ? words.paceHelp : words.evenPace}
              checked={value.byMonth !== null}
              onChange={(on) => set({ byMonth: on ? even : null })}
            />
          )}
          {value.per === 'year' && value.byMonth && (
            <div id={partId('target/byMonth')} tabIndex={-1}>
              {paceError && <p className="field-error">{paceError}</p>}
              <Columns least="small">
                {value.byMonth.map((share, i) => (
                  <NumberStepper
                    key={words.months[i]}
                    label={words.months[i] ?? ''}
                    unit="%"
                    max={100}
                    value={share === null ? null : share / 10}
                    onChange={(typed) =>
                      set({
                        byMonth: (value.byMonth ?? []).map((one, j) =>
                          j === i ? typed && Math.round(typed * 10) : one,
                        ),
                      })
                    }
                  />
                ))}
              </Columns>
            </div>
          )}
        </>
      )}
    </Stack>
  )
}
