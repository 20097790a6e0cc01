// How it went for a company after one, two and three years: is it running, and how many live on it.
import type { CompanyStart } from '../../domain/records/company-start.ts'
import { type FollowUpMonths, followUpMonths } from '../../domain/review/follow-ups.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { Button } from '../ui/button.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

export type FollowUp = CompanyStart['followUps'][number]
/** A follow-up as it is filled in: what is not answered yet is left out. */
export type FollowUpTyped = Partial<FollowUp> & { months: FollowUpMonths }

export function FollowUpsControl({
  id,
  value,
  onChange,
  today,
  error,
}: {
  id: string
  error: string | undefined
  value: readonly FollowUpTyped[]
  onChange: (value: FollowUpTyped[]) => void
  today: LocalDate
}) {
  const { followUp: words } = useRoomWords(logWords)
  const set = (one: FollowUpTyped) =>
    onChange(
      [...value.filter(({ months }) => months !== one.months), one].sort((a, b) => a.months - b.months),
    )
  return (
    <div id={id} tabIndex={-1}>
      <Stack gap={4}>
        {error && <p className="field-error">{error}</p>}
        {followUpMonths.map((months) => {
          const filled = value.find((one) => one.months === months)
          return filled ? (
            <fieldset key={months}>
              <legend className="field-label">{words.short(months)}</legend>
              <Stack gap={3}>
                <FollowUpFields id={`${id}-${months}`} value={filled} onChange={set} />
                <Button
                  kind="quiet"
                  size="small"
                  onClick={() => onChange(value.filter((one) => one.months !== months))}
                >
                  {words.clear}
                </Button>
              </Stack>
            </fieldset>
          ) : (
            <Button
              key={months}
              kind="ghost"
              size="small"
              icon="plus"
              onClick={() => set({ months, date: today })}
            >
              {words.add(months)}
            </Button>
          )
        })}
      </Stack>
    </div>
  )
}

/** The two questions, and the day they were answered. */
export function FollowUpFields({
  id,
  value,
  onChange,
  errors = {},
}: {
  id: string
  value: FollowUpTyped
  onChange: (value: FollowUpTyped) => void
  errors?: Readonly<Partial<Record<keyof FollowUp, string>>>
}) {
  const { columns } = useRecordWords().kinds.companyStart.fields.followUps
  const { followUp: words } = useRoomWords(logWords)
  const { records } = useWords()
  const { running, livelihoods, date } = value
  return (
    <Stack gap={4}>
      <Segmented
        id={`${id}-running`}
        label={columns.running}
        error={errors.running}
        options={[
          { value: 'yes', label: records.yes },
          { value: 'no', label: records.no },
        ]}
        value={running === undefined ? null : running ? 'yes' : 'no'}
        onChange={(answer) =>
          // What has ended supports nobody: said at once, and can be seen.
          onChange(
            answer === 'no' ? { ...value, running: false, livelihoods: 0 } : { ...value, running: true },
          )
        }
      />
      <NumberStepper
        id={`${id}-livelihoods`}
        label={columns.livelihoods}
        error={errors.livelihoods}
        hint={running === false ? words.stopped : undefined}
        value={livelihoods ?? null}
        onChange={(people) => onChange(typed({ ...value, livelihoods: people ?? undefined }))}
      />
      <DateInput
        id={`${id}-date`}
        label={columns.date}
        error={errors.date}
        value={date ?? ''}
        onChange={(day) => onChange(typed({ ...value, date: (day || undefined) as LocalDate | undefined }))}
      />
    </Stack>
  )
}

/** Without what is not answered. */
const typed = (value: { [K in keyof FollowUpTyped]?: FollowUpTyped[K] | undefined }): FollowUpTyped =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as FollowUpTyped
