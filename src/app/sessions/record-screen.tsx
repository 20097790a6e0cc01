// One record: what it says, how it stands, what happened to it, and what can be done with it.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { remove, saveEdit } from '../../device/acts.ts'
import { programmesNow, recordOf } from '../../device/live.ts'
import type { Me } from '../../device/me.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { tripOf } from '../../domain/programme/travel.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { type Office as OfficeRecord, officeId } from '../../domain/records/office.ts'
import { followUpDue, followUpMonths } from '../../domain/review/follow-ups.ts'
import { may } from '../../domain/roles.ts'
import { authorOf } from '../../sync/shown.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { NotHere } from '../records/not-here.tsx'
import { useLive, useMe, useNow, useOffice, useToday } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { RecordCard } from '../records/record-card.tsx'
import { nameOf } from '../records/record-row.tsx'
import { RegisteredYet } from '../records/registered-yet.tsx'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { useAct } from '../records/use-acts.ts'
import { usePrinting } from '../records/use-printing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { logWords } from '../words/rooms/log.ts'
import { Related, useRelated } from './related.tsx'
import { CountsNot, SetAside } from './set-aside.tsx'

export default function RecordScreen({ id }: { id: string }) {
  const { detail } = useWords()
  const me = useMe()
  const printing = usePrinting()
  const found = useLive((at) => recordOf(at, id), [id])
  const back = { label: detail.back, to: '/moten' }
  if (found === undefined || !printing || !me) {
    return (
      <Screen title={detail.back} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!found || (found.deleted === 1 && !found.open.includes('_deleted'))) {
    return (
      <Screen title={detail.notHere} back={back}>
        <NotHere back={back} />
      </Screen>
    )
  }
  return <RecordPage {...{ found, printing, me }} />
}

function RecordPage({ found, printing, me }: { found: Opened; printing: Printing; me: Me }) {
  const office = useOffice()
  const programmes = useLive(({ memory }) => programmesNow(memory))
  // Dated where no programme looks: kept and shown, and counted nowhere (C6).
  const outside =
    programmes !== undefined &&
    programmes.length > 0 &&
    programmes.every(({ from, to }) => found.date < from || found.date > to)
  const { detail, sessions, remove: removing, moments } = useWords()
  const room = useRoomWords(logWords)
  const attendance = useRoomWords(attendanceWords)
  const records = useRecordWords()
  const now = useNow(60_000)
  const today = useToday()
  const [, navigate] = useLocation()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const related = useRelated(found)
  const tripless = useTripless(found, related)
  const { id, record, made } = found
  const { kind } = record
  const mine = authorOf(made) === me.member
  const mayEdit = may(me.role, 'edit', { kind, mine }) && kindNamed(kind).counted
  const who =
    made.createdBy === me.member ? detail.you : (nameOf(printing.members, made.createdBy) ?? detail.imported)
  const review = 'review' in record ? record.review : null
  const back = { label: detail.back, to: '/moten' }
  const asksForStart =
    record.kind === 'session' &&
    record.phase === 'start' &&
    related !== undefined &&
    !related.some((one) => one.kind === 'companyStart')
  const due = record.kind === 'companyStart' ? followUpDue(record, today) : null
  const letGo = async () => {
    setAsking(false)
    if (await act(remove(office, found), removing.done)) navigate('/moten')
  }
  return (
    <Screen
      title={titleOf(record, records, printing.contacts)}
      eyebrow={records.kinds[kind].one}
      back={back}
      aside={
        mayEdit ? (
          <ButtonLink kind="ghost" size="small" icon="edit" href={`/moten/${id}/andra`}>
            {detail.edit}
          </ButtonLink>
        ) : null
      }
    >
      <Stack gap={4}>
        <Row gap={2}>
          {review && (
            <Chip
              mood={review.state === 'approved' ? 'forest' : review.state === 'returned' ? 'near' : 'sky'}
            >
              {records.reviewStates[review.state]}
            </Chip>
          )}
          {due && <Chip mood="near">{room.followUp.short(due.months)}</Chip>}
          {found.unsent === 1 && <Chip mood="near">{sessions.unsent}</Chip>}
          {'counts' in record && !record.counts && <Chip mood="line">{sessions.countsNot}</Chip>}
          {'counts' in record && outside && <Chip mood="near">{sessions.outside}</Chip>}
        </Row>
        <p className="soft">
          {detail.loggedBy(who, moments.when(Date.parse(made.createdAt), now))}
          {' · '}
          {found.recvAt === undefined
            ? detail.notArrived
            : detail.arrived(moments.when(Date.parse(found.recvAt), now))}
        </p>
        {review?.state === 'returned' && (
          <Banner mood="near" title={records.reviewStates.returned}>
            {review.comment}
          </Banner>
        )}
        <CountsNot record={found} mayEdit={mayEdit} />
        {asksForStart && mayEdit && <RegisteredYet opens={`/logga/foretagsstart?fran=${id}`} />}
        <Conflicts record={found} printing={printing} />
        <Columns least="large">
          <Stack gap={4}>
            <RecordCard record={found} printing={printing} />
            {related && <Related records={related} printing={printing} />}
            <Row gap={2}>
              {record.kind === 'session' && mayEdit && (
                <ButtonLink kind="ghost" icon="plus" href={`/logga?fran=${id}`}>
                  {room.page.followMeeting}
                </ButtonLink>
              )}
              {(record.kind === 'session' || record.kind === 'activity') && (
                <ButtonLink kind="ghost" icon="edit" href={`/narvaro/for/${id}`}>
                  {attendance.forMeeting}
                </ButtonLink>
              )}
              {tripless && mayEdit && (
                <ButtonLink kind="ghost" icon="plus" href={`/logga/kostnad?fran=${id}`}>
                  {room.trip.log}
                </ButtonLink>
              )}
              {record.kind === 'companyStart' &&
                mayEdit &&
                record.followUps.length < followUpMonths.length && (
                  <ButtonLink
                    kind={due ? 'primary' : 'ghost'}
                    icon="calendar"
                    href={`/moten/${id}/uppfoljning${due ? `?manader=${due.months}` : ''}`}
                  >
                    {room.followUp.now}
                  </ButtonLink>
                )}
            </Row>
            {record.kind === 'session' && record.nextStep && !record.nextStepDone && (
              <Button
                kind="ghost"
                icon="check"
                onClick={() => void act(saveEdit(office, found, { nextStepDone: today }), detail.stepDone)}
              >
                {detail.markDone}
              </Button>
            )}
          </Stack>
          <Stack gap={4}>
            <History id={id} kind={kind} printing={printing} />
            {mayEdit && <SetAside record={found} />}
            {may(me.role, 'delete', { kind, mine }) ? (
              <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
                {detail.remove}
              </Button>
            ) : (
              <p className="soft">{removing.notYours}</p>
            )}
          </Stack>
        </Columns>
      </Stack>
      <Confirm
        open={asking}
        title={removing.title}
        yes={removing.yes}
        danger
        onYes={() => void letGo()}
        onClose={() => setAsking(false)}
      >
        <p>{removing.words}</p>
      </Confirm>
    </Screen>
  )
}

/** Whether a session took a trip that nobody has booked, as far as the office's distances tell. */
function useTripless({ record }: Opened, related: readonly Opened[] | undefined): boolean {
  const row = useLive((at) => recordOf(at, officeId))
  const office = row?.record.kind === 'office' ? (row.record as OfficeRecord) : null
  if (record.kind !== 'session' || !office?.municipality || !related) return false
  const away = record.channel === 'on-site' || record.channel === 'mixed'
  return (
    away &&
    !related.some((one) => one.kind === 'expense') &&
    tripOf(office, office.municipality, record.municipality, record.date) !== null
  )
}
