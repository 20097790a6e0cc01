// Enheter: who is in, with which device, and when it was last heard of; a new one is let in here, and a lost one put out.
import { useState } from 'react'
import { silentDays } from '../../domain/overview/daily.ts'
import { useMe, useNow, useOffice } from '../records/office.tsx'
import { type DeviceRow, sayReviewed } from '../records/office-calls.ts'
import { Screen } from '../records/screen.tsx'
import { useDevices } from '../records/use-devices.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { devicesWords } from '../words/rooms/devices.ts'
import { AddDevice } from './add-device.tsx'
import { Confirm } from './confirm.tsx'
import { OwnSignIn } from './own-sign-in.tsx'
import { Revoke } from './revoke.tsx'

const day = 86_400_000
/** How often the list is looked through. */
const reviewDays = 90

export default function DevicesScreen() {
  const { notDone } = useWords()
  const words = useRoomWords(devicesWords)
  const me = useMe()
  const [adding, setAdding] = useState(false)
  const [going, setGoing] = useState<DeviceRow | null>(null)
  const { rows, reviewedAt, problem, ask } = useDevices(adding)
  const detail = useDetail()
  const waiting = rows?.filter(({ state }) => state === 'waiting') ?? []
  const inside = rows?.filter(({ state }) => state === 'active' || state === 'reenrol') ?? []
  const gone = rows?.filter(({ state }) => state.startsWith('revoked')) ?? []
  return (
    <Screen
      title={words.title}
      aside={
        <Button icon="plus" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      }
    >
      <Stack gap={4}>
        <HelpLink to="ledare/nar-nagon-byter-telefon" />
        {problem && (
          <Banner mood="near" title={notDone[problem]}>
            {words.needsNetwork}
          </Banner>
        )}
        {!adding && waiting.map((row) => <Confirm key={row.id} row={row} onDone={ask} />)}
        {!rows && !problem && <Skeleton />}
        {rows && <Review rows={inside} reviewedAt={reviewedAt} onDone={ask} />}
        {rows && inside.length + gone.length <= 1 && (
          <EmptyState
            picture="door"
            title={words.empty}
            action={<Button onClick={() => setAdding(true)}>{words.add}</Button>}
          >
            {words.emptyWords}
          </EmptyState>
        )}
        {inside.length > 0 && (
          <List label={words.title}>
            {inside.map((row) => (
              <ListRow
                key={row.id}
                title={row.name}
                detail={detail(row)}
                trailing={
                  <Row gap={2}>
                    <State row={row} own={row.id === me?.deviceId} />
                    {row.id !== me?.deviceId && (
                      <Button kind="quiet" size="small" onClick={() => setGoing(row)}>
                        {words.revoke}
                      </Button>
                    )}
                  </Row>
                }
              />
            ))}
          </List>
        )}
        {gone.length > 0 && (
          <Section title={words.gone}>
            <List label={words.gone}>
              {gone.map((row) => (
                <ListRow
                  key={row.id}
                  title={row.name}
                  detail={detail(row)}
                  trailing={<State row={row} own={false} />}
                />
              ))}
            </List>
          </Section>
        )}
        {rows && <OwnSignIn beside={adding || going !== null} />}
      </Stack>
      {adding && <AddDevice rows={rows ?? []} onChanged={ask} onClose={() => setAdding(false)} />}
      {going && (
        <Revoke row={going} own={going.member === me?.member} onClose={() => setGoing(null)} onDone={ask} />
      )}
    </Screen>
  )
}

/** What there is to know of a device, in a line. */
function useDetail(): (row: DeviceRow) => string {
  const { moments } = useWords()
  const words = useRoomWords(devicesWords)
  const now = useNow(15_000)
  return (row) => {
    const isOut = row.state.startsWith('revoked')
    const quiet = row.lastSeen ? Math.floor((now - Date.parse(row.lastSeen)) / day) : 0
    const when = (instant: string) => moments.when(Date.parse(instant), now)
    return [
      row.memberName,
      words.roles[row.role],
      row.left && words.left,
      row.lastSeen ? words.lastSeen(when(row.lastSeen)) : words.neverSeen,
      !isOut && quiet >= silentDays && words.silent(quiet),
      row.unsent === 0 ? words.nothingUnsent : row.unsent && words.unsent(row.unsent),
      isOut && (row.wipedAt ? words.wipedOn(when(row.wipedAt)) : words.notWipedYet),
      !isOut && row.persisted !== null && (row.persisted ? words.persisted : words.notPersisted),
      row.appVersion && words.version(row.appVersion),
    ]
      .filter(Boolean)
      .join(' · ')
  }
}

function State({ row: { state, wipedAt }, own }: { row: DeviceRow; own: boolean }) {
  const words = useRoomWords(devicesWords)
  if (own) return <Chip>{words.thisOne}</Chip>
  if (state === 'active') return <Chip>{words.active}</Chip>
  if (state === 'reenrol') return <Chip mood="near">{words.reconnect}</Chip>
  return wipedAt ? <Chip>{words.wiped}</Chip> : <Chip mood="behind">{words.revoked}</Chip>
}

/** Every ninety days the lead looks the list through: a forgotten telephone is an open door. */
function Review({
  rows,
  reviewedAt,
  onDone,
}: {
  rows: readonly DeviceRow[]
  reviewedAt: string | null
  onDone: () => Promise<void>
}) {
  const { handed } = useOffice()
  const { notDone } = useWords()
  const words = useRoomWords(devicesWords)
  const toast = useToast()
  const { freshly, signIn } = useFreshSignIn()
  const now = useNow(60_000)
  const first = rows.map(({ enrolledAt }) => enrolledAt).sort()[0] ?? ''
  const since = Math.floor((now - Date.parse(reviewedAt ?? first)) / day)
  if (rows.length === 0 || since < reviewDays) return null
  const reviewed = async () => {
    const done = await freshly(() => sayReviewed(handed.fetch))
    toast(done.ok ? { words: words.reviewDone } : { words: notDone[done.because], mood: 'behind' })
    await onDone()
  }
  return (
    <>
      <Banner
        mood="near"
        title={words.reviewTitle}
        actions={
          <Button size="small" onClick={() => void reviewed()}>
            {words.reviewed}
          </Button>
        }
      >
        {words.reviewWords(reviewedAt === null ? null : since)}
      </Banner>
      {signIn}
    </>
  )
}
