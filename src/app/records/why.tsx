// Why something was refused, field by field, in the language of now.
import type { KindName } from '../../domain/records/kinds.ts'
import { isRefusal } from '../../domain/records/words/because.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { refusalWords } from './control.tsx'
import { asTerm } from './record-card.tsx'

export function Why({
  kind,
  issues,
}: {
  kind: KindName | null
  issues: readonly { field: string; because: string }[]
}) {
  const { needsYou } = useWords()
  const words = useRecordWords()
  return (
    <ul>
      {issues.map(({ field, because }) => {
        const label = kind ? wordsOf(words, kind, field.split('/')[0] ?? field)?.label : undefined
        return (
          <li key={field + because}>
            {label ? `${asTerm(label)}: ` : ''}
            {isRefusal(because) ? refusalWords(words, because) : needsYou.because(because)}
          </li>
        )
      })}
    </ul>
  )
}
