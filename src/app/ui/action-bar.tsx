// What a form ends with: what saving does, and the button that does it; always in reach at the foot.
import type { ReactNode } from 'react'
import './action-bar.css'

export function ActionBar({
  lead,
  aside,
  children,
}: {
  /** `Blir nummer 129 av 150` */
  lead?: ReactNode
  /** `Sparas på telefonen` */
  aside?: ReactNode
  /** The buttons; the likeliest last. */
  children: ReactNode
}) {
  return (
    <div className="action-bar">
      {(lead || aside) && (
        <div className="action-bar-words">
          <span>{lead}</span>
          <span>{aside}</span>
        </div>
      )}
      <div className="action-bar-buttons">{children}</div>
    </div>
  )
}
