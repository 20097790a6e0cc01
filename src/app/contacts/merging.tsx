// Two contacts that are one: the lead says so, sees what differs, and can part them again at any time.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import { mergedInto, recordOf } from '../../device/live.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { may } from '../../domain/roles.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import type { ContactShown } from '../records/contacts.ts'
import { useLive, useMe, useOffice } from '../records/office.tsx'
import { type Printing, printValue } from '../records/print-value.tsx'
import { useAct } from '../records/use-acts.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { contactWords } from '../words/rooms/contacts.ts'
import { AskErasure } from './erasure.tsx'

type Shown = { contact: ContactShown; printing: Printing }

/** On the page of one that another stands for: which, and the way there. */
export function IsAnother({ contact, printing }: Shown) {
  const words = useRoomWords(contactWords)
  const stands = printing.contacts.byId.get(contact.id)
  if (!stands || stands.id === contact.id) return null
  return (
    <Banner
      mood="info"
      title={words.merged(contact.record.name, stands.record.name)}
      actions={
        <ButtonLink size="small" kind="ghost" href={`/kontakter/${stands.id}`}>
          {words.open}
        </ButtonLink>
      }
    />
  )
}

export function Merging({ contact, printing }: Shown) {
  const words = useRoomWords(contactWords)
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const isLead = me ? may(me.role, 'merge', { kind: 'contact', mine: false }) : false
  return (
    <Stack gap={4}>
      <MergedHere contact={contact} isLead={isLead} />
      <Row gap={2}>
        {isLead && (
          <Button kind="quiet" icon="people" onClick={() => setAsking(true)}>
            {words.merge}
          </Button>
        )}
        <AskErasure contact={contact} />
      </Row>
      {isLead && <MergeDialog {...{ contact, printing }} open={asking} onClose={() => setAsking(false)} />}
    </Stack>
  )
}

/** Those that this one stands for, each with the way back. */
function MergedHere({ contact, isLead }: { contact: ContactShown; isLead: boolean }) {
  const words = useRoomWords(contactWords)
  const office = useOffice()
  const act = useAct()
  const merged = useLive(
    async (at) => {
      const ids = [...(await mergedInto(at.memory, 'contact'))].filter(([, into]) => into === contact.id)
      const found = await Promise.all(ids.map(([id]) => recordOf(at, id)))
      return found.filter((one): one is ContactShown => one?.record.kind === 'contact')
    },
    [contact.id],
  )
  if (!merged || merged.length === 0) return null
  return (
    <Card title={words.mergedHere} padding="none">
      <List inset label={words.mergedHere}>
        {merged.map((one) => (
          <ListRow
            key={one.id}
            title={one.record.name}
            detail={municipalities[one.record.municipality]}
            trailing={
              isLead ? (
                <Button
                  kind="ghost"
                  size="small"
                  onClick={() => void act(saveEdit(office, one, { sameAs: null }), words.parted)}
                >
                  {words.part}
                </Button>
              ) : undefined
            }
          />
        ))}
      </List>
    </Card>
  )
}

function MergeDialog({ contact, printing, open, onClose }: Shown & { open: boolean; onClose: () => void }) {
  const words = useRoomWords(contactWords)
  const { parts } = useWords()
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const [into, setInto] = useState<ContactShown | null>(null)
  const { contacts } = printing
  const found = ({ id, record }: ContactShown) => ({
    id,
    label: record.name,
    detail: municipalities[record.municipality],
  })
  const merge = async () => {
    if (!into) return
    onClose()
    const said = words.merged(contact.record.name, into.record.name)
    if (await act(saveEdit(office, contact, { sameAs: into.id }), said)) navigate(`/kontakter/${into.id}`)
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={words.mergeTitle}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button disabled={into === null} onClick={() => void merge()}>
            {words.doMerge}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <p>{words.mergeWords(contact.record.name)}</p>
        <Combobox
          id="merge-into"
          label={words.other}
          placeholder={words.find}
          value={into ? found(into) : null}
          onChange={(one) => setInto(one ? (contacts.byId.get(one.id) ?? null) : null)}
          options={(query) =>
            contacts
              .find(query === '' ? contact.record.name : query, 8)
              .filter(({ id }) => id !== contact.id)
              .map(found)
          }
        />
        {into && <Differences {...{ contact, into, printing }} />}
      </Stack>
    </Dialog>
  )
}

function Differences({ contact, into, printing }: Shown & { into: ContactShown }) {
  const words = useRoomWords(contactWords)
  const said = ({ record }: ContactShown, field: string) =>
    printValue('contact', field, (record as unknown as Record<string, unknown>)[field], printing) ?? '–'
  const rows = Object.entries(kindNamed('contact').fields)
    .filter(([, { section }]) => section !== 'standing')
    .map(([field]) => ({ field, here: said(contact, field), there: said(into, field) }))
    .filter(({ here, there }) => here !== there)
  if (rows.length === 0) return <p className="soft">{words.nothingDiffers}</p>
  return (
    <Stack gap={2}>
      <p className="soft">{words.sameNow}</p>
      <DataTable
        caption={words.sameNow}
        columns={[
          { key: 'field', label: words.field },
          { key: 'here', label: contact.record.name },
          { key: 'there', label: into.record.name },
        ]}
        rows={rows.map(({ field, here, there }) => ({
          key: field,
          cells: { field: wordsOf(printing.records, 'contact', field)?.label ?? field, here, there },
        }))}
      />
    </Stack>
  )
}
