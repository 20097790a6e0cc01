// One indicator: what it counts, how it is measured, and its target; with what a change does to this year's number.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import {
  latestDefinition,
  latestFrom,
  withDefinition,
  withoutChange,
} from '../../domain/programme/dated-change.ts'
import { rulesOf } from '../../domain/programme/rules-of.ts'
import { shortName } from '../../domain/programme/short-name.ts'
import {
  type Condition,
  type Definition,
  type Indicator,
  type Measure,
  measureNames,
  type Programme,
} from '../../domain/records/programme.ts'
import { useOffice, useToday } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Select } from '../ui/select.tsx'
import { Row } from '../ui/stack.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { ChangesList } from './changes-list.tsx'
import { CountsField } from './counts-field.tsx'
import { HoldsField, type HoldsTyped, holdsAtFirst, holdsOf } from './holds-field.tsx'
import { issuesOfEdit, NoProgramme, type Opening, Part, PartScreen, partId, usePartForm } from './part.tsx'
import { PreviewCard } from './preview-card.tsx'
import { TargetField, type TargetTyped, targetOf, targetTyped } from './target-field.tsx'
import { targetWords } from './words-of.ts'

export default function IndicatorScreen({ id, indicator }: { id: string; indicator?: string }) {
  const words = useRoomWords(programmeWords)
  const title = indicator === undefined ? words.newIndicator : words.editIndicator
  return (
    <Part id={id} part={`indicator:${indicator ?? 'new'}`} title={title}>
      {(opening) => {
        const old = opening.seen.record.indicators.find((one) => one.id === indicator)
        if (indicator !== undefined && !old) return <NoProgramme />
        return <IndicatorForm {...{ opening, title }} old={old ?? null} />
      }}
    </Part>
  )
}

type Typed = {
  nameSv: string
  nameEn: string
  objective: string | null
  partOf: string | null
  counts: Condition[]
  measures: Measure
  target: TargetTyped
  source: string
  holds: HoldsTyped
}

const typedOf = (old: Indicator | null, objective: string | null, holds: HoldsTyped): Typed => {
  const held = old ? latestDefinition(old) : null
  return {
    nameSv: old?.name.sv ?? '',
    nameEn: old?.name.en ?? '',
    objective: old?.objective ?? objective,
    partOf: old?.partOf ?? null,
    counts: held?.counts ?? [{ kind: 'session' }],
    measures: held?.measures ?? 'records',
    target: targetTyped(held?.target ?? null),
    source: old?.source ?? '',
    holds,
  }
}

/** The indicator that is meant; null while the day of its change is none. */
function indicatorOf(typed: Typed, old: Indicator | null, programme: Programme): Indicator | null {
  const said: Definition = { counts: typed.counts, measures: typed.measures, target: targetOf(typed.target) }
  const name = { sv: typed.nameSv.trim(), en: typed.nameEn.trim() }
  const before: Omit<Indicator, 'objective' | 'name' | 'source'> = old ?? {
    order: Math.max(0, ...programme.indicators.map(({ order }) => order ?? 0)) + 1,
    id: shortName(
      name.sv,
      programme.indicators.map(({ id }) => id),
    ),
    ...said,
    rules: [],
  }
  const isOtherwise = old !== null && JSON.stringify(latestDefinition(old)) !== JSON.stringify(said)
  const plain: Indicator = {
    ...before,
    objective: typed.objective ?? '',
    name,
    source: typed.source.trim(),
    rules: rulesOf(said, typed.partOf !== null, old?.rules ?? []),
  }
  if (typed.partOf) plain.partOf = typed.partOf
  else delete plain.partOf
  if (!isOtherwise) return plain
  const holds = holdsOf(typed.holds, programme)
  return holds && withDefinition(plain, said, holds)
}

const withIndicator = ({ indicators }: Programme, one: Indicator): Pick<Programme, 'indicators'> => ({
  indicators: indicators.some(({ id }) => id === one.id)
    ? indicators.map((other) => (other.id === one.id ? one : other))
    : [...indicators, one],
})

