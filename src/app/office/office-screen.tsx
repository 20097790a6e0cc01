// Kontoret: who the office is and answers for, how long it keeps what, and what a trip costs.
import { useState } from 'react'
import { saveEdit } from '../../device/acts.ts'
import type { Draft } from '../../device/drafts.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { retentionAtFirst, retentionNames } from '../../domain/privacy/retention.ts'
import type { Issue } from '../../domain/records/kind.ts'
import { type Office, officeId } from '../../domain/records/office.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import { Conflicts } from '../records/conflict.tsx'
import { FieldControl, refusalWords } from '../records/control.tsx'
import { AmountControl } from '../records/control-amount.tsx'
import { History } from '../records/history.tsx'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { useAutoDraft, useKeptDraft, useOwnDraftKey } from '../records/use-draft.ts'
import { usePrinting } from '../records/use-printing.ts'
import { edited } from '../records/values.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button, ButtonLink, IconButton } from '../ui/button.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useLanguage, useRecordWords, useRoomWords } from '../ui/words.tsx'
import { officeWords } from '../words/rooms/office.ts'
import { DistancesField, isDistance } from './distances-field.tsx'
import './office.css'

type Seen = Opened & { record: Office }
const plain = ['name', 'responsible', 'contact', 'municipality'] as const

type Typed = {
  about: Record<(typeof plain)[number], unknown>
  retention: { of: string; months: number | null }[]
  distances: Record<string, string>
  rates: { from: string; ore: number | string | null }[]
}

export default function OfficeScreen() {
  const words = useRoomWords(officeWords)
  const draftKey = useOwnDraftKey('office')
  const draft = useKeptDraft(draftKey)
  const found = useLive((office) => recordOf(office, officeId))
  const [saves, setSaves] = useState(0)
  // What is being typed stands on the record as it was then; untouched, the form follows what comes in.
  const [begun, setBegun] = useState<Seen | null>(null)
  if (draftKey === undefined || draft === undefined || found === undefined) {
    return (
      <Screen title={words.title} eyebrow={words.lead}>
        <Skeleton />
      </Screen>
    )
  }
  if (found?.record.kind !== 'office') {
    return (
      <Screen title={words.title}>
        <EmptyState picture="search" title={words.missing}>
          {words.missingWords}
        </EmptyState>
      </Screen>
    )
  }
  const kept = saves === 0 ? draft : null
  const seen = begun ?? (kept?.values._seen as Seen | undefined) ?? (found as Seen)
  return (
    <OfficeForm
      key={`${saves} ${JSON.stringify(seen.heads)}`}
      {...{ draftKey, seen }}
      draft={kept}
      onBegun={() => setBegun(seen)}
      onSaved={() => {
        setBegun(null)
        setSaves(saves + 1)
      }}
    />
  )
}

const typedOf = ({ retention, distances, travelRates, ...record }: Office): Typed => ({
  about: Object.fromEntries(plain.map((name) => [name, record[name]])) as Typed['about'],
  retention,
  distances: Object.fromEntries(distances.map(({ to, kilometres }) => [to, String(kilometres)])),
  rates: travelRates.map(({ from, orePerKilometre }) => ({ from, ore: orePerKilometre })),
})

/** What is typed, as the record holds it; a blank distance is one that is not known. */
const saidOf = ({ about, retention, distances, rates }: Typed) => ({
  ...edited(about),
  retention: retention.map(({ of, months }) => ({ of: of.trim(), months })),
  distances: Object.entries(distances)
    .filter(([, typed]) => typed.trim() !== '')
    .map(([to, typed]) => ({ to, kilometres: Number(typed) })),
  travelRates: rates.map(({ from, ore }) => ({ from: from as LocalDate, orePerKilometre: ore })),
})

const isKnown = (of: string): boolean => (retentionNames as readonly string[]).includes(of)

const idOf = (place: string): string => `office-${place.replaceAll('/', '-')}`

