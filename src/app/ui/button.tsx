// Buttons: what can be done here, the most likely one filled.
import type { ComponentPropsWithRef, ReactNode } from 'react'
import './button.css'
import { Icon, type IconName } from './icon.tsx'
import { Link } from './link.tsx'
import { names } from './names.ts'
import { Spinner } from './spinner.tsx'

type Look = {
  kind?: 'primary' | 'ghost' | 'quiet' | 'danger' | undefined
  size?: 'small' | 'large' | undefined
  /** As wide as what it stands in. */
  wide?: boolean | undefined
  icon?: IconName | undefined
  /** After the words. */
  iconAfter?: IconName | undefined
}

export type ButtonProps = Look &
  Omit<ComponentPropsWithRef<'button'>, 'disabled'> & {
    disabled?: boolean | undefined
    /** Under way: keeps its place and its focus, and takes no second tap. */
    busy?: boolean | undefined
  }

const className = ({ kind = 'primary', size, wide }: Look, more?: string) =>
  names('button', `button-${kind}`, size && `button-${size}`, wide && 'button-wide', more)

export function Button({ kind, size, wide, icon, iconAfter, busy, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={className({ kind, size, wide }, rest.className)}
      {...(busy ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} size={20} />}
      <span className="button-words">{children}</span>
      {iconAfter && <Icon name={iconAfter} size={18} />}
    </button>
  )
}

/** Looks like a button, goes to another screen. */
export function ButtonLink({
  kind,
  size,
  wide,
  icon,
  iconAfter,
  href,
  children,
  ...rest
}: Look & { href: string; children: ReactNode } & Omit<ComponentPropsWithRef<'a'>, 'href'>) {
  return (
    <Link {...rest} href={href} className={className({ kind, size, wide }, rest.className)}>
      {icon && <Icon name={icon} size={20} />}
      <span className="button-words">{children}</span>
      {iconAfter && <Icon name={iconAfter} size={18} />}
    </Link>
  )
}

type IconButtonProps = { icon: IconName; label: string; kind?: 'quiet' | 'ghost' | 'danger' | undefined }

/** A button that is only a picture: its label is read, and shown when it is pointed at. */
export function IconButton({
  icon,
  label,
  kind = 'quiet',
  ...rest
}: IconButtonProps & Omit<ComponentPropsWithRef<'button'>, 'children'>) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={names('icon-button', `icon-button-${kind}`, rest.className)}
    >
      <Icon name={icon} />
    </button>
  )
}

export function IconLink({
  icon,
  label,
  kind = 'quiet',
  href,
  ...rest
}: IconButtonProps & { href: string } & Omit<ComponentPropsWithRef<'a'>, 'children' | 'href'>) {
  return (
    <Link
      title={label}
      {...rest}
      href={href}
      aria-label={label}
      className={names('icon-button', `icon-button-${kind}`, rest.className)}
    >
      <Icon name={icon} />
    </Link>
  )
}
