// Everything held about one person: shown, handed out as paper, and erased; the lead's.
import { useCallback, useEffect, useState } from 'react'
import { recordOf } from '../../device/live.ts'
import type { HeldAbout } from '../../domain/privacy/erase.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { ErasedFrom } from '../records/erased-from.tsx'
import { useLive, useOffice } from '../records/office.tsx'
import type { NotDone } from '../records/office-calls.ts'
import { type Erasure, eraseRecords, readErasures, readExtract, readHeld } from '../records/person-calls.ts'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { personWords } from '../words/rooms/person.ts'

type Asked = { held: readonly HeldAbout[]; quarantined: number }

export default function PersonScreen({ id }: { id: string }) {
  const words = useRoomWords(personWords)
  const { contacts, notDone } = useWords()
  const language = useLanguage()
  const { handed, transport } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const printing = usePrinting()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<Erasure | null>(null)

  const read = useCallback(async () => {
    setProblem(null)
    const answer = await freshly(() => readHeld(handed.fetch, id))
    if (!answer.ok) return setProblem(answer.because)
    setAsked(answer.answer)
    setChosen(new Set(answer.answer.held.filter(canGo).flatMap((one) => (one.proposed ? [one.id] : []))))
  }, [freshly, handed, id])
  useEffect(() => void read(), [read])
  // Devices that are on tell of themselves within seconds: the number moves while somebody looks.
  useEffect(() => {
    if (!done || done.devices.every((device) => device.done)) return
    const look = setTimeout(async () => {
      const answer = await readErasures(handed.fetch)
      const now = answer.ok && answer.answer.erasures.find(({ at }) => at === done.at)
      setDone(now ? { ...now } : { ...done })
    }, 3_000)
    return () => clearTimeout(look)
  }, [done, handed])

  const erase = async () => {
    setSure(false)
    setBusy(true)
    const order = (asked?.held ?? []).filter((one) => chosen.has(one.id))
    const answer = await freshly(() =>
      eraseRecords(
        handed.fetch,
        order.map(({ kind, id: rec, fields }) => ({ kind, id: rec, fields })),
      ),
    )
    setBusy(false)
    if (!answer.ok) return setProblem(answer.because)
    transport.nudge()
    setDone(answer.answer.erasure)
  }
  const handOut = async () => {
    const answer = await freshly(() => readExtract(handed.fetch, id, language))
    if (!answer.ok) return setProblem(answer.because)
    saveFile(words.extractFile, 'pdf', answer.answer)
  }
  const name = printing?.contacts.byId.get(id)?.record.name
  return (
    <Screen
      title={words.title}
      eyebrow={done ? undefined : name}
      aside={<HelpLink to="ledare/nagon-vill-bli-glomd" />}
      back={
        done
          ? { label: contacts.back, to: '/kontakter' }
          : { label: name ?? contacts.back, to: `/kontakter/${id}` }
      }
      footer={
        asked && asked.held.length > 0 && !done ? (
          <ActionBar>
            <Button kind="danger" busy={busy} disabled={chosen.size === 0} onClick={() => setSure(true)}>
              {chosen.size === 0 ? words.eraseNothing : words.erase(chosen.size)}
            </Button>
          </ActionBar>
        ) : undefined
      }
    >
      {signIn}
      <Stack gap={4}>
        {problem && (
          <Banner
            mood="near"
            title={notDone[problem]}
            actions={
              <Button size="small" kind="ghost" onClick={() => void read()}>
                {words.tryAgain}
              </Button>
            }
          >
            {words.needsNetwork}
          </Banner>
        )}
        {!asked && !problem && <Skeleton />}
        {done && (
          <Card title={words.done}>
            <Stack gap={4}>
              <p className="soft">{words.doneWords}</p>
              <ErasedFrom erasure={done} />
            </Stack>
          </Card>
        )}
        {asked && !done && asked.held.length === 0 && (
          <EmptyState picture="search" title={words.none}>
            {words.noneWords}
          </EmptyState>
        )}
        {asked && !done && asked.held.length > 0 && (
          <>
            <Row gap={4}>
              <Button kind="ghost" icon="download" onClick={() => void handOut()}>
                {words.extract}
              </Button>
              <span className="soft">{words.extractWords}</span>
            </Row>
            {asked.quarantined > 0 && <Banner mood="near" title={words.quarantined(asked.quarantined)} />}
            <p>{words.choose}</p>
            {asked.held.map((one) => (
              <Held
                key={one.id}
                held={one}
                on={chosen.has(one.id)}
                onChange={(on) => {
                  const next = new Set(chosen)
                  if (on) next.add(one.id)
                  else next.delete(one.id)
                  setChosen(next)
                }}
              />
            ))}
          </>
        )}
      </Stack>
      <Confirm
        open={sure}
        title={words.sureTitle}
        yes={words.sureYes}
        danger
        onYes={() => void erase()}
        onClose={() => setSure(false)}
      >
        <p>{words.sure}</p>
      </Confirm>
    </Screen>
  )
}

const canGo = ({ fields }: HeldAbout): boolean => fields.length > 0

/** One record: what it is, why it is here, which of its fields would be emptied. */
function Held({ held, on, onChange }: { held: HeldAbout; on: boolean; onChange: (on: boolean) => void }) {
  const words = useRoomWords(personWords)
  const { moments } = useWords()
  const records = useRecordWords()
  const printing = usePrinting()
  const found = useLive((office) => recordOf(office, held.id), [held.id])
  const label = (name: string) => (wordsOf(records, held.kind, name)?.label ?? name).toLowerCase()
  const kind = records.kinds[held.kind].one
  const title = found && printing ? titleOf(found.record, records, printing.contacts) : kind
  const date = (found?.record as { date?: string } | undefined)?.date
  const head = [title, title === kind ? null : kind, date ? moments.day(date as never) : null]
  return (
    <Switch
      label={head.filter(Boolean).join(' · ')}
      checked={on}
      disabled={!canGo(held)}
      onChange={onChange}
      hint={
        <>
          {words.about[held.about]}
          <br />
          {canGo(held) ? words.goes(held.fields.map(label).join(', ')) : words.nothingGoes}
          {held.byHand.length > 0 && (
            <>
              <br />
              {words.byHand(held.byHand.map(label).join(', '))}
            </>
          )}
        </>
      }
    />
  )
}
