// The question at the right moment: is the company registered? Then its start is logged, most of it filled in.
import { Banner } from '../ui/banner.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

export function RegisteredYet({ opens }: { opens: string }) {
  const { registered } = useRoomWords(logWords)
  return (
    <Banner
      mood="forest"
      icon="building"
      title={registered.title}
      actions={
        <ButtonLink size="small" href={opens}>
          {registered.yes}
        </ButtonLink>
      }
    >
      {registered.words}
    </Banner>
  )
}
