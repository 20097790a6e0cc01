// Something to know or do, across the page: what happened, what is safe, what can be done.
import type { ReactNode } from 'react'
import './banner.css'
import { IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './words.tsx'

export type BannerProps = {
  mood?: 'info' | 'near' | 'behind' | 'forest' | undefined
  title?: string | undefined
  icon?: IconName | undefined
  /** Said aloud at once: only when it appears because of what was just done. */
  urgent?: boolean | undefined
  actions?: ReactNode
  onClose?: (() => void) | undefined
  children?: ReactNode
}

const pictures: Record<NonNullable<BannerProps['mood']>, IconName> = {
  info: 'info',
  near: 'warning',
  behind: 'warning',
  forest: 'check',
}

export function Banner({ mood = 'info', title, icon, urgent, actions, onClose, children }: BannerProps) {
  const { parts } = useWords()
  return (
    <div
      className={`banner banner-${mood}`}
      role={urgent ? 'alert' : 'note'}
      {...(title ? { 'aria-label': title } : {})}
    >
      <Icon name={icon ?? pictures[mood]} />
      <div className="banner-words">
        {title && <p className="banner-title">{title}</p>}
        {children && <div className="banner-body">{children}</div>}
        {actions && <div className="banner-actions">{actions}</div>}
      </div>
      {onClose && <IconButton icon="close" label={parts.close} onClick={onClose} />}
    </div>
  )
}
