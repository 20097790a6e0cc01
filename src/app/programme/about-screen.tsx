// What a programme is called, who funds it, and its days.
import type { Programme } from '../../domain/records/programme.ts'
import { FieldControl } from '../records/control.tsx'
import { useToday } from '../records/office.tsx'
import { edited, type FormValues } from '../records/values.ts'
import { useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { issuesOfEdit, type Opening, Part, PartScreen, usePartForm } from './part.tsx'
import { PreviewCard } from './preview-card.tsx'

/** Its short name is what tallies, reports and locked years know it by: it stays. */
const fields = ['name', 'diaryNumber', 'funders', 'from', 'to'] as const

export default function AboutScreen({ id }: { id: string }) {
  const words = useRoomWords(programmeWords)
  return (
    <Part id={id} part="about" title={words.aboutTitle}>
      {(opening) => <AboutForm opening={opening} />}
    </Part>
  )
}

function AboutForm({ opening }: { opening: Opening }) {
  const words = useRoomWords(programmeWords)
  const today = useToday()
  const { record: programme } = opening.seen
  const form = usePartForm<FormValues>(opening, () =>
    Object.fromEntries(fields.map((name) => [name, programme[name]])),
  )
  const said = edited(form.values)
  const meant = said as Partial<Programme>
  const countable = issuesOfEdit(programme, meant).length === 0
  return (
    <PartScreen
      seen={opening.seen}
      title={words.aboutTitle}
      form={form}
      onSave={() => void form.save(meant, words.saved)}
      beside={<PreviewCard before={programme} after={countable ? { ...programme, ...meant } : null} />}
    >
      {fields.map((name) => (
        <FieldControl
          key={name}
          kind="programme"
          field={name}
          today={today}
          value={form.values[name]}
          onChange={(value) => form.set({ [name]: value })}
          error={form.errorOf(name)}
        />
      ))}
    </PartScreen>
  )
}
