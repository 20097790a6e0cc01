// One list: how many have signed, the way into signing, its code, its closing, and what was signed on paper.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import {
  closeList,
  type HeldList,
  heldList,
  listToShow,
  listToSign,
  sealsToOffice,
} from '../../device/attendance.ts'
import { queueState, recordOf } from '../../device/live.ts'
import { hasPin } from '../../device/lock.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { enterSigning } from '../../device/signing-mode.ts'
import type { AttendanceList } from '../../domain/records/attendance.ts'
import { printListCode } from '../../files/list-code.ts'
import { History } from '../records/history.tsx'
import { NotHere } from '../records/not-here.tsx'
import { useLive, useMe, useOffice, useTransportState } from '../records/office.tsx'
import { PinDialog } from '../records/pin-dialog.tsx'
import { notSavedWords } from '../records/refusals.ts'
import { Screen } from '../records/screen.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import '../ui/scripts.css'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { languageNames, unchecked } from '../words/signing/load.ts'
import { forgetAnswers, totalsToLeave } from './answers.ts'
import './attendance.css'
import { codeOf } from './code-of.ts'
import { JoinCard } from './join-card.tsx'
import { PaperCard } from './paper-card.tsx'
import { RowsCard } from './rows-card.tsx'
import { SheetButton } from './sheet-button.tsx'

export function ListScreen({ id }: { id: string }) {
  const words = useRoomWords(attendanceWords)
  const me = useMe()
  const held = useLive(({ memory }) => heldList(memory, id), [id])
  const read = useLive((office) => recordOf(office, id), [id])
  const back = { label: words.back, to: '/narvaro' }
  if (held === undefined || read === undefined || !me) {
    return (
      <Screen title={words.forMeeting} back={back}>
        <Skeleton />
      </Screen>
    )
  }
  const known = knownOf(held, read)
  if (!known) {
    return (
      <Screen title={words.forMeeting} back={back}>
        <NotHere title={words.notHere} back={back} />
      </Screen>
    )
  }
  return <ListPage {...{ held, known, back, isTablet: me.role === 'tablet', isLead: me.role === 'lead' }} />
}

/** What is known of a list here: what the device holds of it, with what the office says. */
export type KnownList = Pick<HeldList, 'id' | 'title' | 'date' | 'languages' | 'noticeVersion'> &
  Partial<Pick<HeldList, 'of' | 'place' | 'closed' | 'onPaper' | 'signed'>>

function knownOf(held: HeldList | null, read: Opened | null): KnownList | null {
  const record = read?.deleted === 0 && read.record.kind === 'attendanceList' ? read.record : null
  const said = record && 'title' in record && record.title ? (record as AttendanceList) : null
  if (!held && !said) return null
  const { sameAs: _, notSameAs: __, kind: ___, ...of } = (said ?? { kind: '' }) as AttendanceList
  const known = { ...(held ?? {}), ...of } as unknown as KnownList
  // While it is open here, this device counts; the office is told when it closes.
  return held && held.closed === undefined && !held.shown ? { ...known, signed: held.signed } : known
}

