// Bringing the past along, step by step: choose, see what was found, try, import; and the way back.
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { lastImport, saveImport, undoImport } from '../../device/import.ts'
import type { NotSaved } from '../../device/save.ts'
import { tableLimits } from '../../files/cell.ts'
import type { Plan } from '../../files/columns.ts'
import { fileReason } from '../../files/words.ts'
import { useLive, useMe, useNow, useOffice, useToday } from '../records/office.tsx'
import { notSavedWords } from '../records/refusals.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { names } from '../ui/names.ts'
import { saveFile } from '../ui/save-file.ts'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import { FoundTable } from './found-table.tsx'
import { Reader } from './reader.ts'
import type { Found, Tried } from './talk.ts'
import { TriedList } from './tried-list.tsx'

type Stage =
  | { at: 'choosing'; problem?: string }
  | { at: 'busy'; doing: string; done?: number; of?: number; stop?: () => void }
  | { at: 'found' }
  | { at: 'tried'; tried: Tried }

type Opened = {
  name: string
  form: 'lines' | 'tables'
  tables: readonly Found[]
  plans: readonly (Plan | null)[]
}

class Stopped extends Error {}

export function Import({ onBringing }: { onBringing: (bringing: boolean) => void }) {
  const office = useOffice()
  const me = useMe()
  const today = useToday()
  const words = useRoomWords(transferWords)
  const whole = useWords()
  const language = useLanguage()
  const toast = useToast()
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const [file, setFile] = useState<Opened | null>(null)
  const reader = useRef<Reader>(new Reader())
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => () => reader.current.stop(), [])
  // What is new on the page is where the keyboard goes on.
  const { at } = stage
  useEffect(() => {
    onBringing(at !== 'choosing')
    if (at === 'found' || at === 'tried') heading.current?.focus()
  }, [at, onBringing])

  const fail = (problem: string) => setStage({ at: 'choosing', problem })
  const stop = () => {
    reader.current.stop()
    setFile(null)
    setStage({ at: 'choosing', problem: words.stopped })
  }
  const open = async (chosen: File) => {
    if (chosen.size > tableLimits.pageBytes) return fail(words.tooLarge)
    reader.current.stop()
    setStage({ at: 'busy', doing: words.opening(chosen.name), stop })
    const answer = await reader.current.ask(
      { ask: 'open', name: chosen.name, bytes: await chosen.arrayBuffer() },
      'found',
    )
    if (!answer) return
    if (answer.is === 'unreadable') {
      const because =
        answer.because === 'unknown-form' ? words.unknownForm : fileReason(answer.because, language)
      return fail(`${because} ${words.nothingChanged}`)
    }
    if (answer.form === 'tables' && answer.tables.length === 0)
      return fail(fileReason('empty-file', language))
    setFile({
      name: chosen.name,
      form: answer.form,
      tables: answer.tables,
      plans: answer.tables.map(({ plan }) => (plan.kind === null && plan.kindColumn === null ? null : plan)),
    })
    setStage({ at: 'found' })
  }
  const tryIt = async () => {
    if (!file || !me) return
    const busy = (doing: string) => (done: number, of: number) =>
      setStage({ at: 'busy', doing, done, of, stop })
    busy(words.knowing)(0, 1)
    await reader.current.know(office, busy(words.knowing))
    busy(words.trying)(0, 1)
    const answer = await reader.current.ask(
      { ask: 'try', plans: file.plans, role: me.role, member: me.member, today },
      'tried',
      busy(words.trying),
    )
    if (answer?.is === 'tried') setStage({ at: 'tried', tried: answer.tried })
    else if (answer) fail(fileReason(answer.because, language))
  }
  const importIt = async () => {
    if (!file) return
    const answer = await reader.current.ask({ ask: 'changes' }, 'changes')
    if (answer?.is !== 'changes') return
    const { changes } = answer
    let stopped = false
    const stopSaving = () => {
      stopped = true
    }
    const shown = (done: number) =>
      setStage({
        at: 'busy',
        doing: words.saving(done, changes.length),
        done,
        of: changes.length,
        stop: stopSaving,
      })
    shown(0)
    try {
      const saved = await office.transport.hold(() =>
        saveImport(office, changes, file.name, (done) => {
          if (stopped) throw new Stopped()
          shown(done)
          if (done + 100 >= changes.length) setStage({ at: 'busy', doing: words.placing })
        }),
      )
      if (!saved.ok) return fail(`${notSavedWords(whole, saved.problem)} ${words.nothingChanged}`)
    } catch (problem) {
      if (problem instanceof Stopped) return stop()
      throw problem
    }
    office.transport.nudge()
    reader.current.stop()
    setFile(null)
    setStage({ at: 'choosing' })
    toast({ words: words.imported(changes.length), mood: 'forest' })
  }
  const saveProblems = async () => {
    const answer = await reader.current.ask({ ask: 'problems', language }, 'file')
    if (answer?.is === 'file')
      saveFile(`${file?.name ?? ''}-${words.refused.toLowerCase()}.csv`, 'csv', answer.bytes)
  }
  const again = () => {
    reader.current.stop()
    setFile(null)
    setStage({ at: 'choosing' })
  }

  return (
    <Stack gap={4}>
      {stage.at === 'choosing' && (
        <>
          <Card title={words.bring}>
            <Stack gap={4}>
              <p>{words.bringWords}</p>
              {stage.problem && (
                <Banner mood="behind" urgent>
                  {stage.problem}
                </Banner>
              )}
              <Drop onFile={(chosen) => void open(chosen)} />
            </Stack>
          </Card>
          <Last />
        </>
      )}
      {stage.at === 'busy' && (
        <Card>
          <Stack gap={3}>
            <p role="status">{stage.doing}</p>
            <progress
              className="transfer-progress"
              aria-label={words.progress}
              max={stage.of}
              value={stage.done}
            />
            {stage.stop && (
              <Row>
                <Button kind="ghost" onClick={stage.stop}>
                  {words.cancel}
                </Button>
              </Row>
            )}
          </Stack>
        </Card>
      )}
      {stage.at === 'found' && file && (
        <Stack gap={4}>
          <h2 className="transfer-heading" tabIndex={-1} ref={heading}>
            {words.found(file.name)}
          </h2>
          {file.form === 'lines' && <p>{words.linesFound}</p>}
          {file.tables.map((table, i) => (
            <FoundTable
              key={table.name ?? ''}
              table={table}
              plan={file.plans[i] ?? null}
              onPlan={(plan) =>
                setFile({ ...file, plans: file.plans.map((one, j) => (j === i ? plan : one)) })
              }
            />
          ))}
          <Row>
            <Button
              onClick={() => void tryIt()}
              disabled={file.form === 'tables' && file.plans.every((plan) => plan === null)}
            >
              {words.tryIt}
            </Button>
            <Button kind="quiet" onClick={again}>
              {words.another}
            </Button>
          </Row>
        </Stack>
      )}
      {stage.at === 'tried' && file && (
        <TriedList
          heading={heading}
          tried={stage.tried}
          onImport={() => void importIt()}
          onBack={() => setStage({ at: 'found' })}
          onAgain={again}
          onSaveProblems={() => void saveProblems()}
        />
      )}
    </Stack>
  )
}

