// Long texts that differ a little: each with what the others do not say marked, so that it is seen without reading twice.
import './marked.css'

/** So short texts are taken in at a glance: nothing is marked in them. */
const short = 60

/** A text with its own middle marked: what all of them begin and end with is left as it is. */
export function Marked({ text, beside }: { text: string; beside: readonly string[] }) {
  const all = [text, ...beside]
  if (beside.length === 0 || all.every(({ length }) => length < short)) return text
  const words = all.map(wordsOf)
  const least = Math.min(...words.map(({ length }) => length))
  const before = sameFor(words, least, (list, at) => list[at])
  const after = sameFor(words, least - before, (list, at) => list[list.length - 1 - at])
  const own = words[0] ?? []
  const part = (from: number, to: number) => own.slice(from, to).join('')
  return (
    <>
      {part(0, before)}
      <mark className="marked">{part(before, own.length - after)}</mark>
      {part(own.length - after, own.length)}
    </>
  )
}

/** Words with the space that follows them, so that they join to the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

function sameFor(
  lists: readonly string[][],
  most: number,
  at: (list: string[], place: number) => string | undefined,
): number {
  let same = 0
  while (same < most && lists.every((list) => at(list, same)?.trim() === at(lists[0] ?? [], same)?.trim()))
    same += 1
  return same
}
