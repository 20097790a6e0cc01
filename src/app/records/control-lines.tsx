// A list of short texts, one a line.
import { useState } from 'react'
import type { FieldProps } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function LinesControl({
  value,
  onChange,
  ...rest
}: FieldProps & { value: readonly string[]; onChange: (value: string[]) => void }) {
  const [text, setText] = useState(() => value.join('\n'))
  if (linesOf(text).join('\n') !== value.join('\n')) setText(value.join('\n'))
  return (
    <TextArea
      {...rest}
      rows={2}
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(linesOf(typed))
      }}
    />
  )
}
