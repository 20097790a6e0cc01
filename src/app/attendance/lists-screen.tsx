// Närvaro: the lists that this device was given or began; a tablet's first screen, and all that it knows.
import { type HeldList, heldLists, listsRead } from '../../device/attendance.ts'
import type { AttendanceList } from '../../domain/records/attendance.ts'
import { useLive, useMe } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'

export function ListsScreen() {
  const words = useRoomWords(attendanceWords)
  const me = useMe()
  const held = useLive(({ memory }) => heldLists(memory))
  const isTablet = me?.role === 'tablet'
  const read = useLive(
    async (office) =>
      isTablet ? [] : (await listsRead(office)).map(({ record }) => record as AttendanceList),
    [isTablet],
  )
  const here = new Set(held?.map(({ id }) => id as string))
  const others = read?.filter(({ id }) => !here.has(id))
  const byId = new Map(read?.map((one) => [one.id as string, one]))
  // A list that another device is: what that one has said of it.
  const now = held?.map((list) => (list.shown ? { ...list, ...told(byId.get(list.id)) } : list)) ?? []
  const open = now.filter(({ closed }) => closed === undefined)
  const done = now.filter(({ closed }) => closed !== undefined)
  const ways = (
    <Row gap={2}>
      <ButtonLink href="/narvaro/ta-emot" icon="devices" kind={isTablet ? 'primary' : 'ghost'}>
        {words.take}
      </ButtonLink>
      <ButtonLink href="/narvaro/ny" icon="plus" kind={isTablet ? 'ghost' : 'primary'}>
        {words.begin}
      </ButtonLink>
    </Row>
  )
  if (!held || !others) {
    return (
      <Screen title={words.title}>
        <Skeleton />
      </Screen>
    )
  }
  return (
    <Screen title={words.title}>
      {held.length + others.length === 0 ? (
        <EmptyState picture="letter" title={words.none} action={ways}>
          {isTablet ? words.noneTablet : words.nonePhone} <HelpLink to="narvaro/forbered-listan" />
        </EmptyState>
      ) : (
        <Stack gap={5}>
          {ways}
          <HelpLink to="narvaro/forbered-listan" />
          {open.length > 0 && <Held heading={words.lead} lists={open} />}
          {done.length > 0 && <Held heading={words.done} lists={done} />}
          {others.length > 0 && <Others lists={others} />}
        </Stack>
      )}
    </Screen>
  )
}

const told = (list: AttendanceList | undefined): Partial<HeldList> => ({
  ...(list?.signed === undefined ? {} : { signed: list.signed }),
  ...(list?.closed === undefined ? {} : { closed: list.closed }),
  ...(list?.onPaper === undefined ? {} : { onPaper: list.onPaper }),
})

function Held({ heading, lists }: { heading: string; lists: readonly HeldList[] }) {
  const words = useRoomWords(attendanceWords)
  const { moments } = useWords()
  return (
    <List label={heading}>
      <ListHeading>{heading}</ListHeading>
      {lists.map(({ id, title, date, place, signed, onPaper, closed }) => (
        <ListRow
          key={id}
          href={`/narvaro/${id}`}
          title={<span dir="auto">{title}</span>}
          detail={[
            moments.day(date),
            ...(place ? [place] : []),
            words.signedCount(signed),
            ...(onPaper ? [words.onPaperCount(onPaper)] : []),
          ].join(' · ')}
          meta={closed === undefined ? undefined : <Chip mood="forest">{words.closed}</Chip>}
        />
      ))}
    </List>
  )
}

function Others({ lists }: { lists: readonly AttendanceList[] }) {
  const words = useRoomWords(attendanceWords)
  const { moments } = useWords()
  return (
    <List label={words.others}>
      <ListHeading>{words.others}</ListHeading>
      {lists.map(({ id, title, date, place, signed, onPaper, closed }) => (
        <ListRow
          key={id}
          href={`/narvaro/${id}`}
          title={<span dir="auto">{title}</span>}
          detail={[
            moments.day(date),
            ...(place ? [place] : []),
            ...(signed === undefined ? [] : [words.signedCount(signed)]),
            ...(onPaper ? [words.onPaperCount(onPaper)] : []),
          ].join(' · ')}
          meta={closed === undefined ? undefined : <Chip mood="forest">{words.closed}</Chip>}
        />
      ))}
    </List>
  )
}
