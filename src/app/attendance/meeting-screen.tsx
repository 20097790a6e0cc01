// A meeting's lists: those it has, those that may belong to it, and a new one.
import { useState } from 'react'
import { editList, likelyOf, listsRead } from '../../device/attendance.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { AttendanceList } from '../../domain/records/attendance.ts'
import { type MunicipalityCode, municipalities } from '../../domain/values/municipality-code.ts'
import type { RecordId } from '../../domain/values/record-id.ts'
import { NotHere } from '../records/not-here.tsx'
import { useLive, useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Button } from '../ui/button.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { type Meeting, NewList } from './new-list.tsx'

export function MeetingListsScreen({ id }: { id: string }) {
  const words = useRoomWords(attendanceWords)
  const records = useRecordWords()
  const office = useOffice()
  const toast = useToast()
  const { moments } = useWords()
  const [another, setAnother] = useState(false)
  const found = useLive((at) => recordOf(at, id), [id])
  const lists = useLive((at) => listsRead(at))
  const back = { label: words.toMeeting, to: `/moten/${id}` }
  if (found === undefined || !lists) {
    return (
      <Screen title={words.forMeeting} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  if (!found) {
    return (
      <Screen title={words.forMeeting} back={{ label: words.back, to: '/narvaro' }}>
        <NotHere back={{ label: words.back, to: '/narvaro' }} />
      </Screen>
    )
  }
  const meeting = meetingOf(found, records.kinds)
  const mine = lists.filter(({ record }) => (record as AttendanceList).of === id)
  const likely = likelyOf(meeting, lists)
  const join = async (list: Opened) => {
    const saved = await editList(office, list.id, { of: id as RecordId })
    if (!saved.ok) return
    office.transport.nudge()
    toast({ words: words.joined, mood: 'forest' })
  }
  const detail = ({ date, place, signed }: AttendanceList) =>
    [
      moments.day(date),
      ...(place ? [place] : []),
      ...(signed === undefined ? [] : [words.signedCount(signed)]),
    ].join(' · ')
  return (
    <Screen title={words.forMeeting} eyebrow={meeting.title} back={back}>
      <Stack gap={5}>
        {mine.length > 0 && (
          <List label={words.listsOf}>
            <ListHeading>{words.listsOf}</ListHeading>
            {mine.map(({ id: list, record }) => (
              <ListRow
                key={list}
                href={`/narvaro/${list}`}
                title={(record as AttendanceList).title}
                detail={detail(record as AttendanceList)}
              />
            ))}
          </List>
        )}
        {likely.length > 0 && (
          <List label={words.likely}>
            <ListHeading>{words.likely}</ListHeading>
            {likely.map((list) => (
              <ListRow
                key={list.id}
                href={`/narvaro/${list.id}`}
                title={(list.record as AttendanceList).title}
                detail={detail(list.record as AttendanceList)}
                trailing={
                  <Button size="small" kind="ghost" onClick={() => void join(list)}>
                    {words.joinYes}
                  </Button>
                }
              />
            ))}
          </List>
        )}
        {mine.length === 0 || another ? (
          <NewList meeting={{ ...meeting, of: id }} />
        ) : (
          <Button kind="ghost" icon="plus" onClick={() => setAnother(true)}>
            {words.another}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}

/** What a list may say of a meeting: no names of people, as a session's own title may have. */
function meetingOf(
  { record, date }: Opened,
  kinds: ReturnType<typeof useRecordWords>['kinds'],
): Required<Pick<Meeting, 'title' | 'date'>> & Pick<Meeting, 'place'> {
  const { title, place, municipality } = record as {
    title?: string
    place?: string
    municipality?: MunicipalityCode
  }
  const where = place ?? (municipality ? municipalities[municipality] : undefined)
  return {
    title: title ?? kinds[record.kind].one,
    date: date as Meeting['date'],
    ...(where === undefined ? {} : { place: where }),
  }
}
