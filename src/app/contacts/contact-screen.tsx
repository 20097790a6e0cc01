// One contact: how to reach it, what waits, every meeting and company; and that it is another, or wants to be erased.
import { naming, recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { toDoOf } from '../../domain/review/to-do.ts'
import { Conflicts } from '../records/conflict.tsx'
import type { ContactShown } from '../records/contacts.ts'
import { History } from '../records/history.tsx'
import { NotHere } from '../records/not-here.tsx'
import { useLive } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { RecordCard } from '../records/record-card.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { RegisteredYet } from '../records/registered-yet.tsx'
import { Screen } from '../records/screen.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { ButtonLink } from '../ui/button.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { contactWords } from '../words/rooms/contacts.ts'
import { Erasure } from './erasure.tsx'
import { IsAnother, Merging } from './merging.tsx'

export default function ContactScreen({ id }: { id: string }) {
  const { contacts: words, detail } = useWords()
  const { kinds } = useRecordWords()
  const found = useLive((office) => recordOf(office, id), [id])
  const about = useLive((office) => naming(office, id), [id])
  const printing = usePrinting()
  const back = { label: words.back, to: '/kontakter' }
  if (found === undefined || !printing || !about) {
    return (
      <Screen title={words.back} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!isContact(found) || found.deleted === 1) {
    return (
      <Screen title={detail.notHere} back={back}>
        <NotHere back={back} />
      </Screen>
    )
  }
  return (
    <Screen
      title={found.record.name ?? detail.erasedPerson}
      eyebrow={kinds.contact.one}
      back={back}
      aside={
        <ButtonLink kind="ghost" size="small" icon="edit" href={`/kontakter/${id}/andra`}>
          {detail.edit}
        </ButtonLink>
      }
    >
      <Stack gap={4}>
        <IsAnother contact={found} printing={printing} />
        <Reach contact={found} />
        <Erasure contact={found} />
        <Registered contact={found} about={about} />
        <Conflicts record={found} printing={printing} />
        <Columns least="large">
          <About id={id} about={about} printing={printing} />
          <Stack gap={4}>
            <RecordCard record={found} printing={printing} />
            <Merging contact={found} printing={printing} />
            <History id={id} kind="contact" printing={printing} />
          </Stack>
        </Columns>
      </Stack>
    </Screen>
  )
}

const isContact = (found: Opened | null): found is ContactShown => found?.record.kind === 'contact'

function Reach({ contact: { id, record } }: { contact: ContactShown }) {
  const { contacts: words } = useWords()
  return (
    <Row gap={2}>
      <ButtonLink icon="plus" href={`/logga?kontakt=${id}`}>
        {words.logWith}
      </ButtonLink>
      {record.phone && (
        <ButtonLink kind="ghost" icon="phone" href={`tel:${record.phone.replace(/[^+\d]/g, '')}`}>
          {words.call}
        </ButtonLink>
      )}
      {record.email && (
        <ButtonLink kind="ghost" href={`mailto:${record.email}`}>
          {words.mail}
        </ButtonLink>
      )}
    </Row>
  )
}

/** A number that no company start is logged for: asked at the right moment, and answered with a form filled in. */
function Registered({ contact, about }: { contact: ContactShown; about: readonly Opened[] }) {
  const { organisationNumber } = contact.record
  if (!organisationNumber || about.some(({ kind }) => kind === 'companyStart')) return null
  return <RegisteredYet opens={`/logga/foretagsstart?kontakt=${contact.id}`} />
}

function About({ id, about, printing }: { id: string; about: readonly Opened[]; printing: Printing }) {
  const { contacts: words } = useWords()
  const room = useRoomWords(contactWords)
  const of = (kind: string) => about.filter((one) => one.kind === kind)
  const sessions = of('session')
  const steps = sessions.filter(({ record }) => toDoOf(record)?.task === 'next-step')
  const others = about.filter(({ kind }) => !['session', 'companyStart', 'contact'].includes(kind))
  const list = (title: string, rows: readonly Opened[], aside: string | number = rows.length) =>
    rows.length === 0 ? null : (
      <List label={title}>
        <ListHeading aside={aside}>{title}</ListHeading>
        {rows.map((record) => (
          <RecordRow
            key={record.id}
            on={id}
            record={record}
            contacts={printing.contacts}
            members={printing.members}
            detail={rows === steps && record.record.kind === 'session' ? record.record.nextStep : undefined}
          />
        ))}
      </List>
    )
  return (
    <Stack gap={4}>
      {list(room.steps, steps)}
      {list(room.companies, of('companyStart'))}
      {sessions.length === 0 ? (
        <p className="soft">{words.noMeetings}</p>
      ) : (
        list(words.history, sessions, words.meetings(sessions.length))
      )}
      {list(room.others, others)}
    </Stack>
  )
}
