// Where the arrows, Home, End and the pages lead in a table.

/** The head is line -1; the first cell of a line says whether it is selected. */
export type At = { line: number; cell: number }
type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** Null for a key that leads nowhere. */
export function after(
  { line, cell }: At,
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { lines, cells, page }: { lines: number; cells: number; page: number },
): At | null {
  if (altKey) return null
  const ctrl = ctrlKey || metaKey
  const to = (toLine: number, toCell: number): At => ({
    line: Math.max(-1, Math.min(lines - 1, toLine)),
    cell: Math.max(0, Math.min(cells - 1, toCell)),
  })
  switch (key) {
    case 'ArrowUp':
      return to(line - 1, cell)
    case 'ArrowDown':
      return to(line + 1, cell)
    case 'ArrowLeft':
      return to(line, cell - 1)
    case 'ArrowRight':
      return to(line, cell + 1)
    case 'Home':
      return to(ctrl ? 0 : line, 0)
    case 'End':
      return to(ctrl ? lines - 1 : line, cells - 1)
    case 'PageUp':
      return to(Math.max(Math.min(0, line), line - page), cell)
    case 'PageDown':
      return to(line + page, cell)
    default:
      return null
  }
}
