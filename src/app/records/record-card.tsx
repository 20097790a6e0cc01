// A record as it is read: its fields by section, drawn from its kind; what is empty is not shown.
import type { Opened } from '../../device/sealed-rows.ts'
import type { Section } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { useRecordWords } from '../ui/words.tsx'
import { type Printing, printValue } from './print-value.tsx'

/** A form asks, a page tells: the label without its question mark. */
export const asTerm = (label: string): string => label.replace(/\s?\?$/, '')

const sections: readonly Section[] = ['who', 'when', 'where', 'about', 'agenda', 'outcome', 'next', 'more']

export function RecordCard({ record: { record }, printing }: { record: Opened; printing: Printing }) {
  const records = useRecordWords()
  const values = record as unknown as Record<string, unknown>
  const fields = Object.entries(kindNamed(record.kind).fields)
  return (
    <>
      {sections.map((section) => {
        const items = fields.flatMap(([name, declared]) => {
          const said =
            declared.section === section ? printValue(record.kind, name, values[name], printing) : null
          return said === null
            ? []
            : [{ key: name, term: asTerm(wordsOf(records, record.kind, name)?.label ?? name), value: said }]
        })
        return items.length > 0 ? (
          <Card key={section} padding="small">
            <DefinitionList items={items} />
          </Card>
        ) : null
      })}
    </>
  )
}
