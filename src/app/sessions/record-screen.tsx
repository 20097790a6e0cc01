// One record: what it says, how it stands, what happened to it, and what can be done with it.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { remove, saveEdit } from '../../device/acts.ts'
import { recordOf } from '../../device/live.ts'
import { may } from '../../domain/roles.ts'
import { authorOf } from '../../sync/shown.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { useLive, useMe, useNow, useOffice, useToday } from '../records/office.tsx'
import { RecordCard } from '../records/record-card.tsx'
import { nameOf } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { useAct } from '../records/use-acts.ts'
import { usePrinting } from '../records/use-printing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

export default function RecordScreen({ id }: { id: string }) {
  const office = useOffice()
  const { detail, sessions, remove: removing, moments, notAllHere, parts } = useWords()
  const records = useRecordWords()
  const me = useMe()
  const now = useNow(60_000)
  const today = useToday()
  const [, navigate] = useLocation()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const printing = usePrinting()
  const found = useLive((at) => recordOf(at, id), [id])
  const pulledAll = useLive(async ({ memory }) => (await memory.meta.get('pulledAll'))?.value === true)
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
        <EmptyState picture="search" title={detail.notHere}>
          {detail.notHereWords} {pulledAll === false && notAllHere.long}
        </EmptyState>
      </Screen>
    )
  }
  const { record, made } = found
  const { kind } = record
  const mine = authorOf(made) === me.member
  const who =
    made.createdBy === me.member ? detail.you : (nameOf(printing.members, made.createdBy) ?? detail.imported)
  const review = 'review' in record ? record.review : null
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
        may(me.role, 'edit', { kind, mine }) && kind === 'session' ? (
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
          {found.unsent === 1 && <Chip mood="near">{sessions.unsent}</Chip>}
          {'counts' in record && !record.counts && <Chip mood="line">{sessions.countsNot}</Chip>}
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
        <Conflicts record={found} printing={printing} />
        <Columns least="large">
          <Stack gap={4}>
            <RecordCard record={found} printing={printing} />
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
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={removing.title}
        actions={
          <>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {parts.cancel}
            </Button>
            <Button kind="danger" onClick={() => void letGo()}>
              {removing.yes}
            </Button>
          </>
        }
      >
        <p>{removing.words}</p>
      </Dialog>
    </Screen>
  )
}
