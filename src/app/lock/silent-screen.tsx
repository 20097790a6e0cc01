// The office has not been heard of for thirty days: what is here waits for it, and what is new is taken.
import { Screen } from '../records/screen.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { lockWords } from '../words/rooms/lock.ts'

export default function SilentScreen() {
  const { silent, screenTitle } = useRoomWords(lockWords)
  return (
    <Screen title={screenTitle}>
      <EmptyState
        picture="door"
        title={silent.title}
        action={<ButtonLink href="/logga">{silent.action}</ButtonLink>}
      >
        {silent.words}
      </EmptyState>
    </Screen>
  )
}
