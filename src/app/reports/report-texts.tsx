// What the lead writes in a report: a text for each objective, the plan for ordinary operations, the effects picked.
import { useState } from 'react'
import { saveEdit, saveNew } from '../../device/acts.ts'
import type { ReportHere } from '../../device/report.ts'
import type { Issue } from '../../domain/records/kind.ts'
import { refusalWords } from '../records/control.tsx'
import { useOffice } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { reportsWords } from '../words/rooms/reports.ts'

type Typed = { texts: Record<string, string>; ordinaryOperations: string; effects: string[] }

export function ReportTexts({ here }: { here: ReportHere }) {
  const { programme, year, which } = here.report
  const key = useOwnDraftKey(`report:${programme.key}:${year}:${which}/`)
  const draft = useKeptDraft(key)
  if (key === undefined || draft === undefined) return <Skeleton />
  const start: Typed = (draft?.values.typed as Typed | undefined) ?? {
    texts: Object.fromEntries(here.report.objectives.map(({ id, text }) => [id, text])),
    ordinaryOperations: here.report.ordinaryOperations,
    effects: [...(here.own?.record.effects ?? [])],
  }
  // A draft is of the report as it was then: what has been written elsewhere since is no slip of hers to overwrite.
  const own = (draft?.values._seen as ReportHere['own'] | undefined) ?? here.own
  return <TextsForm {...{ here: { ...here, own }, start, draftKey: key }} />
}

function TextsForm({ here, start, draftKey }: { here: ReportHere; start: Typed; draftKey: string }) {
  const words = useRoomWords(reportsWords)
  const records = useRecordWords()
  const language = useLanguage()
  const { moments } = useWords()
  const office = useOffice()
  const act = useAct()
  const auto = useAutoDraft(draftKey, 'report')
  const [typed, setTyped] = useState(start)
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [busy, setBusy] = useState(false)
  const { report, own, effects } = here
  const set = (changed: Partial<Typed>) => {
    const next = { ...typed, ...changed }
    setTyped(next)
    auto.changed(own ? { typed: next, _seen: own } : { typed: next })
  }
  const errorOf = (field: string) => {
    const issue = issues.find((one) => one.field === field || one.field.startsWith(`${field}/`))
    return issue && refusalWords(records, issue.because)
  }
  const save = async () => {
    const texts = Object.entries(typed.texts)
      .filter(([, text]) => text.trim() !== '')
      .map(([objective, text]) => ({ objective, text }))
    const values = {
      texts,
      ordinaryOperations: typed.ordinaryOperations.trim() || null,
      effects: typed.effects,
    }
    setBusy(true)
    const done = own
      ? await saveEdit(office, own, values, { drop: [draftKey] })
      : await saveNew(
          office,
          [
            {
              kind: 'report',
              values: {
                ...(values.ordinaryOperations === null ? { texts, effects: values.effects } : values),
                programme: report.programme.key,
                year: report.year,
                period: report.which,
              },
            },
          ],
          [draftKey],
        )
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') return setIssues(done.problem.issues)
    setIssues([])
    if (done.ok) await auto.drop()
    await act(Promise.resolve(done), words.saved)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void save()
      }}
    >
      <Columns least="large">
        <Stack gap={4}>
          {report.objectives.map(({ id, number, name }) => (
            <TextArea
              key={id}
              label={words.textFor(number, name[language])}
              hint={words.textHelp}
              error={errorOf(`texts/${id}`)}
              value={typed.texts[id] ?? ''}
              onChange={(text) => set({ texts: { ...typed.texts, [id]: text } })}
            />
          ))}
          <TextArea
            label={words.ordinary}
            error={errorOf('ordinaryOperations')}
            value={typed.ordinaryOperations}
            onChange={(ordinaryOperations) => set({ ordinaryOperations })}
          />
        </Stack>
        <Section title={words.effects}>
          <Stack gap={4}>
            <p className="soft">{effects.length > 0 ? words.effectsWords : words.noEffects}</p>
            {effects.map(({ id, kind, date, effect }) => (
              <Switch
                key={id}
                label={effect}
                hint={`${records.kinds[kind as 'session'].one} · ${moments.day(date as never)}`}
                checked={typed.effects.includes(id)}
                onChange={(on) =>
                  set({ effects: on ? [...typed.effects, id] : typed.effects.filter((one) => one !== id) })
                }
              />
            ))}
          </Stack>
        </Section>
      </Columns>
      <Row gap={4}>
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
        {auto.kept && <span className="soft">{words.draftSaved}</span>}
      </Row>
    </form>
  )
}
