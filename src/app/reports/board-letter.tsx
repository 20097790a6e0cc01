// The letter to the board: which month, and on paper or in Word; written by the office, from what the office has.
import { useState } from 'react'
import { queueState } from '../../device/live.ts'
import type { Programme } from '../../domain/records/programme.ts'
import type { ReportLanguage } from '../../domain/report/words.ts'
import { addMonths, earlier, type LocalDate, type Month, monthOf } from '../../domain/values/local-date.ts'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { ask, type NotDone } from '../records/office-calls.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { FilterSelect } from '../ui/filter-bar.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { boardLetterWords } from '../words/rooms/board-letter.ts'

const formats = ['pdf', 'docx'] as const

export function BoardLetter({ programme, language }: { programme: Programme; language: ReportLanguage }) {
  const words = useRoomWords(boardLetterWords)
  const { notDone, moments } = useWords()
  const { handed } = useOffice()
  const toast = useToast()
  const today = useToday()
  const waiting = useLive(({ memory }) => queueState(memory))?.unsent ?? 0
  const months = monthsOf(programme, today)
  const [chosen, setChosen] = useState<Month | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  // The latest that is over: the month's own days are still coming.
  const over = months.find((one) => one < monthOf(today))
  const month = months.find((one) => one === chosen) ?? over ?? months[0]
  if (!month) return null
  const fetchAs = async (format: (typeof formats)[number]) => {
    setProblem(null)
    setBusy(format)
    toast({ words: words.fetching })
    const query = new URLSearchParams({ format, language, programme: programme.key })
    const answer = await ask(handed.fetch, `/api/letters/${month}?${query}`, undefined, 'GET', (response) =>
      response.arrayBuffer(),
    )
    setBusy(null)
    if (!answer.ok) return setProblem(answer.because)
    saveFile(`styrelsebrev-${month}.${format}`, format, answer.answer)
  }
  return (
    <Card title={words.title}>
      <Stack gap={3}>
        <p className="soft">{words.about}</p>
        <Row gap={2}>
          <FilterSelect
            label={words.month}
            value={month}
            options={months.map((one) => ({ value: one, label: moments.month(one) }))}
            onChange={(value) => setChosen(value as Month)}
          />
          {formats.map((format) => (
            <Button
              key={format}
              kind="ghost"
              icon="download"
              busy={busy === format}
              onClick={() => void fetchAs(format)}
            >
              {words.download} {format}
            </Button>
          ))}
        </Row>
        {problem && <Banner mood="near" title={notDone[problem]} />}
        {waiting > 0 && <p className="soft">{words.unsent}</p>}
      </Stack>
    </Card>
  )
}

/** The programme's months that have begun, the latest first. */
function monthsOf({ from, to }: Programme, today: LocalDate): Month[] {
  const months: Month[] = []
  const first = `${monthOf(from)}-01` as LocalDate
  const last = earlier(today, to)
  for (let at = first; at <= last; at = addMonths(at, 1)) months.unshift(monthOf(at))
  return months
}
