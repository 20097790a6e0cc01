// A chip: a short word about something, or a choice that is on or off.
import type { ComponentPropsWithRef, ReactNode } from 'react'
import './chip.css'
import { Icon, type IconName } from './icon.tsx'
import { names } from './names.ts'

export type ChipMood = 'forest' | 'near' | 'behind' | 'sky' | 'line'

/** Says something about what it stands beside: `Ny`, `Olika uppgifter`. */
export function Chip({
  mood = 'forest',
  icon,
  dot,
  onClick,
  children,
}: {
  mood?: ChipMood | undefined
  icon?: IconName | undefined
  dot?: boolean | undefined
  /** Then it is tall enough to be tapped, and does this. */
  onClick?: (() => void) | undefined
  children: ReactNode
}) {
  if (onClick) {
    return (
      <button type="button" className="choice-chip" onClick={onClick}>
        {icon && <Icon name={icon} size={18} />}
        {children}
      </button>
    )
  }
  return (
    <span className={`chip chip-${mood}`}>
      {dot && <span className="chip-dot" aria-hidden="true" />}
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** A choice that is on or off by itself. */
export function ToggleChip({
  on,
  onChange,
  icon,
  children,
  ...rest
}: {
  on: boolean
  onChange: (on: boolean) => void
  icon?: IconName | undefined
} & Omit<ComponentPropsWithRef<'button'>, 'onChange'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={on}
      className={names('choice-chip', on && 'choice-chip-on', rest.className)}
      onClick={() => onChange(!on)}
    >
      {icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  )
}
