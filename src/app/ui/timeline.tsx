// What has happened, in order.
import type { ReactNode } from 'react'
import './timeline.css'

export type Happening = {
  key: string
  /** `10.42` or `i går 10.42` */
  when: ReactNode
  words: ReactNode
  /** Arrived, as against waiting to be sent. */
  state?: 'done' | 'waiting' | 'odd' | undefined
}

export function Timeline({ label, items }: { label: string; items: readonly Happening[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} className={`timeline-item timeline-${item.state ?? 'done'}`}>
          <span className="timeline-when">{item.when}</span>
          <span>{item.words}</span>
        </li>
      ))}
    </ol>
  )
}
