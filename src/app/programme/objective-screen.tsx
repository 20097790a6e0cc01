// One objective of a programme: its number and its name in both languages.
import { useLocation } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import { shortName } from '../../domain/programme/short-name.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { useOffice } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { Button } from '../ui/button.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Row } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { NoProgramme, type Opening, Part, PartScreen, partId, usePartForm } from './part.tsx'

type Objective = Programme['objectives'][number]
type Typed = { number: number | null; sv: string; en: string }

export default function ObjectiveScreen({ id, objective }: { id: string; objective?: string }) {
  const words = useRoomWords(programmeWords)
  const title = objective === undefined ? words.newObjective : words.editObjective
  return (
    <Part id={id} part={`objective:${objective ?? 'new'}`} title={title}>
      {(opening) => {
        const old = opening.seen.record.objectives.find((one) => one.id === objective)
        if (objective !== undefined && !old) return <NoProgramme />
        return <ObjectiveForm {...{ opening, title }} old={old ?? null} />
      }}
    </Part>
  )
}

function ObjectiveForm({ opening, old, title }: { opening: Opening; old: Objective | null; title: string }) {
  const words = useRoomWords(programmeWords)
  const { objectives, indicators } = opening.seen.record
  const next = Math.max(0, ...objectives.map(({ number }) => number)) + 1
  const form = usePartForm<Typed>(opening, () => ({
    number: old?.number ?? next,
    sv: old?.name.sv ?? '',
    en: old?.name.en ?? '',
  }))
  const { values, set, errorOf } = form
  const save = () => {
    const said: Objective = {
      ...(old ?? {
        order: Math.max(0, ...objectives.map(({ order }) => order ?? 0)) + 1,
        id: shortName(
          values.sv,
          objectives.map(({ id }) => id),
        ),
      }),
      number: values.number as number,
      name: { sv: values.sv.trim(), en: values.en.trim() },
    }
    const edited = old ? objectives.map((one) => (one.id === old.id ? said : one)) : [...objectives, said]
    return form.save({ objectives: edited }, words.savedText)
  }
  return (
    <PartScreen seen={opening.seen} {...{ title, form }} onSave={() => void save()}>
      <NumberStepper
        id={partId('number')}
        label={words.number}
        min={1}
        max={100}
        value={values.number}
        onChange={(number) => set({ number })}
        error={errorOf('number')}
      />
      <TextInput
        id={partId('name/sv')}
        label={words.nameSv}
        value={values.sv}
        onChange={(sv) => set({ sv })}
        error={errorOf('name/sv')}
      />
      <TextInput
        id={partId('name/en')}
        label={words.nameEn}
        lang="en"
        value={values.en}
        onChange={(en) => set({ en })}
        error={errorOf('name/en')}
      />
      {old && !indicators.some(({ objective }) => objective === old.id) && (
        <RemoveObjective {...{ opening, old }} />
      )}
    </PartScreen>
  )
}

/** Only an objective that no indicator answers to can go. */
function RemoveObjective({ opening: { seen, draftKey }, old }: { opening: Opening; old: Objective }) {
  const words = useRoomWords(programmeWords)
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const remove = async () => {
    const objectives = seen.record.objectives.filter(({ id }) => id !== old.id)
    const done = saveEdit(office, seen, { objectives }, { drop: [draftKey] })
    if (await act(done, words.objectiveRemoved)) navigate(`/program/${seen.id}`)
  }
  return (
    <Row>
      <Button kind="quiet" icon="trash" onClick={() => void remove()}>
        {words.removeObjective}
      </Button>
    </Row>
  )
}
