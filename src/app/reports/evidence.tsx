// Bevispärm: for each number of the report, everything behind it as a folder, without names or with them.
import { useState } from 'react'
import type { Indicator } from '../../domain/records/programme.ts'
import type { Report } from '../../domain/report/report.ts'
import type { ReportLanguage } from '../../domain/report/words.ts'
import { useOffice } from '../records/office.tsx'
import { ask, type NotDone } from '../records/office-calls.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Section } from '../ui/section.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { yearLockWords } from '../words/rooms/year-lock.ts'

export function Evidence({ report, language }: { report: Report; language: ReportLanguage }) {
  const words = useRoomWords(yearLockWords)
  const { notDone } = useWords()
  const { handed } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const [asking, setAsking] = useState<Indicator['id'] | null>(null)
  const fetchOf = async (indicator: string, whole: boolean) => {
    setProblem(null)
    setBusy(`${indicator} ${whole}`)
    const body = { programme: report.programme.key, indicator, period: report.which, language, whole }
    const answer = await freshly(() =>
      ask(handed.fetch, `/api/evidence/${report.year}`, body, 'POST', (response) => response.arrayBuffer()),
    )
    setBusy(null)
    if (!answer.ok) return setProblem(answer.because)
    const names = whole ? words.withNames : words.withoutNames
    const name = `${words.evidence} ${report.year} ${report.which} ${indicator} ${names}`
    saveFile(`${name.toLowerCase().replaceAll(' ', '-')}.zip`, 'zip', answer.answer)
  }
  return (
    <Section title={words.evidence}>
      <Stack gap={4}>
        <p className="soft">{words.evidenceWords}</p>
        {problem && <Banner mood="near" urgent title={notDone[problem]} />}
        <List label={words.evidence}>
          {report.objectives
            .flatMap(({ indicators }) => indicators)
            .map(({ id, name, actual }) => (
              <ListRow
                key={id}
                title={name[language]}
                detail={`${words.actual}: ${actual.value}`}
                trailing={
                  <Row gap={2}>
                    {[false, true].map((whole) => (
                      <Button
                        key={String(whole)}
                        size="small"
                        kind={whole ? 'quiet' : 'ghost'}
                        busy={busy === `${id} ${whole}`}
                        aria-label={words.evidenceOf(name[language], whole)}
                        onClick={() => (whole ? setAsking(id) : void fetchOf(id, false))}
                      >
                        {whole ? words.withNames : words.withoutNames}
                      </Button>
                    ))}
                  </Row>
                }
              />
            ))}
        </List>
      </Stack>
      <Confirm
        open={asking !== null}
        title={words.withNamesTitle}
        yes={words.fetch}
        onYes={() => {
          if (asking) void fetchOf(asking, true)
          setAsking(null)
        }}
        onClose={() => setAsking(null)}
      >
        <p>{words.withNamesWords}</p>
      </Confirm>
      {signIn}
    </Section>
  )
}
