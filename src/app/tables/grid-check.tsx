// A tick, drawn: whether a row is selected its `aria-selected` says.
import { Icon } from '../ui/icon.tsx'
import { names } from '../ui/names.ts'

export function Check({ on, some = false }: { on: boolean; some?: boolean }) {
  return (
    <span className={names('tables-tick', (on || some) && 'tables-tick-on')} aria-hidden="true">
      {(on || some) && <Icon name={some ? 'minus' : 'check'} size={16} />}
    </span>
  )
}
