// Who was advised: found among the contacts by a few letters, or made here without leaving the form.
import { useState } from 'react'
import { type Control, Controller } from 'react-hook-form'
import { contactTypes } from '../../domain/records/contact.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import type { Contacts } from '../records/contacts.ts'
import { controlId } from '../records/control.tsx'
import { useOffice } from '../records/office.tsx'
import type { FormValues } from '../records/values.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Combobox, type Found } from '../ui/combobox.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

/** A contact made in the form: saved together with the session, in its municipality. */
export type NewContact = { id: string; name: string; type: string }

export function WhoField({
  control,
  contacts,
  error,
  onChosen,
}: {
  control: Control<FormValues>
  contacts: Contacts
  error: string | undefined
  onChosen: (contactId: string) => Promise<void>
}) {
  const { log } = useWords()
  const { contactIds } = useRecordWords().kinds.session.fields
  const [making, setMaking] = useState<string | null>(null)
  return (
    <Controller
      control={control}
      name="_new"
      render={({ field: made }) => (
        <Controller
          control={control}
          name="contactIds"
          render={({ field: { value, onChange } }) => {
            const news = (made.value ?? []) as NewContact[]
            const ids = (value ?? []) as string[]
            const found = (id: string): Found => {
              const fresh = news.find((one) => one.id === id)
              const known = contacts.byId.get(id)?.record
              return {
                id,
                label: fresh?.name ?? known?.name ?? log.unknownContact,
                detail: known && municipalities[known.municipality],
              }
            }
            const chosen = (list: readonly Found[]) => {
              const next = list.map((one) => one.id)
              const added = next.find((id) => !ids.includes(id))
              onChange(next)
              made.onChange(news.filter((one) => next.includes(one.id)))
              if (added && ids.length === 0) void onChosen(added)
            }
            return (
              <>
                <Combobox
                  many
                  id={controlId('session', 'contactIds')}
                  label={contactIds.label}
                  error={error}
                  placeholder={log.findContact}
                  value={ids.map(found)}
                  onChange={chosen}
                  options={(query) => contacts.find(query, 8).map(({ id }) => found(id))}
                  create={{ words: log.makeContact, run: setMaking }}
                />
                {making !== null && (
                  <NewContactCard
                    name={making}
                    onCancel={() => setMaking(null)}
                    onMade={(contact) => {
                      made.onChange([...news, contact])
                      onChange([...ids, contact.id])
                      setMaking(null)
                    }}
                  />
                )}
              </>
            )
          }}
        />
      )}
    />
  )
}

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
    <div className="session-form-new">
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
