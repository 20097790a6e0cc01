// What is known, term by term.
import type { ReactNode } from 'react'
import './definition-list.css'

export type Definition = {
  term: string
  value: ReactNode
  /** Something about the value: that two differ, that it is not sent. */
  note?: ReactNode
  key?: string | undefined
}

export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="definition-list">
      {items.map(({ term, value, note, key }) => (
        <div className="definition" key={key ?? term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {note && <span className="definition-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
