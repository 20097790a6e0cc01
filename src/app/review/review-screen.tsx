// Granska: what came in, looked through one by one or many at once; by key, mouse and touch.
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { recordOf } from '../../device/live.ts'
import { review } from '../../device/review.ts'
import type { Saved } from '../../device/save.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { Flag } from '../../domain/review/flags.ts'
import { reviewQueue, type Waits } from '../../domain/review/queue.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { useOffice, useToday } from '../records/office.tsx'
import { useOpening } from '../records/opening.ts'
import type { Printing } from '../records/print-value.tsx'
import { RecordCard } from '../records/record-card.tsx'
import { notSavedWords } from '../records/refusals.ts'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { useAct } from '../records/use-acts.ts'
import { usePrinting } from '../records/use-printing.ts'
import { useWatched } from '../records/use-watched.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { reviewWords } from '../words/rooms/review.ts'
import './review.css'

type Waiting = Waits & { record: Opened }

/** So many are opened and drawn; the next come as these are done. */
const mostShown = 60

export default function ReviewScreen() {
  const words = useRoomWords(reviewWords)
  const printing = usePrinting()
  const watched = useWatched()
  const queue = useMemo(() => watched && reviewQueue(watched.waiting), [watched])
  const waiting = useFirst(queue)
  if (!queue || !waiting || !printing) {
    return (
      <Screen title={words.title} wide>
        <Skeleton />
      </Screen>
    )
  }
  if (queue.length === 0) {
    return (
      <Screen title={words.title} wide>
        <EmptyState picture="sprout" title={words.done}>
          {words.doneWords}
        </EmptyState>
      </Screen>
    )
  }
  const fine = queue.filter(({ flags, isMended }) => flags.length === 0 && !isMended).map(({ id }) => id)
  return <Queue {...{ waiting, fine, printing }} all={queue.length} />
}

/** The first of the queue, opened; what was opened before and has not changed is not opened again. */
function useFirst(queue: readonly Waits[] | undefined): readonly Waiting[] | undefined {
  const { memory } = useOffice()
  const opening = useOpening()
  const [first, setFirst] = useState<readonly Waiting[] | undefined>()
  useEffect(() => {
    if (!queue) return
    let isWanted = true
    const read = async () => {
      const some = queue.slice(0, mostShown)
      const rows = await memory.shown.bulkGet(some.map(({ id }) => id))
      const opened = await Promise.all(rows.map((row) => (row ? opening.one(row) : null)))
      if (!isWanted) return
      setFirst((before) => {
        const known = new Map(before?.map((one) => [one.record, one]))
        return some.flatMap((one, i): Waiting[] => {
          const record = opened[i]
          if (!record) return []
          const same = known.get(record)
          return [same && same.flags === one.flags ? same : { ...one, record }]
        })
      })
    }
    void read()
    return () => {
      isWanted = false
    }
  }, [queue, memory, opening])
  return first
}

