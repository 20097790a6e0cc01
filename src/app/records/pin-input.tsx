// Digits that the keyboard of a phone gives first, and that nobody beside reads.
import type { Checked } from '../../device/lock.ts'
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

/** Why a PIN was not taken, in words. */
export const wrongPinWords = (
  say: { wait: (seconds: number) => string; left: (tries: number) => string; 'no-pin': string },
  checked: Exclude<Checked, { ok: true }>,
): string =>
  checked.because === 'wait'
    ? say.wait(checked.seconds)
    : checked.because === 'wrong'
      ? say.left(checked.left)
      : say['no-pin']
