// Workshop: everything that can be filled in.
import { useState } from 'react'
import { ChipGroup } from '../ui/chip-group.tsx'
import { Combobox, type Found } from '../ui/combobox.tsx'
import { DateInput } from '../ui/date-input.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Icon } from '../ui/icon.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { Columns } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { TimeInput } from '../ui/time-input.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import { Sample } from './sample.tsx'

const contacts: Found[] = [
  { id: '1', label: 'Skogsbrynets kooperativ', detail: 'Ljusnarsberg' },
  { id: '2', label: 'Hjulet ek. för.', detail: 'Lindesberg' },
  { id: '3', label: 'Ateljé Björn', detail: 'Örebro' },
  { id: '4', label: 'Byakraft Laxå', detail: 'Laxå' },
  { id: '5', label: 'Skogens hus', detail: 'Nora' },
]
const find = async (query: string) =>
  contacts.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()))

export function Fields() {
  const { log, enrol, sessions, refused } = useWords()
  const { session, contact } = useRecordWords().kinds
  const [text, setText] = useState('')
  const [code, setCode] = useState('K7QM-2XRD')
  const [note, setNote] = useState('Gick igenom stadgarna. De vill bli sju medlemmar före nyår.')
  const [minutes, setMinutes] = useState<number | null>(60)
  const [people, setPeople] = useState<number | null>(null)
  const [date, setDate] = useState('2026-11-23')
  const [time, setTime] = useState('10:30')
  const [given, setGiven] = useState(true)
  const [lab, setLab] = useState(false)
  const [query, setQuery] = useState('skog')
  const [chosen, setChosen] = useState<string | null>('1')
  const [one, setOne] = useState<Found | null>(null)
  const [many, setMany] = useState<Found[]>(contacts.slice(0, 2))
  const create = {
    words: log.makeContact,
    run: (name: string) => setMany([...many, { id: name, label: name }]),
  }
  const { notes, place } = session.fields
  return (
    <>
      <Sample of="TextInput">
        <TextInput label={place.label} optional value={text} onChange={setText} />
        <TextInput
          label={contact.fields.organisationNumber.label}
          hint={contact.fields.organisationNumber.help}
          error="Kontrollsiffran stämmer inte. Se efter en gång till."
          value="769612-3456"
          onChange={() => {}}
          before={<Icon name="building" size={20} />}
          after="ek. för."
        />
        <TextInput label={place.label} value="Folkets hus" onChange={() => {}} disabled />
        <TextInput
          look="code"
          label={enrol.code}
          placeholder={enrol.codeExample}
          value={code}
          onChange={setCode}
        />
      </Sample>
      <Sample of="TextArea">
        <TextArea label={notes.label} hint={notes.help} value={note} onChange={setNote} />
      </Sample>
      <Sample of="DateInput, TimeInput, NumberStepper">
        <DateInput
          label={session.fields.date.label}
          value={date}
          onChange={setDate}
          today="2026-11-23"
          yesterday="2026-11-22"
        />
        <Columns least="small">
          <TimeInput label={session.fields.startTime.label} optional value={time} onChange={setTime} />
          <NumberStepper
            label={session.fields.minutes.label}
            value={minutes}
            onChange={setMinutes}
            step={15}
            min={1}
            max={1440}
            unit="min"
          />
        </Columns>
        <NumberStepper
          label={session.fields.participants.label}
          hint={session.fields.participants.help}
          error="Skriv hur många som deltog."
          value={people}
          onChange={setPeople}
          min={1}
        />
      </Sample>
      <Sample of="Switch">
        <Switch label={session.fields.companyLab.label} checked={lab} onChange={setLab} />
        <Switch
          look="card"
          label={session.fields.agenda2030.label}
          hint={
            given ? 'Mål 8 Anständiga arbetsvillkor · Mål 11 Hållbara städer' : session.fields.agenda2030.help
          }
          checked={given}
          onChange={setGiven}
        />
      </Sample>
      <Sample of="Select">
        <Select
          label={contact.fields.municipality.label}
          options={contacts.map(({ id, label }) => ({ value: id, label }))}
          groups={[{ label: 'Örebro', values: ['3', '5'] }]}
          value={chosen}
          onChange={setChosen}
        />
        <Select
          label={contact.fields.municipality.label}
          error={refused.storageFull}
          options={[]}
          placeholder={log.findContact}
          value={null}
          onChange={() => {}}
        />
      </Sample>
      <Sample of="Combobox">
        <Combobox
          label={session.fields.contactIds.label}
          placeholder={log.findContact}
          value={one}
          onChange={setOne}
          options={find}
        />
        <Combobox
          many
          label={session.fields.contactIds.label}
          hint={log.newContactMunicipality}
          value={many}
          onChange={setMany}
          options={find}
          create={create}
        />
      </Sample>
      <Sample of="SearchInput">
        <SearchInput
          label={sessions.search}
          placeholder={sessions.searchHint}
          value={query}
          onChange={setQuery}
          found={2}
        />
      </Sample>
      <Sample of="ErrorSummary">
        <ErrorSummary
          focus={false}
          errors={[
            {
              id: 'workshop-people',
              label: session.fields.participants.label,
              words: 'Skriv hur många som deltog.',
            },
            { id: 'workshop-minutes', label: session.fields.minutes.label, words: refused.notValid },
          ]}
        />
      </Sample>
    </>
  )
}

export function Choices() {
  const { records, parts } = useWords()
  const { session } = useRecordWords().kinds
  const [channel, setChannel] = useState<string | null>('on-site')
  const [phase, setPhase] = useState<string | null>(null)
  const [municipality, setMunicipality] = useState<string | null>('1864')
  const [topics, setTopics] = useState<string[]>(['cooperation', 'climate'])
  const optionsOf = (choices: Readonly<Record<string, string>>) =>
    Object.entries(choices).map(([value, label]) => ({ value, label }))
  return (
    <>
      <Sample of="Segmented">
        <Segmented
          label={session.fields.channel.label}
          options={optionsOf(session.fields.channel.choices)}
          value={channel}
          onChange={setChannel}
        />
        <Segmented
          label={session.fields.phase.label}
          options={optionsOf(session.fields.phase.choices)}
          value={phase}
          onChange={setPhase}
          error={`${parts.mistakes}.`}
        />
      </Sample>
      <Sample of="ChipGroup">
        <ChipGroup
          label={session.fields.municipality.label}
          hint={session.fields.municipality.help}
          options={optionsOf(session.fields.municipality.choices)}
          value={municipality}
          onChange={setMunicipality}
          few={3}
          moreWords={records.allOf(12)}
        />
        <ChipGroup
          many
          label={session.fields.topics.label}
          options={optionsOf(session.fields.topics.choices)}
          value={topics}
          onChange={setTopics}
          few={5}
          optional
        />
      </Sample>
    </>
  )
}