function Queue({
  waiting,
  fine,
  all,
  printing,
}: {
  waiting: readonly Waiting[]
  fine: readonly string[]
  all: number
  printing: Printing
}) {
  const words = useRoomWords(reviewWords)
  const records = useRecordWords()
  const words_ = useWords()
  const office = useOffice()
  const act = useAct()
  const toast = useToast()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)
  const [asking, setAsking] = useState(false)
  const [helping, setHelping] = useState(false)
  const back = useRef<(() => Promise<Saved>) | null>(null)
  const title = (one: Waiting) => titleOf(one.record.record, records, printing.contacts)
  const shown = waiting.filter((one) => title(one).toLowerCase().includes(query.trim().toLowerCase()))
  const place = Math.max(
    0,
    shown.findIndex(({ id }) => id === at),
  )
  const current = shown[place]

  /** The next one takes its place: the lead stays where she was in the list. */
  const stepOn = useCallback(() => {
    const next = shown[place + 1] ?? shown[place - 1]
    setAt(next?.id ?? null)
  }, [shown, place])

  /** Where the two are not beside each other, what was pointed at is shown under the list: it is brought into view. */
  const pick = useCallback((id: string) => {
    setAt(id)
    requestAnimationFrame(() => {
      const looked = document.querySelector('.review-looked')
      if (looked && looked.getBoundingClientRect().top > innerHeight) looked.scrollIntoView()
    })
  }, [])

  const say = async (seen: readonly Opened[], word: Parameters<typeof review>[2], said: string) => {
    const done = await review(office, seen, word)
    if (done.ok) back.current = done.undo
    return act(Promise.resolve(done), said)
  }
  const approve = async () => {
    if (!current) return
    if (current.record.open.length > 0) return toast({ words: words.decideFirst, mood: 'near' })
    stepOn()
    await say([current.record], { state: 'approved' }, `${words.approved}: ${title(current)}`)
  }
  const approveAll = async () => {
    setAsking(false)
    const seen = (await Promise.all(fine.map((id) => recordOf(office, id)))).flatMap((one) => one ?? [])
    await say(seen, { state: 'approved' }, words.approvedMany(seen.length))
  }
  const undo = async () => {
    const run = back.current
    back.current = null
    if (!run) return
    const undone = await run()
    office.transport.nudge()
    toast({ words: undone.ok ? words_.acts.undone : notSavedWords(words_, undone.problem) })
  }

  const keys: Readonly<Record<string, () => unknown>> = {
    j: () => setAt(shown[Math.min(place + 1, shown.length - 1)]?.id ?? null),
    k: () => setAt(shown[Math.max(place - 1, 0)]?.id ?? null),
    g: approve,
    r: () => setReturning(true),
    u: undo,
    '/': () => document.querySelector<HTMLInputElement>('.review input[type=search]')?.focus(),
    '?': () => setHelping(true),
  }
  const pressed = useRef(keys)
  pressed.current = keys
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { target } = event
      const types =
        target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
      if (types || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
        return
      const does = pressed.current[event.key.toLowerCase()]
      if (!does) return
      event.preventDefault()
      void does()
    }
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [])
  const currentId = current?.id
  useEffect(() => {
    if (currentId) document.querySelector('.review [aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [currentId])

  return (
    <Screen
      title={words.title}
      wide
      footer={
        current && (
          <ActionBar lead={words.place(place + 1, all)} aside={title(current)}>
            <Button kind="ghost" onClick={() => setReturning(true)}>
              {words.giveBack}
            </Button>
            <Button icon="check" onClick={() => void approve()}>
              {words.approve}
            </Button>
          </ActionBar>
        )
      }
    >
      <div className="review">
        <Stack gap={3}>
          <SearchInput
            label={words.search}
            value={query}
            onChange={setQuery}
            found={query ? shown.length : undefined}
          />
          {fine.length > 1 && (
            <Row>
              <Button kind="ghost" size="small" icon="check" onClick={() => setAsking(true)}>
                {words.allFine(fine.length)}
              </Button>
            </Row>
          )}
          {shown.length === 0 && <p className="soft">{words.noneFound}</p>}
          <List label={words.waiting(all)}>
            <ListHeading aside={all}>{words.title}</ListHeading>
            {shown.map((one, i) => (
              <WaitingRow key={one.id} one={one} title={title(one)} isCurrent={i === place} onPick={pick} />
            ))}
          </List>
          <button type="button" className="review-keys" onClick={() => setHelping(true)}>
            {words.keys}: J K G R U / ?
          </button>
        </Stack>
        {current && <Looked key={current.id} one={current} printing={printing} title={title(current)} />}
      </div>
      {returning && current && (
        <Returning
          onClose={() => setReturning(false)}
          onSend={async (comment) => {
            const returned = { state: 'returned', comment } as const
            // What was written stays until it has been taken.
            if (!(await say([current.record], returned, `${words.returned}: ${title(current)}`))) return
            setReturning(false)
            stepOn()
          }}
        />
      )}
      <Confirm
        open={asking}
        title={words.allFineTitle(fine.length)}
        yes={words.approve}
        onYes={() => void approveAll()}
        onClose={() => setAsking(false)}
      >
        <p>{words.allFineWords}</p>
      </Confirm>
      <Dialog open={helping} onClose={() => setHelping(false)} title={words.keys}>
        <dl className="review-help">
          {Object.entries(words.help).map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </Screen>
  )
}

/** A row of the list; one that is neither left nor come to is not drawn again at each step. */
const WaitingRow = memo(function WaitingRow({
  one,
  title,
  isCurrent,
  onPick,
}: {
  one: Waiting
  title: string
  isCurrent: boolean
  onPick: (id: string) => void
}) {
  const records = useRecordWords()
  const { moments } = useWords()
  const today = useToday()
  const { record, date, flags, isMended } = one
  return (
    <ListRow
      current={isCurrent}
      onClick={() => onPick(one.id)}
      title={title}
      detail={records.kinds[record.record.kind].one}
      meta={date ? moments.shortDay(date as LocalDate, today) : undefined}
      trailing={flags.length > 0 || isMended ? <Flags {...one} /> : undefined}
    />
  )
})

function Flags({ flags, isMended }: { flags: readonly Flag[]; isMended: boolean }) {
  const records = useRecordWords()
  const words = useRoomWords(reviewWords)
  return (
    <Row gap={1}>
      {isMended && <Chip mood="forest">{words.mended}</Chip>}
      {flags.map((flag) => (
        <Chip key={flag} mood={flag === 'open' ? 'behind' : 'near'}>
          {records.flags[flag]}
        </Chip>
      ))}
    </Row>
  )
}

/** The record that is looked at: what is flagged, what stands against each other, what it says, what was said before. */
function Looked({ one, printing, title }: { one: Waiting; printing: Printing; title: string }) {
  return (
    // It scrolls by itself at a desk, and must be reached with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be focused
    <section className="review-looked" aria-label={title} tabIndex={0}>
      <Stack gap={3}>
        <h2 className="review-title">{title}</h2>
        {(one.flags.length > 0 || one.isMended) && <Flags {...one} />}
        <Conflicts record={one.record} printing={printing} />
        <RecordCard record={one.record} printing={printing} />
        <History id={one.id} kind={one.record.record.kind} printing={printing} />
      </Stack>
    </section>
  )
}

function Returning({ onClose, onSend }: { onClose: () => void; onSend: (comment: string) => Promise<void> }) {
  const words = useRoomWords(reviewWords)
  const { parts } = useWords()
  const [comment, setComment] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.giveBack}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button
            onClick={() =>
              comment.trim() === '' ? setWrong(words.commentMissing) : void onSend(comment.trim())
            }
          >
            {words.send}
          </Button>
        </>
      }
    >
      <TextArea
        label={words.comment}
        hint={words.commentHelp}
        error={wrong}
        value={comment}
        onChange={setComment}
        autoFocus
        maxLength={2_000}
      />
    </Dialog>
  )
}
