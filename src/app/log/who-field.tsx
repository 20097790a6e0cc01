// Who it is about: found among the contacts by a few letters, or made here without leaving the form.
import { useState } from 'react'
import { type Control, Controller } from 'react-hook-form'
import { contactTypes } from '../../domain/records/contact.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import type { Contacts } from '../records/contacts.ts'
import { controlId } from '../records/control.tsx'
import type { LoggedKind } from '../records/logged-kinds.ts'
import { useOffice } from '../records/office.tsx'
import type { FormValues } from '../records/values.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Combobox, type Found } from '../ui/combobox.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

/** A contact made in the form: saved together with the record, in its municipality. */
export type NewContact = { id: string; name: string; type: string }

export type WhoFieldProps = {
  control: Control<FormValues>
  kind: LoggedKind
  field: string
  /** Several, or the only one. */
  many: boolean
  contacts: Contacts
  error: string | undefined
  hint?: string | undefined
  onChosen: (value: unknown, added: string | undefined) => void
}

export function WhoField(props: WhoFieldProps) {
  const { control, kind, field, many, contacts, error, hint, onChosen } = props
  const { log } = useWords()
  const words = wordsOf(useRecordWords(), kind, field)
  const [making, setMaking] = useState<string | null>(null)
  return (
    <Controller
      control={control}
      name="_new"
      render={({ field: made }) => (
        <Controller
          control={control}
          name={field}
          render={({ field: { value, onChange } }) => {
            const news = (made.value ?? []) as NewContact[]
            const ids = idsOf(value)
            const found = (id: string): Found => {
              const fresh = news.find((one) => one.id === id)
              const known = contacts.byId.get(id)?.record
              return {
                id,
                label: fresh?.name ?? known?.name ?? log.unknownContact,
                detail: known && municipalities[known.municipality],
              }
            }
            const say = (next: string[], added: string | undefined) => {
              const said = many ? next : (next[0] ?? null)
              onChange(said)
              onChosen(said, added)
            }
            const chosen = (list: readonly Found[]) => {
              const next = list.map((one) => one.id)
              made.onChange(news.filter((one) => next.includes(one.id)))
              say(
                next,
                next.find((id) => !ids.includes(id)),
              )
            }
            const shared = {
              id: controlId(kind, field),
              label: words?.label ?? field,
              error,
              hint,
              placeholder: log.findContact,
              options: (query: string) => contacts.find(query, 8).map(({ id }) => found(id)),
              create: { words: log.makeContact, run: setMaking },
            }
            const made1 = (contact: NewContact) => {
              made.onChange([...news, contact])
              say(many ? [...ids, contact.id] : [contact.id], undefined)
              setMaking(null)
            }
            return (
              <>
                {many ? (
                  <Combobox {...shared} many value={ids.map(found)} onChange={chosen} />
                ) : (
                  <Combobox
                    {...shared}
                    optional
                    value={ids[0] ? found(ids[0]) : null}
                    onChange={(one) => chosen(one ? [one] : [])}
                  />
                )}
                {making !== null && (
                  <NewContactCard name={making} onCancel={() => setMaking(null)} onMade={made1} />
                )}
              </>
            )
          }}
        />
      )}
    />
  )
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? (value as string[]) : typeof value === 'string' && value ? [value] : []

function NewContactCard({
  name: typed,
  onMade,
  onCancel,
}: {
  name: string
  onMade: (contact: NewContact) => void
  onCancel: () => void
}) {
  const { handed } = useOffice()
  const { log } = useWords()
  const { name: nameWords, type: typeWords } = useRecordWords().kinds.contact.fields
  const [name, setName] = useState(typed)
  const [type, setType] = useState<string | null>('group')
  const ready = name.trim() !== '' && type !== null
  const make = () => ready && onMade({ id: handed.id(), name: name.trim(), type })
  return (
    <div className="log-form-new">
      <Card title={log.newContact} level={3} mood="forest">
        <Stack gap={4}>
          <TextInput
            id="new-contact-name"
            label={nameWords.label}
            value={name}
            onChange={setName}
            autoComplete="off"
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              // Enter makes the contact; it does not send the form around it.
              event.preventDefault()
              make()
            }}
          />
          <Segmented
            label={typeWords.label}
            options={contactTypes.map((value) => ({
              value: value as string,
              label: typeWords.choices[value],
            }))}
            value={type}
            onChange={setType}
          />
          <p className="soft">{log.newContactMunicipality}</p>
          <Row>
            <Button kind="quiet" onClick={onCancel}>
              {log.cancel}
            </Button>
            <Button onClick={make} disabled={!ready}>
              {log.addContact}
            </Button>
          </Row>
        </Stack>
      </Card>
    </div>
  )
}
