// Screens that stand in the way of all others: what happened, that nothing is lost, what to do.
import { Component, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Row } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'
import type { Words } from '../words/sv.ts'
import '../ui/barred.css'

export type Reason = keyof Words['barred']

/** Where something unsent may lie behind the door: the way to take it out all the same. */
const offersRescue: ReadonlySet<Reason> = new Set<Reason>(['blocked', 'newer-store', 'no-store', 'crashed'])

export function Barred({ reason, onAction }: { reason: Reason; onAction?: () => void }) {
  const { barred, sync } = useWords()
  const { title, words, action } = barred[reason]
  return (
    <main className="barred">
      <EmptyState
        level={1}
        picture="door"
        title={title}
        action={
          <Row gap={2}>
            <Button onClick={onAction ?? (() => location.reload())}>{action}</Button>
            {offersRescue.has(reason) && (
              // The whole page anew: what stands in the way here is let go.
              <Button kind="ghost" onClick={() => location.assign('/raddning')}>
                {sync.save}
              </Button>
            )}
          </Row>
        }
      >
        {words}
      </EmptyState>
    </main>
  )
}

/** A screen that broke: the rest stays, and what was saved is safe. */
export class Safe extends Component<{ at: string; children: ReactNode }, { broken: unknown; at: string }> {
  override state = { broken: null as unknown, at: this.props.at }

  static getDerivedStateFromError(broken: unknown) {
    return { broken }
  }

  static getDerivedStateFromProps({ at }: { at: string }, state: { at: string }) {
    return at === state.at ? null : { broken: null, at }
  }

  override render() {
    const { broken } = this.state
    if (broken === null) return this.props.children
    // A room that was not fetched before the network went away.
    const unfetched =
      broken instanceof Error && /dynamically imported module|Importing a module/i.test(broken.message)
    return <Barred reason={unfetched ? 'offlineRoom' : 'crashed'} />
  }
}
