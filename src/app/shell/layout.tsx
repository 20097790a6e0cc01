// The frame around every screen: a bar at the foot of a phone, a column beside a desk.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Link, LinkProvider } from '../ui/link.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Mark } from '../ui/mark.tsx'
import { names } from '../ui/names.ts'
import '../ui/page.css'
import { desk, useMediaQuery } from '../ui/use-media-query.ts'
import { useWords } from '../ui/words.tsx'
import './layout.css'
import './print.css'

export type NavItem = {
  to: string
  label: string
  icon: IconName
  /** A number that waits there; its words are read: `3 behöver dig`. */
  badge?: { count: number; words: string } | undefined
}

/** Another side of the same thing: a tab under the title. */
export type TabItem = { to: string; label: string; current?: boolean }

export type LayoutProps = {
  nav: readonly NavItem[]
  /** The place of the screen in the navigation: one of its `to`. */
  current: string
  /** Goes to an address without loading the page anew; without it links are plain. */
  onNavigate?: ((to: string) => void) | undefined
  /** The one thing that is done most. */
  add?: { label: string; short?: string; to: string } | undefined
  /** The state line. */
  pill?: ReactNode
  banner?: ReactNode
  /** Other sides of what is shown, as links under the title. */
  tabs?: readonly TabItem[] | undefined
  title: ReactNode
  /** Over the title: the day. */
  eyebrow?: ReactNode
  /** The way back, on a screen inside another. */
  back?: { label: string; to: string } | undefined
  /** Beside the title: `Utkast sparat`, a button. */
  aside?: ReactNode
  /** What narrows the whole screen: at the head of a desk's, under it on a phone. */
  tools?: ReactNode
  /** Stands at the foot instead of the phone's bar: a form's buttons (ActionBar). */
  footer?: ReactNode
  /** At the foot of the desk's column: who this is. */
  foot?: ReactNode
  /** On paper, over everything: whose it is, and the day it was printed. */
  printed?: ReactNode
  /** As wide as the desk: lists with many columns. */
  wide?: boolean | undefined
  children: ReactNode
}

export function Layout(props: LayoutProps) {
  const { onNavigate } = props
  const frame = <Frame {...props} />
  return onNavigate ? <LinkProvider navigate={onNavigate}>{frame}</LinkProvider> : frame
}

function Frame({
  nav,
  current,
  add,
  pill,
  banner,
  tabs = [],
  title,
  eyebrow,
  back,
  aside,
  tools,
  footer,
  foot,
  printed,
  wide,
  children,
}: LayoutProps) {
  const place = nav.find(({ to }) => to === current)?.label
  // The place alone: a title of its own may hold a name, and the browser keeps titles in its history.
  useEffect(() => {
    document.title = place ? `${place} · Rådslag` : 'Rådslag'
  }, [place])
  const { parts } = useWords()
  const atDesk = useMediaQuery(desk)
  return (
    <div className={names('layout', atDesk ? 'layout-desk' : 'layout-phone', wide && 'layout-wide')}>
      <a className="layout-skip" href="#content">
        {parts.toContent}
      </a>
      {atDesk && <Sidebar {...{ nav, current, add, foot }} />}
      <div className="layout-page">
        {printed && <p className="layout-printed">{printed}</p>}
        <header className={names('layout-head', back && 'layout-head-inside')}>
          {back && (
            <Link className="layout-back" href={back.to} aria-label={back.label} title={back.label}>
              <Icon name="back" />
            </Link>
          )}
          <div className="layout-title">
            {eyebrow && <p className="layout-eyebrow">{eyebrow}</p>}
            <h1>{title}</h1>
          </div>
          {aside && <div className="layout-aside">{aside}</div>}
          {tools && atDesk && <div className="layout-aside">{tools}</div>}
          {pill && <div className="layout-pill">{pill}</div>}
        </header>
        {tabs.length > 0 && <Tabs tabs={tabs} />}
        {banner && (
          <aside className="layout-banner" aria-label={parts.messages}>
            {banner}
          </aside>
        )}
        <main id="content" className="layout-main" tabIndex={-1}>
          {tools && !atDesk && <div className="layout-tools">{tools}</div>}
          <div className="layout-content">{children}</div>
          {footer}
        </main>
      </div>
      {!atDesk && !footer && (
        <BottomBar {...{ nav, current }} add={add && { ...add, label: add.short ?? add.label }} />
      )}
    </div>
  )
}