function ListPage({
  held,
  known,
  back,
  isTablet,
  isLead,
}: {
  held: HeldList | null
  known: KnownList
  back: { label: string; to: string }
  isTablet: boolean
  isLead: boolean
}) {
  const office = useOffice()
  const words = useRoomWords(attendanceWords)
  const all = useWords()
  const { moments } = all
  const toast = useToast()
  const [, navigate] = useLocation()
  const [choosingPin, setChoosingPin] = useState(false)
  const [closing, setClosing] = useState(false)
  const [code, setCode] = useState<HeldList | null>(null)
  const sealing = useLive(({ memory }) => sealsToOffice(memory))
  const refuse = (problem: Parameters<typeof notSavedWords>[1]) =>
    toast({ words: notSavedWords(all, problem), mood: 'behind' })

  const enter = async () => {
    const list = await listToSign(office, known.id)
    if (!list) return
    if (!list.ok) return void refuse(list.problem)
    await enterSigning(office.memory, list.id)
  }
  const begin = async () => ((await hasPin(office.memory)) ? enter() : setChoosingPin(true))
  const show = async () => {
    const list = await listToShow(office, known.id)
    if (!list) return
    if (!list.ok) return void refuse(list.problem)
    setCode(await heldList(office.memory, list.id))
    if (list.id !== known.id) navigate(`/narvaro/${list.id}`)
  }
  const close = async () => {
    setClosing(false)
    if (!held) return
    const saved = await closeList(office, held, totalsToLeave(held.id))
    if (!saved.ok) return void refuse(saved.problem)
    forgetAnswers(held.id)
    office.transport.nudge()
    toast({ words: words.closedNow, mood: 'forest' })
  }
  // Where another device is the list, that one closes it: two would say two counts.
  const isOpen = held !== null && known.closed === undefined
  const untested = known.languages.filter((one) => unchecked.includes(one)).map((one) => languageNames[one])
  return (
    <Screen
      title={<span dir="auto">{known.title}</span>}
      eyebrow={words.forMeeting}
      back={back}
      aside={known.closed === undefined ? null : <Chip mood="forest">{words.closed}</Chip>}
    >
      <Columns least="large">
        <Stack gap={4}>
          {isOpen && (
            <Card title={held.shown ? words.forMeeting : words.signedHere(held.signed)}>
              <Stack gap={3}>
                <Button size="large" wide onClick={() => void begin()}>
                  {isTablet ? words.signHere : words.signOnThis}
                </Button>
                {isTablet && sealing !== undefined && (
                  <p className="soft">{sealing ? words.sealed : words.sealedHere}</p>
                )}
                {held.shown && !isTablet && <p className="soft">{words.isShown}</p>}
                <Row gap={2}>
                  {!isTablet && (
                    <Button kind="ghost" icon="devices" onClick={() => void show()}>
                      {words.showCode}
                    </Button>
                  )}
                  <ButtonLink kind="ghost" icon="note" href={`/narvaro/${known.id}/skriv-ut`}>
                    {words.print}
                  </ButtonLink>
                  {!held.shown && (
                    <Button kind="ghost" icon="check" onClick={() => setClosing(true)}>
                      {words.close}
                    </Button>
                  )}
                </Row>
              </Stack>
            </Card>
          )}
          {code && <Code held={code} />}
          {known.closed !== undefined && <Waiting />}
          {known.closed !== undefined && !isTablet && <SheetButton list={known.id} date={known.date} />}
          <RowsCard list={known.id} isTablet={isTablet} isLead={isLead} held={held} />
        </Stack>
        <Stack gap={4}>
          <Card>
            <DefinitionList
              items={[
                { term: words.date, value: moments.day(known.date) },
                ...(known.place ? [{ term: words.place, value: known.place }] : []),
                ...(known.signed === undefined
                  ? []
                  : [{ term: words.signature, value: words.signedCount(known.signed) }]),
                ...(known.onPaper === undefined
                  ? []
                  : [{ term: words.paper, value: words.onPaperCount(known.onPaper) }]),
                {
                  term: words.languages,
                  value: known.languages.map((one) => languageNames[one]).join(', '),
                  note:
                    untested.length > 0 && !isTablet ? words.notCheckedWords(untested.join(', ')) : undefined,
                },
                ...(held?.given ? [{ term: words.take, value: words.given }] : []),
              ]}
            />
          </Card>
          {!isTablet && <JoinCard known={known} />}
          {(held || isLead) && <PaperCard known={known} held={held} />}
          {isLead && <ListHistory id={known.id} />}
        </Stack>
      </Columns>
      {choosingPin && (
        <PinDialog
          title={words.pinFirst}
          onRight={() => {
            setChoosingPin(false)
            void enter()
          }}
          onClose={() => setChoosingPin(false)}
        />
      )}
      <Confirm
        open={closing}
        title={words.closeTitle}
        yes={words.close}
        onYes={() => void close()}
        onClose={() => setClosing(false)}
      >
        <p>{words.closeWords(held?.signed ?? 0)}</p>
      </Confirm>
    </Screen>
  )
}

function ListHistory({ id }: { id: string }) {
  const printing = usePrinting()
  return printing ? <History id={id} kind="attendanceList" printing={printing} /> : null
}

/** The code that the tablet reads; as text too, where there is no camera. */
function Code({ held }: { held: HeldList }): ReactNode {
  const words = useRoomWords(attendanceWords)
  const toast = useToast()
  const text = printListCode(codeOf(held))
  const place = useRef<HTMLDivElement>(null)
  // Asked for, it stands where the tablet can be held to it.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' })
  }, [])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    toast({ words: words.copied })
  }
  return (
    <Card title={words.codeTitle}>
      <Stack gap={3}>
        <p>{words.codeWords}</p>
        <div className="attendance-code" ref={place}>
          <QrCode text={text} label={words.codeLabel} size={360} correction="low" />
        </div>
        <Button kind="quiet" icon="copy" onClick={() => void copy()}>
          {words.copyCode}
        </Button>
      </Stack>
    </Card>
  )
}

/** What waits when a list is closed without network, and the way to hand it over. */
function Waiting() {
  const words = useRoomWords(attendanceWords)
  const queue = useLive(({ memory }) => queueState(memory))
  const transport = useTransportState()
  const waits = (queue?.unsent ?? 0) + (queue?.carried ?? 0)
  if (waits === 0 || transport.doing !== 'waiting') return null
  return (
    <Banner
      mood="near"
      title={words.noNetwork}
      actions={
        <ButtonLink size="small" href="/synk/lamna">
          {words.handOver}
        </ButtonLink>
      }
    >
      {words.noNetworkWords} {words.waits(waits)}
    </Banner>
  )
}
