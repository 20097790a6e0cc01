// Once, when an adviser has just come in: the offer to practise on invented data before anything counts.
import { useLocation } from 'wouter'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { practiceWords } from '../words/rooms/practice.ts'
import { useMe } from './office.tsx'

export default function PracticeOffer() {
  const words = useRoomWords(practiceWords)
  const me = useMe()
  const [location, navigate] = useLocation()
  if (me?.role !== 'adviser') return null
  return (
    <Banner
      mood="forest"
      icon="info"
      title={words.offer}
      actions={
        <>
          <ButtonLink size="small" href="/ova">
            {words.practise}
          </ButtonLink>
          <Button
            kind="quiet"
            size="small"
            onClick={() => navigate(location, { replace: true, state: null })}
          >
            {words.notNow}
          </Button>
        </>
      }
    >
      {words.offerWords}
    </Banner>
  )
}
