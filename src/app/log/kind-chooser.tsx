// What to log: five kinds from one plus, the session first.
import { useEffect, useRef } from 'react'
import { addressOf, type LoggedKind, loggedKinds } from '../records/logged-kinds.ts'
import { Link } from '../ui/link.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

export function KindChooser({ kind }: { kind: LoggedKind }) {
  const words = useRoomWords(logWords)
  const row = useRef<HTMLElement>(null)
  // On a narrow phone the row scrolls sideways: the chosen one is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every other kind
  useEffect(() => {
    const nav = row.current
    const here = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.clientWidth) / 2
  }, [kind])
  return (
    <nav className="log-kinds" aria-label={words.chooser} ref={row}>
      {loggedKinds.map((one) => (
        <Link key={one} href={addressOf(one)} aria-current={one === kind ? 'page' : undefined}>
          {words.kinds[one]}
        </Link>
      ))}
    </nav>
  )
}
