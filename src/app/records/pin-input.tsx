// Digits that the keyboard of a phone gives first, and that nobody beside reads.
import { TextInput } from '../ui/text-input.tsx'

export type PinInputProps = {
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  isNew?: boolean
  autoFocus?: boolean
}

export function PinInput({ isNew = false, ...input }: PinInputProps) {
  return (
    <TextInput
      {...input}
      type="password"
      inputMode="numeric"
      autoComplete={isNew ? 'new-password' : 'current-password'}
      maxLength={12}
    />
  )
}
