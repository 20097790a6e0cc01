// Nothing here yet: what it will be, and one clear thing to do.
import type { ReactNode } from 'react'
import './empty-state.css'

export type Picture = 'table' | 'sprout' | 'search' | 'letter' | 'cloud' | 'door'

export function EmptyState({
  picture = 'table',
  title,
  children,
  action,
  level = 2,
}: {
  picture?: Picture | undefined
  title: string
  children?: ReactNode
  action?: ReactNode
  level?: 1 | 2 | 3 | undefined
}) {
  const Heading = `h${level}` as const
  return (
    <div className="empty-state">
      <Illustration of={picture} />
      <Heading className="empty-state-title">{title}</Heading>
      {children && <div className="empty-state-words">{children}</div>}
      {action && <div className="empty-state-action">{action}</div>}
    </div>
  )
}

const seats = Array.from({ length: 8 }, (_, n) => ({
  x: 80 + 44 * Math.cos(((n - 2) * Math.PI) / 4),
  y: 60 + 40 * Math.sin(((n - 2) * Math.PI) / 4),
}))

const drawings: Record<Picture, ReactNode> = {
  // The table of the mark, with seats still empty.
  table: (
    <>
      <ellipse className="drawn-tint" cx="80" cy="60" rx="24" ry="22" />
      <ellipse cx="80" cy="60" rx="24" ry="22" />
      {seats.map(({ x, y }, n) => (
        <circle
          key={`${x} ${y}`}
          className={n === 0 ? 'drawn-amber' : n % 3 === 1 ? 'drawn-forest' : ''}
          cx={x}
          cy={y}
          r="9"
        />
      ))}
    </>
  ),
  sprout: (
    <>
      <path className="drawn-tint" d="M36 98c8-14 24-20 44-20s36 6 44 20Z" />
      <path d="M24 98h112M36 98c8-14 24-20 44-20s36 6 44 20" />
      <path d="M80 78V44" />
      <path className="drawn-forest" d="M80 54c-18 2-28-8-28-24 18-1 28 8 28 24Z" />
      <path className="drawn-amber" d="M80 44c0-14 9-22 25-21 0 14-9 22-25 21Z" />
    </>
  ),
  search: (
    <>
      <path className="drawn-tint" d="M40 22h54l18 18v60H40Z" />
      <path d="M92 22H44a4 4 0 0 0-4 4v70a4 4 0 0 0 4 4h40M92 22l20 20v14M92 22v20h20M54 56h26M54 70h18" />
      <circle className="drawn-paper" cx="100" cy="78" r="20" />
      <path className="drawn-thick drawn-amber-line" d="M115 93l13 13" />
    </>
  ),
  letter: (
    <>
      <path className="drawn-tint" d="M28 38h88v60H28Z" />
      <path d="M32 38h80a4 4 0 0 1 4 4v52a4 4 0 0 1-4 4H32a4 4 0 0 1-4-4V42a4 4 0 0 1 4-4ZM30 42l42 32 42-32" />
      <circle className="drawn-amber" cx="116" cy="38" r="17" />
      <path className="drawn-on-amber" d="M108 38l6 6 11-12" />
    </>
  ),
  cloud: (
    <>
      <path className="drawn-tint" d="M52 84a20 20 0 0 1-2-40 30 30 0 0 1 57-3 22 22 0 0 1 1 43Z" />
      <path d="M52 84a20 20 0 0 1-2-40 30 30 0 0 1 57-3 22 22 0 0 1 1 43Z" />
      <path className="drawn-dash" d="M64 96v8M80 94v14M96 96v8" />
      <circle className="drawn-amber" cx="112" cy="36" r="10" />
    </>
  ),
  door: (
    <>
      <path className="drawn-tint" d="M56 20h48v80H56Z" />
      <path d="M30 100h100M56 100V24a4 4 0 0 1 4-4h40a4 4 0 0 1 4 4v76" />
      <path className="drawn-paper" d="M104 30l-28-6v84l28-8Z" />
      <circle className="drawn-amber" cx="84" cy="66" r="4" />
    </>
  ),
}

function Illustration({ of }: { of: Picture }) {
  return (
    <svg className="empty-state-picture" viewBox="0 0 160 120" width="176" height="132" aria-hidden="true">
      {drawings[of]}
    </svg>
  )
}
