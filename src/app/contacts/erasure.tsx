// A person's wish to be erased: kept on the contact with its day, shown to everybody, done by the lead within a month.
import { useState } from 'react'
import { saveEdit } from '../../device/acts.ts'
import { addMonths } from '../../domain/values/local-date.ts'
import type { ContactShown } from '../records/contacts.ts'
import { useMe, useOffice, useToday } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { contactWords } from '../words/rooms/contacts.ts'
import { personWords } from '../words/rooms/person.ts'

/** Where a wish has been made: by when it is to be done, and that it may be taken back. */
export function Erasure({ contact }: { contact: ContactShown }) {
  const words = useRoomWords(contactWords)
  const { moments } = useWords()
  const office = useOffice()
  const act = useAct()
  const person = useRoomWords(personWords)
  const isLead = useMe()?.role === 'lead'
  const { erasureAsked } = contact.record
  if (!erasureAsked) return null
  return (
    <Banner
      mood="near"
      title={words.erasure}
      actions={
        <>
          {isLead && (
            <ButtonLink kind="ghost" size="small" href={`/kontakter/${contact.id}/uppgifter`}>
              {person.open}
            </ButtonLink>
          )}
          <Button
            kind="quiet"
            size="small"
            onClick={() => void act(saveEdit(office, contact, { erasureAsked: null }), words.withdrawn)}
          >
            {words.withdraw}
          </Button>
        </>
      }
    >
      {words.erasureWaits(moments.day(erasureAsked), moments.day(addMonths(erasureAsked, 1)))}
    </Banner>
  )
}

/** The way to make the wish; nothing where it has been made. */
export function AskErasure({ contact }: { contact: ContactShown }) {
  const words = useRoomWords(contactWords)
  const office = useOffice()
  const today = useToday()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const person = useRoomWords(personWords)
  const isLead = useMe()?.role === 'lead'
  if (contact.record.erasureAsked) return null
  const keep = async () => {
    setAsking(false)
    await act(saveEdit(office, contact, { erasureAsked: today }), words.erasureAsked)
  }
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {words.askErasure}
      </Button>
      {isLead && (
        <ButtonLink kind="quiet" icon="search" href={`/kontakter/${contact.id}/uppgifter`}>
          {person.open}
        </ButtonLink>
      )}
      <Confirm
        open={asking}
        title={words.askErasureTitle}
        yes={words.askErasureYes}
        onYes={() => void keep()}
        onClose={() => setAsking(false)}
      >
        <p>{words.askErasureWords}</p>
      </Confirm>
    </>
  )
}
