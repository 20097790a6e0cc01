// A part of a page with its heading, on the paper itself.
import { type ReactNode, useId } from 'react'
import './section.css'

export function Section({
  title,
  aside,
  level = 2,
  children,
}: {
  title: ReactNode
  /** At the far end of the heading: `min andel 37`, a button. */
  aside?: ReactNode
  level?: 2 | 3 | undefined
  children: ReactNode
}) {
  const Heading = `h${level}` as const
  const heading = useId()
  return (
    <section className="section" aria-labelledby={heading}>
      <div className="section-top">
        <Heading className="section-title" id={heading}>
          {title}
        </Heading>
        {aside && <div className="section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  )
}
