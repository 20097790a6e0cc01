// What is seldom needed when a session is logged: folded, and unfolded when something in it is wrong.
import type { ReactNode } from 'react'
import { type Control, Controller } from 'react-hook-form'
import { controlId } from '../records/control.tsx'
import type { FormValues } from '../records/values.ts'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Icon } from '../ui/icon.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

export function MoreFields({
  control,
  advisers,
  open,
  children,
}: {
  control: Control<FormValues>
  advisers: readonly { id: string; name: string }[]
  open: boolean
  children: ReactNode
}) {
  const { log } = useWords()
  const { adviserIds } = useRecordWords().kinds.session.fields
  return (
    <details className="session-form-more" {...(open ? { open: true } : {})}>
      <summary>
        <Icon name="more" size={20} />
        {log.more}
      </summary>
      <Stack gap={5}>
        {children}
        {advisers.length > 1 && (
          <Controller
            control={control}
            name="adviserIds"
            render={({ field: { value, onChange } }) => (
              <ChipGroup
                many
                id={controlId('session', 'adviserIds')}
                label={adviserIds.label}
                hint={adviserIds.help}
                options={advisers.map(({ id, name }) => ({ value: id, label: name }))}
                value={(value ?? []) as string[]}
                onChange={onChange}
              />
            )}
          />
        )}
      </Stack>
    </details>
  )
}
