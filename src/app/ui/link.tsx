// A link: a plain <a href>, which the router may take over on an ordinary click.
import { type ComponentPropsWithRef, createContext, type MouseEvent, type ReactNode, useContext } from 'react'

type Navigate = (to: string) => void
const Navigation = createContext<Navigate | null>(null)

/** Lets every link inside go to another screen without loading the page anew. */
export function LinkProvider({ navigate, children }: { navigate: Navigate; children: ReactNode }) {
  return <Navigation value={navigate}>{children}</Navigation>
}

/** Whether a click is the browser's own affair: a new tab, a download, another site. */
const isOurs = (event: MouseEvent<HTMLAnchorElement>, href: string, target: string | undefined): boolean =>
  event.button === 0 &&
  !event.metaKey &&
  !event.ctrlKey &&
  !event.shiftKey &&
  !event.altKey &&
  !event.defaultPrevented &&
  (target === undefined || target === '_self') &&
  href.startsWith('/') &&
  !href.startsWith('//')

export type LinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { href: string }

export function Link({ href, onClick, ...rest }: LinkProps) {
  const navigate = useContext(Navigation)
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (!navigate || rest.download !== undefined || !isOurs(event, href, rest.target)) return
        event.preventDefault()
        navigate(href)
      }}
    />
  )
}
