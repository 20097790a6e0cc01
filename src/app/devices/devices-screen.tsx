// Enheter: who is in, with which device, and when it was last heard of; a new one is let in here.
import { useState } from 'react'
import { useMe, useNow, useOffice } from '../records/office.tsx'
import { type DeviceRow, revoke } from '../records/office-calls.ts'
import { Screen } from '../records/screen.tsx'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'
import { AddDevice } from './add-device.tsx'
import { Confirm } from './confirm.tsx'
import { OwnSignIn } from './own-sign-in.tsx'
import { useDevices } from './use-devices.ts'

export default function DevicesScreen() {
  const { devices: words, moments, notDone } = useWords()
  const me = useMe()
  const now = useNow(15_000)
  const [adding, setAdding] = useState(false)
  const [going, setGoing] = useState<DeviceRow | null>(null)
  const { rows, problem, ask } = useDevices(adding)
  const waiting = rows?.filter(({ state }) => state === 'waiting') ?? []
  const rest = rows?.filter(({ state }) => state !== 'waiting') ?? []
  const detail = (row: DeviceRow) =>
    [
      row.memberName,
      words.roles[row.role],
      row.lastSeen ? words.lastSeen(moments.when(Date.parse(row.lastSeen), now)) : words.neverSeen,
      row.unsent ? words.unsent(row.unsent) : null,
      row.appVersion ? words.version(row.appVersion) : null,
    ]
      .filter(Boolean)
      .join(' · ')
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
        {problem && (
          <Banner mood="near" title={notDone[problem]}>
            {words.needsNetwork}
          </Banner>
        )}
        {!adding && waiting.map((row) => <Confirm key={row.id} row={row} onDone={ask} />)}
        {!rows && !problem && <Skeleton />}
        {rows && rest.length <= 1 && (
          <EmptyState
            picture="door"
            title={words.empty}
            action={<Button onClick={() => setAdding(true)}>{words.add}</Button>}
          >
            {words.emptyWords}
          </EmptyState>
        )}
        {rest.length > 0 && (
          <List label={words.title}>
            {rest.map((row) => (
              <ListRow
                key={row.id}
                title={row.name}
                detail={detail(row)}
                trailing={
                  <Row gap={2}>
                    <State row={row} own={row.id === me?.deviceId} />
                    {row.id !== me?.deviceId && (row.state === 'active' || row.state === 'reenrol') && (
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
      </Stack>
      {rows && <OwnSignIn beside={adding || going !== null} />}
      {adding && <AddDevice rows={rows ?? []} onChanged={ask} onClose={() => setAdding(false)} />}
      {going && <Revoke row={going} onClose={() => setGoing(null)} onDone={ask} />}
    </Screen>
  )
}

function State({ row: { state }, own }: { row: DeviceRow; own: boolean }) {
  const { devices: words } = useWords()
  if (own) return <Chip>{words.thisOne}</Chip>
  if (state === 'active') return <Chip>{words.active}</Chip>
  return state === 'reenrol' ? (
    <Chip mood="near">{words.reconnect}</Chip>
  ) : (
    <Chip mood="behind">{words.revoked}</Chip>
  )
}

function Revoke({
  row,
  onClose,
  onDone,
}: {
  row: DeviceRow
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const { handed } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const { devices: words, notDone, parts } = useWords()
  const toast = useToast()
  const go = async (stolen: boolean) => {
    const done = await freshly(() => revoke(handed.fetch, row.id, stolen))
    toast(done.ok ? { words: words.revokeDone(row.name) } : { words: notDone[done.because], mood: 'behind' })
    await onDone()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.revokeTitle(row.name)}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {parts.cancel}
        </Button>
      }
    >
      <Stack gap={3}>
        <p>{words.revokeWords}</p>
        <Button kind="ghost" wide onClick={() => void go(false)}>
          {words.lost}
        </Button>
        <p className="soft">{words.lostWords}</p>
        <Button kind="danger" wide onClick={() => void go(true)}>
          {words.stolen}
        </Button>
        <p className="soft">{words.stolenWords}</p>
      </Stack>
      {signIn}
    </Dialog>
  )
}
