// One contact: how to reach it, and every meeting with it.
import { useSearch } from 'wouter'
import { naming, recordOf } from '../../device/live.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { useLive } from '../records/office.tsx'
import { RecordCard } from '../records/record-card.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { RegisteredYet } from '../records/registered-yet.tsx'
import { Screen } from '../records/screen.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

export default function ContactScreen({ id }: { id: string }) {
  const { contacts: words, detail } = useWords()
  const { kinds } = useRecordWords()
  const found = useLive((office) => recordOf(office, id), [id])
  const meetings = useLive((office) => naming(office, id), [id])
  const printing = usePrinting()
  // Just after a number has been typed; a company that is there already is not asked about at every visit.
  const numberTyped = new URLSearchParams(useSearch()).has('registrerat')
  const back = { label: words.back, to: '/kontakter' }
  if (found === undefined || !printing || !meetings) {
    return (
      <Screen title={words.back} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!found || found.deleted === 1 || found.record.kind !== 'contact') {
    return (
      <Screen title={detail.notHere} back={back}>
        <EmptyState picture="search" title={detail.notHere}>
          {detail.notHereWords}
        </EmptyState>
      </Screen>
    )
  }
  const { record } = found
  const shown = meetings.filter(({ kind }) => kind !== 'contact')
  return (
    <Screen
      title={record.name}
      eyebrow={kinds.contact.one}
      back={back}
      aside={
        <ButtonLink kind="ghost" size="small" icon="edit" href={`/kontakter/${id}/andra`}>
          {detail.edit}
        </ButtonLink>
      }
    >
      <Stack gap={4}>
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
        {numberTyped && !shown.some(({ kind }) => kind === 'companyStart') && (
          <RegisteredYet opens={`/logga/foretagsstart?kontakt=${id}`} />
        )}
        <Conflicts record={found} printing={printing} />
        <Columns least="large">
          <Stack gap={4}>
            <section>
              {shown.length === 0 ? (
                <p className="soft">{words.noMeetings}</p>
              ) : (
                <List label={words.history}>
                  <ListHeading aside={words.meetings(shown.length)}>{words.history}</ListHeading>
                  {shown.map((one) => (
                    <RecordRow
                      key={one.id}
                      record={one}
                      contacts={printing.contacts}
                      members={printing.members}
                    />
                  ))}
                </List>
              )}
            </section>
          </Stack>
          <Stack gap={4}>
            <RecordCard record={found} printing={printing} />
            <History id={id} kind="contact" printing={printing} />
          </Stack>
        </Columns>
      </Stack>
    </Screen>
  )
}
