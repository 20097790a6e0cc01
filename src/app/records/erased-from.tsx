// From which devices an erasure is done: so many of so many, and where one waits when it was last seen.
import { Chip } from '../ui/chip.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { personWords } from '../words/rooms/person.ts'
import { useNow } from './office.tsx'
import type { Erasure } from './person-calls.ts'

export function ErasedFrom({ erasure: { devices } }: { erasure: Erasure }) {
  const words = useRoomWords(personWords)
  const { moments, nav } = useWords()
  const now = useNow(60_000)
  const gone = devices.filter(({ done }) => done).length
  const waits = ({ state, lastSeen }: Erasure['devices'][number]) =>
    state === 'revoked-lost'
      ? words.deviceLost
      : words.deviceWaits(lastSeen ? moments.when(Date.parse(lastSeen), now) : null)
  return (
    <List label={nav.devices}>
      <ListHeading>{words.devices(gone, devices.length)}</ListHeading>
      {devices.map((device) => (
        <ListRow
          key={device.id}
          title={device.name}
          detail={[device.memberName, device.done ? null : waits(device)].filter(Boolean).join(' · ')}
          trailing={device.done ? <Chip icon="check">{words.deviceDone}</Chip> : undefined}
        />
      ))}
    </List>
  )
}