function IndicatorForm({ opening, old, title }: { opening: Opening; old: Indicator | null; title: string }) {
  const words = useRoomWords(programmeWords)
  const language = useLanguage()
  const today = useToday()
  const asked = new URLSearchParams(useSearch()).get('delmal')
  const { record: programme } = opening.seen
  const form = usePartForm<Typed>(opening, () => typedOf(old, asked, holdsAtFirst(programme, today)))
  const { values, set, errorOf } = form
  const meant = indicatorOf(values, old, programme)
  const edited = meant && withIndicator(programme, meant)
  const countable = edited && issuesOfEdit(programme, edited).length === 0
  const save = () => {
    if (edited) return void form.save(edited, words.saved)
    form.refuse([{ field: `indicators/${old?.id}/from`, because: 'not-a-date' }])
  }
  return (
    <PartScreen
      seen={opening.seen}
      {...{ title, form }}
      onSave={save}
      beside={
        <>
          <PreviewCard before={programme} after={countable ? { ...programme, ...edited } : null} />
          {old && (
            <>
              <ChangesList
                seen={opening.seen}
                atFirst={`${targetWords(words, old.target)} · ${words.measureNames[old.measures].toLowerCase()}`}
                changes={(old.changes ?? []).map(({ from, target, measures }) => ({
                  from,
                  said: `${targetWords(words, target)} · ${words.measureNames[measures].toLowerCase()}`,
                }))}
                without={(from) => withIndicator(programme, withoutChange(old, from))}
              />
              <RemoveIndicator {...{ opening, old }} name={old.name[language]} />
            </>
          )}
        </>
      }
    >
      <TextInput
        id={partId('name/sv')}
        label={words.nameSv}
        value={values.nameSv}
        onChange={(nameSv) => set({ nameSv })}
        error={errorOf('name/sv')}
      />
      <TextInput
        id={partId('name/en')}
        label={words.nameEn}
        lang="en"
        value={values.nameEn}
        onChange={(nameEn) => set({ nameEn })}
        error={errorOf('name/en')}
      />
      <TargetField value={values.target} onChange={(target) => set({ target })} errorOf={errorOf} />
      <CountsField
        counts={values.counts}
        programme={programme}
        onChange={(counts) => set({ counts })}
        errorOf={errorOf}
      />
      <ChipGroup
        id={partId('measures')}
        label={words.measures}
        options={measureNames.map((one) => ({ value: one, label: words.measureNames[one] }))}
        value={values.measures}
        onChange={(measures) => measures && set({ measures: measures as Measure })}
        error={errorOf('measures')}
      />
      <Select
        id={partId('objective')}
        label={words.objective}
        options={programme.objectives.map(({ id, number, name }) => ({
          value: id,
          label: words.objectiveOf(number, name[language]),
        }))}
        placeholder={words.objective}
        value={values.objective}
        onChange={(objective) => set({ objective })}
        error={errorOf('objective')}
      />
      <Select
        id={partId('partOf')}
        label={words.partOf}
        optional
        hint={words.partOfHelp}
        options={programme.indicators
          .filter(({ id }) => id !== old?.id)
          .map(({ id, name }) => ({ value: id, label: name[language] }))}
        placeholder={words.partOfNone}
        value={values.partOf}
        onChange={(partOf) => set({ partOf })}
        error={errorOf('partOf')}
      />
      <TextArea
        id={partId('source')}
        rows={2}
        label={words.source}
        hint={words.sourceHelp}
        value={values.source}
        onChange={(source) => set({ source })}
        error={errorOf('source')}
      />
      {old && (
        <HoldsField
          programme={programme}
          since={latestFrom(old)}
          value={values.holds}
          onChange={(holds) => set({ holds })}
          error={errorOf('from')}
        />
      )}
    </PartScreen>
  )
}

function RemoveIndicator({ opening, old, name }: { opening: Opening; old: Indicator; name: string }) {
  const words = useRoomWords(programmeWords)
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const { seen, draftKey } = opening
  const remove = async () => {
    setAsking(false)
    const indicators = seen.record.indicators.filter(({ id }) => id !== old.id)
    const done = saveEdit(office, seen, { indicators }, { drop: [draftKey] })
    if (await act(done, words.indicatorRemoved)) navigate(`/program/${seen.id}`)
  }
  return (
    <Row>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {words.removeIndicator}
      </Button>
      <Confirm
        open={asking}
        title={words.removeIndicatorTitle(name)}
        yes={words.removeIndicator}
        danger
        onYes={() => void remove()}
        onClose={() => setAsking(false)}
      >
        <p>{words.removeIndicatorWords}</p>
      </Confirm>
    </Row>
  )
}