/** What is wrong, each at its control: a list may lack a key, or say one twice. */
function issuesIn({ retention, distances, rates }: Typed): Issue[] {
  const issues: Issue[] = []
  const keys = new Set<string>()
  for (const [i, { of, months }] of retention.entries()) {
    if (of.trim() === '') issues.push({ field: `retention/${i}/of`, because: 'required' })
    else if (keys.has(of.trim())) issues.push({ field: `retention/${i}/of`, because: 'said-twice' })
    keys.add(of.trim())
    if (months === null || months < 1)
      issues.push({
        field: isKnown(of) ? `retention/${of}` : `retention/${i}/months`,
        because: months === null ? 'required' : 'too-few',
      })
  }
  if (!Object.values(distances).every(isDistance))
    issues.push({ field: 'distances', because: 'not-a-whole-number' })
  const days = new Set<string>()
  for (const [i, { from, ore }] of rates.entries()) {
    if (from === '') issues.push({ field: `rates/${i}/from`, because: 'required' })
    else if (days.has(from)) issues.push({ field: `rates/${i}/from`, because: 'said-twice' })
    days.add(from)
    if (typeof ore !== 'number' || ore < 0) issues.push({ field: `rates/${i}/ore`, because: 'not-ore' })
  }
  return issues
}

function OfficeForm({
  draftKey,
  draft,
  seen,
  onBegun,
  onSaved,
}: {
  draftKey: string
  draft: Draft | null
  seen: Seen
  onBegun: () => void
  onSaved: () => void
}) {
  const words = useRoomWords(officeWords)
  const records = useRecordWords()
  const language = useLanguage()
  const office = useOffice()
  const today = useToday()
  const act = useAct()
  const printing = usePrinting()
  const auto = useAutoDraft(draftKey, 'office')
  const [values, setValues] = useState<Typed>(() => {
    const { _seen: _, ...kept } = draft?.values ?? {}
    return draft ? (kept as Typed) : typedOf(seen.record)
  })
  const [issues, setIssues] = useState<readonly Issue[]>([])
  const [busy, setBusy] = useState(false)
  const set = (changed: Partial<Typed>) => {
    const next = { ...values, ...changed }
    setValues(next)
    onBegun()
    auto.changed({ ...next, _seen: seen })
  }
  const refuse = (wrong: readonly Issue[]) => {
    setIssues(wrong)
    const [first] = wrong
    if (first) requestAnimationFrame(() => focusField(idOf(first.field)))
  }
  const save = async () => {
    const wrong = issuesIn(values)
    if (wrong.length > 0) return refuse(wrong)
    setBusy(true)
    const done = await saveEdit(office, seen, saidOf(values), { drop: [draftKey] })
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') return refuse(done.problem.issues)
    if (done.ok) await auto.drop()
    if (await act(Promise.resolve(done), words.saved)) onSaved()
  }
  const errorOf = (place: string) => {
    const issue = issues.find(({ field }) => field === place)
    return issue && refusalWords(records, issue.because)
  }
  const help: Partial<Record<(typeof plain)[number], string>> = {
    responsible: words.responsibleHelp,
    municipality: words.municipalityHelp,
  }
  const kronor = (ore: number) => printOre(ore, language === 'sv' ? 'sv-SE' : 'en-GB')
  const putRate = (at: number, changed: Partial<Typed['rates'][number]>) =>
    set({ rates: values.rates.map((one, i) => (i === at ? { ...one, ...changed } : one)) })
  const months = Object.fromEntries([
    ...Object.entries(retentionAtFirst),
    ...values.retention.map((one) => [one.of, one.months]),
  ]) as Record<string, number | null>
  const putKnown = (of: string, typed: number | null) =>
    set({ retention: [...values.retention.filter((one) => one.of !== of), { of, months: typed }] })
  const putRetention = (at: number, changed: Partial<Typed['retention'][number]>) =>
    set({ retention: values.retention.map((one, i) => (i === at ? { ...one, ...changed } : one)) })
  return (
    <Screen
      wide
      title={words.title}
      eyebrow={words.lead}
      aside={auto.kept ? <span className="soft">{words.draftSaved}</span> : null}
      footer={
        <ActionBar>
          <Button type="submit" form="office-form" busy={busy} wide>
            {words.save}
          </Button>
        </ActionBar>
      }
    >
      <form
        id="office-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap={6}>
          {printing && <Conflicts record={seen} printing={printing} />}
          <Columns least="large">
            <Stack gap={6}>
              <Section title={words.about}>
                <Stack gap={4}>
                  {plain.map((name) => (
                    <FieldControl
                      key={name}
                      kind="office"
                      field={name}
                      {...(help[name] ? { hint: help[name] } : {})}
                      narrow={name === 'municipality'}
                      today={today}
                      value={values.about[name]}
                      onChange={(value) => set({ about: { ...values.about, [name]: value } })}
                      error={errorOf(name)}
                    />
                  ))}
                </Stack>
              </Section>
              <Section title={words.backups}>
                <Stack gap={3}>
                  <p className="soft">{words.backupsWords}</p>
                  <Row>
                    <ButtonLink kind="ghost" size="small" href="/kontoret/sakerhetskopior">
                      {words.seeBackups}
                    </ButtonLink>
                  </Row>
                </Stack>
              </Section>
            </Stack>
            <Stack gap={6}>
              <Section title={words.rates}>
                <Stack gap={4}>
                  <p className="soft">{words.ratesWords}</p>
                  {values.rates.map(({ from, ore }, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rate is known by its place while its day is typed
                    <div className="office-row" key={i}>
                      <DateInput
                        id={idOf(`rates/${i}/from`)}
                        label={words.from}
                        value={from}
                        onChange={(day) => putRate(i, { from: day })}
                        error={errorOf(`rates/${i}/from`)}
                      />
                      <AmountControl
                        id={idOf(`rates/${i}/ore`)}
                        label={words.perKilometre}
                        hint={typeof ore === 'number' ? words.perMil(kronor(ore * 10)) : undefined}
                        value={ore}
                        onChange={(typed) => putRate(i, { ore: typed as number | string | null })}
                        error={errorOf(`rates/${i}/ore`)}
                      />
                      <IconButton
                        icon="trash"
                        label={words.removeRate(from)}
                        onClick={() => set({ rates: values.rates.filter((_, j) => j !== i) })}
                      />
                    </div>
                  ))}
                  <Row>
                    <Button
                      kind="ghost"
                      size="small"
                      icon="plus"
                      onClick={() => set({ rates: [...values.rates, { from: today, ore: null }] })}
                    >
                      {words.addRate}
                    </Button>
                  </Row>
                </Stack>
              </Section>
              <Section title={words.retention}>
                <Stack gap={4}>
                  <p className="soft">{words.retentionWords}</p>
                  {retentionNames.map((name) => (
                    <NumberStepper
                      key={name}
                      id={idOf(`retention/${name}`)}
                      label={words.kept[name]}
                      hint={words.keptFor(months[name] ?? 0)}
                      min={1}
                      max={1200}
                      value={months[name] ?? null}
                      onChange={(typed) => putKnown(name, typed)}
                      error={errorOf(`retention/${name}`)}
                    />
                  ))}
                  <Row>
                    <ButtonLink kind="ghost" size="small" href="/kontoret/personuppgifter">
                      {words.personalData}
                    </ButtonLink>
                  </Row>
                  {values.retention.map(({ of, months }, i) =>
                    isKnown(of) ? null : (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while its name is typed
                      <div className="office-row" key={i}>
                        <TextInput
                          id={idOf(`retention/${i}/of`)}
                          label={words.of}
                          maxLength={60}
                          value={of}
                          onChange={(typed) => putRetention(i, { of: typed })}
                          error={errorOf(`retention/${i}/of`)}
                        />
                        <NumberStepper
                          id={idOf(`retention/${i}/months`)}
                          label={words.months}
                          hint={months ? words.keptFor(months) : undefined}
                          min={1}
                          max={1200}
                          value={months}
                          onChange={(typed) => putRetention(i, { months: typed })}
                          error={errorOf(`retention/${i}/months`)}
                        />
                        <IconButton
                          icon="trash"
                          label={words.removeRetention(of)}
                          onClick={() => set({ retention: values.retention.filter((_, j) => j !== i) })}
                        />
                      </div>
                    ),
                  )}
                  <Row>
                    <Button
                      kind="ghost"
                      size="small"
                      icon="plus"
                      onClick={() => set({ retention: [...values.retention, { of: '', months: 12 }] })}
                    >
                      {words.addRetention}
                    </Button>
                  </Row>
                </Stack>
              </Section>
            </Stack>
          </Columns>
          <Section title={words.distances}>
            <div id={idOf('distances')} tabIndex={-1}>
              {errorOf('distances') && <p className="field-error">{words.notDistance}</p>}
              <DistancesField
                value={values.distances}
                start={String(values.about.municipality ?? '1880')}
                onChange={(distances) => set({ distances: { ...distances } })}
              />
            </div>
          </Section>
        </Stack>
      </form>
      {printing && <History id={seen.record.id} kind="office" printing={printing} onlyTells />}
    </Screen>
  )
}
