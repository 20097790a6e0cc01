// A list to sign by hand: title, day, place, the notice, empty lines, the list's own code, and page numbers.
import { useState } from 'react'
import { type HeldList, heldList } from '../../device/attendance.ts'
import {
  type NoticeVersion,
  noticeParts,
  noticeSaid,
  notices,
  noticeVersion,
} from '../../domain/privacy/notice.ts'
import { printListCode } from '../../files/list-code.ts'
import { NotHere } from '../records/not-here.tsx'
import { useLive } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Button } from '../ui/button.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { sv as swedish } from '../words/signing/sv.ts'
import { codeOf } from './code-of.ts'
import './attendance.css'

/** Lines that have room under the notice, and on the pages after it. */
const onFirst = 10
const onOthers = 17

export function PrintScreen({ id }: { id: string }) {
  const words = useRoomWords(attendanceWords)
  const held = useLive(({ memory }) => heldList(memory, id), [id])
  const [lines, setLines] = useState<number | null>(onFirst + onOthers)
  const back = { label: words.back, to: `/narvaro/${id}` }
  if (!held) {
    return (
      <Screen title={words.printTitle} back={back}>
        {held === null ? (
          <NotHere title={words.notHere} back={{ label: words.back, to: '/narvaro' }} />
        ) : (
          <Skeleton />
        )}
      </Screen>
    )
  }
  const pages = pagesOf(Math.min(Math.max(lines ?? onFirst, 1), 200))
  return (
    <Screen title={words.printTitle} back={back}>
      <Stack gap={5}>
        <div className="paper-tools">
          <Stack gap={3}>
            <NumberStepper label={words.printLines} value={lines} min={1} max={200} onChange={setLines} />
            <Button onClick={() => window.print()}>{words.printNow}</Button>
          </Stack>
        </div>
        <div className="paper-scroll">
          {pages.map(({ from, to }, i) => (
            <Sheet key={from} held={held} from={from} to={to} page={i + 1} of={pages.length} />
          ))}
        </div>
      </Stack>
    </Screen>
  )
}

function pagesOf(lines: number): { from: number; to: number }[] {
  const pages = [{ from: 1, to: Math.min(lines, onFirst) }]
  for (let from = onFirst + 1; from <= lines; from += onOthers)
    pages.push({ from, to: Math.min(lines, from + onOthers - 1) })
  return pages
}

function Sheet({
  held,
  from,
  to,
  page,
  of,
}: {
  held: HeldList
  from: number
  to: number
  page: number
  of: number
}) {
  const words = useRoomWords(attendanceWords)
  const { moments } = useWords()
  const text = notices[held.noticeVersion as NoticeVersion] ?? notices[noticeVersion]
  const notice = noticeSaid(text, held.facts, held.date, swedish.askHere)
  const lines = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return (
    <section className="paper-sheet" aria-label={words.page(page, of)}>
      <div className="paper-head">
        <div>
          <h2 dir="auto">{held.title}</h2>
          <p>{[moments.day(held.date), ...(held.place ? [held.place] : [])].join(' · ')}</p>
        </div>
        {page === 1 && (
          <QrCode text={printListCode(codeOf(held))} label={words.codeLabel} size={150} correction="low" />
        )}
      </div>
      {page === 1 && (
        <div className="paper-notice" lang="sv">
          {noticeParts.map((part) => (
            <p key={part}>
              <b>{swedish.noticeLabels[part]}</b> {notice[part]}
            </p>
          ))}
        </div>
      )}
      <table className="paper-lines">
        <thead>
          <tr>
            <th className="paper-number" scope="col">
              {words.number}
            </th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.organisation}</th>
            <th scope="col">{words.signature}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line}>
              <td className="paper-number">{line}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="paper-foot">
        <span>{words.version(held.noticeVersion)}</span>
        <span>{words.page(page, of)}</span>
      </p>
    </section>
  )
}
