// The list as PDF, with every signature as it was drawn: made by the office, for the lead, or for her whose device took it.
import { useState } from 'react'
import { useOffice } from '../records/office.tsx'
import type { NotDone } from '../records/office-calls.ts'
import { readSheet } from '../records/person-calls.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Row, Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'

export function SheetButton({ list, date }: { list: string; date: string }) {
  const words = useRoomWords(attendanceWords)
  const { notDone } = useWords()
  const language = useLanguage()
  const { handed } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const fetchSheet = async () => {
    setProblem(null)
    setBusy(true)
    const answer = await freshly(() => readSheet(handed.fetch, list, language))
    setBusy(false)
    if (!answer.ok) return setProblem(answer.because)
    saveFile(`${words.sheetFile}-${date}.pdf`, 'pdf', answer.answer)
  }
  return (
    <Stack gap={2}>
      {signIn}
      <Row gap={2}>
        <Button kind="ghost" icon="download" busy={busy} onClick={() => void fetchSheet()}>
          {words.sheet}
        </Button>
      </Row>
      {problem && (
        <Banner mood="near" title={notDone[problem]}>
          {problem === 'not-found' ? words.sheetNotHere : null}
        </Banner>
      )}
    </Stack>
  )
}
