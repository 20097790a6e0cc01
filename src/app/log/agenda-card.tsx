// Agenda 2030: whether the information was given, and which of the goals were talked about.
import { type Control, Controller, useWatch } from 'react-hook-form'
import { goalNumbers } from '../../domain/values/goals.ts'
import { controlId } from '../records/control.tsx'
import type { FormValues } from '../records/values.ts'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Switch } from '../ui/switch.tsx'
import { useRecordWords } from '../ui/words.tsx'

export function AgendaCard({ control, error }: { control: Control<FormValues>; error: string | undefined }) {
  const { kinds, goals } = useRecordWords()
  const { agenda2030, sdgs } = kinds.session.fields
  const given = useWatch({ control, name: 'agenda2030' }) === true
  const chosen = (useWatch({ control, name: 'sdgs' }) ?? []) as number[]
  const said = chosen.map((goal) => `${goal} ${goals[goal as 1]}`).join(' · ')
  return (
    <div className="agenda-card">
      <Controller
        control={control}
        name="agenda2030"
        render={({ field: { value, onChange } }) => (
          <Switch
            look="card"
            id={controlId('session', 'agenda2030')}
            label={agenda2030.label}
            hint={given ? said || sdgs.label : agenda2030.help}
            checked={value === true}
            onChange={onChange}
          />
        )}
      />
      {given && (
        <div className="agenda-card-goals">
          <Controller
            control={control}
            name="sdgs"
            render={({ field: { value, onChange } }) => (
              <ChipGroup
                many
                few={6}
                id={controlId('session', 'sdgs')}
                label={sdgs.label}
                error={error}
                options={goalNumbers.map((goal) => ({
                  value: goal as number,
                  label: `${goal} ${goals[goal]}`,
                }))}
                value={(value ?? []) as number[]}
                onChange={onChange}
              />
            )}
          />
        </div>
      )}
    </div>
  )
}
