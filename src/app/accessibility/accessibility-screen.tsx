// Tillgänglighet: the accessibility statement, reachable without network like everything else.
import { Screen } from '../records/screen.tsx'
import { Section } from '../ui/section.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { accessibilityWords } from '../words/rooms/accessibility.ts'

export default function AccessibilityScreen() {
  const words = useRoomWords(accessibilityWords)
  const { nav } = useWords()
  return (
    <Screen title={words.title} back={{ label: nav.sync, to: '/synk' }}>
      <Stack gap={5}>
        {words.parts.map(({ term, words: said }) => (
          <Section key={term} title={term}>
            <Stack gap={2}>
              {said.map((one) => (
                <p key={one}>{one}</p>
              ))}
            </Stack>
          </Section>
        ))}
      </Stack>
    </Screen>
  )
}
