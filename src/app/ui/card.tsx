// A sheet of paper on the paper: things that belong together.
import type { ReactNode } from 'react'
import './card.css'
import { names } from './names.ts'

export type CardProps = {
  title?: ReactNode
  /** At the far end of the title. */
  aside?: ReactNode
  /** Which heading it is in the page; the look is the same. */
  level?: 2 | 3 | undefined
  padding?: 'none' | 'small' | undefined
  mood?: 'near' | 'behind' | 'forest' | undefined
  children?: ReactNode
}

export function Card({ title, aside, level = 2, padding, mood, children }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section className={names('card', padding && `card-padding-${padding}`, mood && `card-${mood}`)}>
      {(title || aside) && (
        <div className="card-top">
          {title && <Heading className="card-title">{title}</Heading>}
          {aside && <div className="card-aside">{aside}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
