// The link that one's own calendar subscribes to: made, changed, taken back.
import { useEffect, useState } from 'react'
import { useNow, useOffice } from '../records/office.tsx'
import {
  type Answer,
  type CalendarLink,
  dropCalendarLink,
  makeCalendarLink,
  readCalendarLink,
} from '../records/office-calls.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { calendarWords } from '../words/rooms/calendar.ts'

export function FeedCard() {
  const words = useRoomWords(calendarWords)
  const { moments, parts } = useWords()
  const { handed } = useOffice()
  const now = useNow(60_000)
  const toast = useToast()
  const [link, setLink] = useState<CalendarLink | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    let current = true
    void readCalendarLink(handed.fetch).then((said) => current && said.ok && setLink(said.answer))
    return () => {
      current = false
    }
  }, [handed])
  const ask = async (asked: Promise<Answer<CalendarLink>>, done?: string) => {
    setBusy(true)
    const said = await asked
    setBusy(false)
    if (!said.ok) return toast({ words: words.noNetwork, mood: 'behind' })
    setLink(said.answer)
    if (done) toast({ words: done, mood: 'forest' })
  }
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url).then(
      () => toast({ words: parts.copied, mood: 'forest' }),
      () => {},
    )
  }
  return (
    <Card title={words.feedTitle}>
      <Stack gap={3}>
        <p className="soft">{words.feedWords}</p>
        {link?.url && (
          <>
            <TextInput
              id="calendar-link"
              label={words.feedLink}
              value={link.url}
              onChange={() => {}}
              readOnly
              onFocus={(event) => event.target.select()}
            />
            <Button kind="ghost" size="small" icon="copy" onClick={() => void copy(link.url ?? '')}>
              {words.copy}
            </Button>
          </>
        )}
        {link?.madeAt && !link.url && <p>{words.feedMade(moments.when(Date.parse(link.madeAt), now))}</p>}
        <Row gap={2}>
          <Button
            kind="ghost"
            icon="calendar"
            busy={busy}
            onClick={() => void ask(makeCalendarLink(handed.fetch))}
          >
            {link?.madeAt ? words.newFeed : words.makeFeed}
          </Button>
          {link?.madeAt && (
            <Button
              kind="quiet"
              busy={busy}
              onClick={() => void ask(dropCalendarLink(handed.fetch), words.feedDropped)}
            >
              {words.dropFeed}
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  )
}