function Tabs({ tabs }: { tabs: readonly TabItem[] }) {
  const { parts } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const now = tabs.findIndex(({ current }) => current)
  // On a narrow screen the row is longer than the screen: where one is stands in view.
  useEffect(() => {
    const at = list.current?.children[now]
    if (at instanceof HTMLElement) at.parentElement?.parentElement?.scrollTo({ left: at.offsetLeft - 40 })
  }, [now])
  return (
    <nav className="layout-tabs" aria-label={parts.sides}>
      <ul ref={list}>
        {tabs.map(({ to, label, current }) => (
          <li key={to}>
            <Link
              href={to}
              className={names('layout-tab', current && 'layout-now')}
              aria-current={current ? 'page' : undefined}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Sidebar({ nav, current, add, foot }: Pick<LayoutProps, 'nav' | 'current' | 'add' | 'foot'>) {
  const { parts } = useWords()
  return (
    <nav className="layout-side" aria-label={parts.menu}>
      <Link className="layout-brand" href="/">
        <Mark size={34} />
        Rådslag
      </Link>
      {add && (
        <Link className="layout-add-wide" href={add.to}>
          <Icon name="plus" size={22} />
          {add.label}
        </Link>
      )}
      <ul className="layout-side-list">
        {nav.map((item) => (
          <li key={item.to}>
            <NavLink item={item} current={current} className="layout-side-link" />
          </li>
        ))}
      </ul>
      {foot && <div className="layout-side-foot">{foot}</div>}
    </nav>
  )
}

/** Two on each side of the round button; what there is no room for stands behind "Mer". */
function BottomBar({ nav, current, add }: Pick<LayoutProps, 'nav' | 'current' | 'add'>) {
  const { parts } = useWords()
  const [more, setMore] = useState(false)
  const shown = nav.length > 4 ? nav.slice(0, 3) : nav
  const rest = nav.slice(shown.length)
  const middle = Math.ceil((shown.length + (rest.length > 0 ? 1 : 0)) / 2)
  const waiting = rest.some((item) => (item.badge?.count ?? 0) > 0)
  return (
    <nav className="layout-bar" aria-label={parts.menu}>
      <ul className="layout-bar-list">
        {shown.map((item, at) => (
          <BarPlace key={item.to} add={at === middle ? add : undefined}>
            <NavLink item={item} current={current} className="layout-bar-link" />
          </BarPlace>
        ))}
        {rest.length > 0 && (
          <li>
            <button
              type="button"
              className={names('layout-bar-link', rest.some(({ to }) => to === current) && 'layout-now')}
              aria-haspopup="dialog"
              aria-expanded={more}
              onClick={() => setMore(true)}
            >
              <span className="layout-bar-icon">
                <Icon name="more" />
                {waiting && <span className="layout-dot" />}
              </span>
              {parts.moreMenu}
            </button>
          </li>
        )}
      </ul>
      <Dialog open={more} onClose={() => setMore(false)} title={parts.moreMenu}>
        <List label={parts.menu}>
          {rest.map((item) => (
            <ListRow
              key={item.to}
              href={item.to}
              onClick={() => setMore(false)}
              leading={<Icon name={item.icon} />}
              title={item.label}
              meta={item.badge && item.badge.count > 0 ? item.badge.words : undefined}
              current={item.to === current}
            />
          ))}
        </List>
      </Dialog>
    </nav>
  )
}

/** A place in the bar, with the round button before it where the middle is. */
function BarPlace({ add, children }: { add: LayoutProps['add']; children: ReactNode }) {
  return (
    <>
      {add && (
        <li className="layout-bar-middle">
          <Link className="layout-add" href={add.to}>
            <span className="layout-add-round">
              <Icon name="plus" size={30} />
            </span>
            {add.label}
          </Link>
        </li>
      )}
      <li>{children}</li>
    </>
  )
}

function NavLink({ item, current, className }: { item: NavItem; current: string; className: string }) {
  const now = item.to === current
  const { badge } = item
  return (
    <Link
      className={names(className, now && 'layout-now')}
      href={item.to}
      aria-current={now ? 'page' : undefined}
    >
      <span className="layout-bar-icon">
        <Icon name={item.icon} />
        {badge && badge.count > 0 && (
          <span className="layout-badge" aria-hidden="true">
            {badge.count > 99 ? '99+' : badge.count}
          </span>
        )}
      </span>
      <span>{item.label}</span>
      {badge && badge.count > 0 && <span className="visually-hidden">, {badge.words}</span>}
    </Link>
  )
}
