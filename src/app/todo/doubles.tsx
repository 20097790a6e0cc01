// What is likely logged twice, for the lead: how many, and the way to where she says how it is.
import { useWatched } from '../records/use-watched.ts'
import { Chip } from '../ui/chip.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { toDoWords } from '../words/rooms/todo.ts'

export function Doubles() {
  const words = useRoomWords(toDoWords)
  const { moments } = useWords()
  const doubles = useWatched()?.doubles.length ?? 0
  if (doubles === 0) return null
  return (
    <List label={words.doubles}>
      <ListRow
        href="/ordna"
        title={words.doubles}
        detail={words.doublesWords}
        meta={<Chip mood="near">{moments.number(doubles)}</Chip>}
      />
    </List>
  )
}
