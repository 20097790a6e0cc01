// The first number of the screen: large, on deep green, with the year's rings behind it.
import type { ReactNode } from 'react'
import { Bar } from './bar.tsx'
import './hero.css'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'

export type HeroProps = {
  /** `Rådgivningar 2026` */
  title: string
  /** `Delmål 1` */
  aside?: ReactNode
  /** `128` */
  number: ReactNode
  /** `av 150` */
  of?: ReactNode
  bar?:
    | { value: number; max: number; pace?: number | null | undefined; label?: string | undefined }
    | undefined
  /** `I takt vore 134 i dag` */
  foot?: ReactNode
  /** The way in to the records behind the number. */
  link?: { href: string; words: string } | undefined
  /** What is needed, said below a line. */
  children?: ReactNode
}

const rings = [18, 34, 47, 66, 80, 101, 116, 138, 152, 176, 192, 216, 232, 258]

export function Hero({ title, aside, number, of, bar, foot, link, children }: HeroProps) {
  return (
    <section className="hero" aria-label={title}>
      <svg className="hero-rings" viewBox="0 0 240 240" aria-hidden="true">
        {rings.map((radius) => (
          <ellipse key={radius} cx="168" cy="76" rx={radius} ry={radius * 0.94} />
        ))}
      </svg>
      <div className="hero-top">
        <h2 className="hero-title">{title}</h2>
        {aside && <span className="hero-soft">{aside}</span>}
      </div>
      <p className="hero-number">
        <span className="hero-big">{number}</span> {of && <span className="hero-of">{of}</span>}
      </p>
      {bar && <Bar {...bar} size="large" onDeep />}
      {(foot || link) && (
        <div className="hero-foot">
          <span>{foot}</span>
          {link && (
            <Link className="hero-link" href={link.href}>
              {link.words}
              <Icon name="chevron" size={16} />
            </Link>
          )}
        </div>
      )}
      {children && <div className="hero-more">{children}</div>}
    </section>
  )
}
