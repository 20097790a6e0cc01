// Rapport: what goes to the funder, written, read through and fetched; every number opens to the records behind it.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { programmesNow, queueState } from '../../device/live.ts'
import { type ReportHere, reportHere } from '../../device/report.ts'
import { blocksOf } from '../../domain/report/blocks.ts'
import type { ReportPeriod } from '../../domain/report/report.ts'
import type { ReportLanguage } from '../../domain/report/words.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { useLive, useMe, useOffice, useToday } from '../records/office.tsx'
import { ask, type NotDone } from '../records/office-calls.ts'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { reportsWords } from '../words/rooms/reports.ts'
import { BoardLetter } from './board-letter.tsx'
import { Evidence } from './evidence.tsx'
import { ReportPage } from './report-page.tsx'
import { ReportTexts } from './report-texts.tsx'
import { YearLock } from './year-lock.tsx'

const order: readonly ReportPeriod[] = ['q1', 'q2', 'h1', 'q3', 'q4', 'h2', 'year', 'all']
const formats = ['docx', 'pdf', 'xlsx'] as const
const parts = ['skriv', 'las', 'bevisa'] as const

export default function ReportsScreen() {
  const words = useRoomWords(reportsWords)
  const today = useToday()
  const search = useSearch()
  const [location, navigate] = useLocation()
  const said = new URLSearchParams(search)
  const programmes = useLive(({ memory }) => programmesNow(memory))
  const key = programmes?.find((one) => one.key === said.get('program'))?.key
  const year = /^\d{4}$/.test(said.get('ar') ?? '') ? Number(said.get('ar')) : yearOf(today)
  const which = order.find((one) => one === said.get('period')) ?? 'year'
  const part = parts.find((one) => one === said.get('del')) ?? 'skriv'
  const language: ReportLanguage = said.get('sprak') === 'en' ? 'en' : 'sv'
  const here = useLive((office) => reportHere(office, { year, today, which, key }), [year, today, which, key])
  const say = (name: string, value: string | null) => {
    if (value === null) said.delete(name)
    else said.set(name, value)
    navigate(said.size > 0 ? `${location}?${said}` : location, { replace: true })
  }
  const programme = programmes?.find((one) => one.key === key) ?? programmes?.[0]
  const years = programme
    ? Array.from(
        { length: yearOf(programme.to) - yearOf(programme.from) + 1 },
        (_, i) => yearOf(programme.from) + i,
      )
    : [year]
  return (
    <Screen
      title={words.title}
      wide
      tools={
        <FilterBar label={words.period}>
          {(programmes?.length ?? 0) > 1 && (
            <FilterSelect
              label={words.programme}
              value={programme?.key ?? ''}
              options={(programmes ?? []).map((one) => ({ value: one.key, label: one.name }))}
              onChange={(value) => say('program', value)}
            />
          )}
          <FilterSelect
            label={words.year}
            value={String(year)}
            options={years.map((one) => ({ value: String(one), label: String(one) }))}
            onChange={(value) => say('ar', value)}
          />
          <FilterSelect
            label={words.period}
            value={which}
            options={order.map((one) => ({ value: one, label: words.periods[one] }))}
            onChange={(value) => say('period', value === 'year' ? null : value)}
          />
        </FilterBar>
      }
    >
      <Stack gap={4}>
        {here === undefined && <Skeleton />}
        {here === null && (
          <EmptyState picture="search" title={words.nowhere}>
            {words.nowhereWords}
          </EmptyState>
        )}
        {here && (
          <>
            <Fetch
              here={here}
              language={language}
              onLanguage={(next) => say('sprak', next === 'sv' ? null : next)}
            />
            <Segmented
              label={words.title}
              labelHidden
              options={[
                { value: 'skriv', label: words.write },
                { value: 'las', label: words.read },
                { value: 'bevisa', label: words.lock },
              ]}
              value={part}
              onChange={(value) => say('del', value === 'skriv' ? null : value)}
            />
            {part === 'las' && <Reading here={here} language={language} />}
            {part === 'bevisa' && (
              <Stack gap={6}>
                <HelpLink to="ledare/las-aret-och-skicka-rapporten" />
                <YearLock key={`${here.report.programme.key} ${year}`} report={here.report} />
                <Evidence report={here.report} language={language} />
              </Stack>
            )}
            {part === 'skriv' && (
              <ReportTexts
                key={`${here.report.programme.key} ${year} ${which} ${JSON.stringify(here.own?.heads)}`}
                here={here}
              />
            )}
            <BoardLetter programme={here.report.programme} language={language} />
          </>
        )}
      </Stack>
    </Screen>
  )
}

function Reading({ here, language }: { here: ReportHere; language: ReportLanguage }) {
  const me = useMe()
  const blocks = blocksOf(here.report, language, me?.officeName ?? '')
  return <ReportPage blocks={blocks} report={here.report} language={language} />
}

/** The report as a file: made by the office, from what the office has. */
function Fetch({
  here: { report },
  language,
  onLanguage,
}: {
  here: ReportHere
  language: ReportLanguage
  onLanguage: (language: ReportLanguage) => void
}) {
  const words = useRoomWords(reportsWords)
  const { notDone } = useWords()
  const { handed } = useOffice()
  const toast = useToast()
  const waiting = useLive(({ memory }) => queueState(memory))?.unsent ?? 0
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const [asReported, setAsReported] = useState(true)
  const isLocked = report.year_.reported !== undefined
  const unreviewed = report.objectives
    .flatMap(({ indicators }) => indicators)
    .filter((one) => one.unreviewed > 0)
  const fetchAs = async (format: (typeof formats)[number]) => {
    setProblem(null)
    setBusy(format)
    toast({ words: words.fetching })
    const query = new URLSearchParams({
      format,
      period: report.which,
      language,
      programme: report.programme.key,
      as: isLocked && asReported ? 'reported' : 'now',
    })
    const answer = await ask(
      handed.fetch,
      `/api/reports/${report.year}?${query}`,
      undefined,
      'GET',
      (response) => response.arrayBuffer(),
    )
    setBusy(null)
    if (!answer.ok) return setProblem(answer.because)
    saveFile(`rapport-${report.year}-${report.which}.${format}`, format, answer.answer)
  }
  return (
    <Stack gap={2}>
      <Row gap={2}>
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
        <Segmented
          label={words.language}
          labelHidden
          options={[
            { value: 'sv', label: 'Svenska' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={(value) => onLanguage(value === 'en' ? 'en' : 'sv')}
        />
        {isLocked && (
          <Segmented
            label={words.as}
            labelHidden
            options={[
              { value: 'reported', label: words.asReported },
              { value: 'now', label: words.asNow },
            ]}
            value={asReported ? 'reported' : 'now'}
            onChange={(value) => setAsReported(value === 'reported')}
          />
        )}
      </Row>
      {problem && <Banner mood="near" title={notDone[problem]} />}
      {waiting > 0 && <p className="soft">{words.unsent(waiting)}</p>}
      {unreviewed.length > 0 && <p className="soft">{words.unreviewed(unreviewed.length)}</p>}
    </Stack>
  )
}