/** A button for the keyboard, and a place to drop a file for the mouse. */
function Drop({ onFile }: { onFile: (file: File) => void }) {
  const words = useRoomWords(transferWords)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's own; the button in it does the same by keyboard.
    <div
      className={names('transfer-drop', over && 'transfer-drop-over')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Button icon="note" onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <span className="soft transfer-drop-words">{words.drop}</span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        accept=".xlsx,.csv,.tsv,.txt,.jsonl,.ndjson"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}

/** The last import, and the way back from it: also when the page has been left meanwhile. */
function Last() {
  const office = useOffice()
  const whole = useWords()
  const words = useRoomWords(transferWords)
  const toast = useToast()
  const now = useNow(60_000)
  const last = useLive(({ memory }) => lastImport(memory))
  const [asking, setAsking] = useState(false)
  const [undoing, setUndoing] = useState<{ done?: number; of?: number } | null>(null)
  if (!last) return null
  const refused = (problem: NotSaved) => toast({ words: notSavedWords(whole, problem), mood: 'behind' })
  const undo = async () => {
    setAsking(false)
    if (undoing) return
    setUndoing({})
    try {
      const done = await office.transport.hold(() =>
        undoImport(office, (so, of) => setUndoing({ done: so, of })),
      )
      if (!done.ok) return refused(done.problem)
      office.transport.nudge()
      toast({ words: words.undone(done.gone, done.kept), mood: 'forest' })
    } finally {
      setUndoing(null)
    }
  }
  return (
    <Card title={words.last}>
      <Stack gap={3}>
        <p>
          {words.lastWords(last.created, last.edited, last.file, whole.moments.when(last.at, now))}
          {last.undone && ` ${words.undone(last.undone.gone, last.undone.kept)}`}
        </p>
        {undoing && (
          <progress
            className="transfer-progress"
            aria-label={words.progress}
            max={undoing.of}
            value={undoing.done}
          />
        )}
        {(!last.undone || undoing) && (
          <Row>
            <Button kind="ghost" icon="undo" busy={undoing !== null} onClick={() => setAsking(true)}>
              {undoing ? words.undoing : words.undo}
            </Button>
          </Row>
        )}
      </Stack>
      <Confirm
        open={asking}
        title={words.undoTitle}
        yes={words.undo}
        danger
        onYes={() => void undo()}
        onClose={() => setAsking(false)}
      >
        <p>{words.undoWords}</p>
      </Confirm>
    </Card>
  )
}
