// Money as it is typed: kronor with öre after a comma, kept exact as whole öre.
import { useState } from 'react'
import { type Ore, parseOre } from '../../domain/values/ore.ts'
import type { FieldProps } from '../ui/field.tsx'
import { TextInput } from '../ui/text-input.tsx'

/** Kronor as they are typed: `1 234,50`. */
const typedOf = (ore: number): string => {
  const [kronor, rest] = [Math.trunc(ore / 100), Math.abs(ore % 100)]
  return rest === 0 ? String(kronor) : `${kronor},${String(rest).padStart(2, '0')}`
}

export function AmountControl({
  value,
  onChange,
  ...rest
}: FieldProps & { value: unknown; onChange: (value: unknown) => void }) {
  const [text, setText] = useState(() => wordsOf(value))
  // Set from outside, as by a proposal: what is shown follows, and what is being typed is left alone.
  if (meant(text) !== (value ?? null) && wordsOf(value) !== text) setText(wordsOf(value))
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      after="kr"
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(meant(typed))
      }}
    />
  )
}

const wordsOf = (value: unknown): string =>
  typeof value === 'number' ? typedOf(value) : typeof value === 'string' ? value : ''

/** Öre where it is an amount; what was typed where it is none, so that the field says why. */
const meant = (typed: string): Ore | string | null =>
  typed.trim() === '' ? null : (parseOre(typed) ?? typed)
