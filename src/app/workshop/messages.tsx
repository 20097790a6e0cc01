// Workshop: what is said to the one who uses it.
import { useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState, type Picture } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { changeWords } from '../words/rooms/changes.ts'
import { Sample } from './sample.tsx'

export function Messages() {
  const { conflict } = useRoomWords(changeWords)
  const {
    update,
    storage,
    notAllHere,
    acts,
    remove,
    refused,
    targets,
    sessions,
    needsYou,
    sync,
    enrol,
    barred,
  } = useWords()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const pictures: [Picture, string, string][] = [
    ['table', sessions.empty, sessions.emptyWords],
    ['sprout', targets.first.title, targets.first.words],
    ['search', sessions.noneFound, sessions.noneFoundWords],
    ['letter', needsYou.allInOrder, needsYou.allInOrderWords],
    ['cloud', sync.noNetwork, sync.safe],
    ['door', enrol.welcome, barred.revoked.words],
  ]
  return (
    <>
      <Sample of="Banner">
        <Banner
          title={update.title}
          icon="download"
          actions={
            <>
              <Button size="small">{update.now}</Button>
              <Button size="small" kind="quiet">
                {update.later}
              </Button>
            </>
          }
        >
          {update.words}
        </Banner>
        <Banner
          mood="near"
          title={storage.title}
          onClose={() => {}}
          actions={<Button size="small">{storage.ask}</Button>}
        >
          {storage.words}
        </Banner>
        <Banner mood="behind" title={refused.storageFull} />
        <Banner mood="near" icon="cloud-off">
          {notAllHere.long}
        </Banner>
        <Banner mood="forest">{acts.savedOnDevice}</Banner>
      </Sample>
      <Sample of="Toast">
        <Row>
          <Button
            kind="ghost"
            onClick={() => toast({ words: remove.done, action: { words: acts.undo, run: () => {} } })}
          >
            {remove.yes}
          </Button>
          <Button kind="ghost" onClick={() => toast({ words: refused.storageFull, mood: 'behind' })}>
            {refused.unknown.split('.')[0]}
          </Button>
        </Row>
      </Sample>
      <Sample of="Dialog">
        <Button kind="danger" onClick={() => setOpen(true)}>
          {remove.title}
        </Button>
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title={remove.title}
          actions={
            <>
              <Button kind="quiet" onClick={() => setOpen(false)}>
                {conflict.keepThis}
              </Button>
              <Button kind="danger" icon="trash" onClick={() => setOpen(false)}>
                {remove.yes}
              </Button>
            </>
          }
        >
          <p>{remove.words}</p>
        </Dialog>
        <Button kind="ghost" onClick={() => setAsking(true)}>
          {remove.title} …
        </Button>
        <Confirm
          open={asking}
          title={remove.title}
          yes={remove.yes}
          danger
          onYes={() => setAsking(false)}
          onClose={() => setAsking(false)}
        >
          {remove.words}
        </Confirm>
      </Sample>
      <Sample of="HelpLink">
        <HelpLink to="ledare/las-aret-och-skicka-rapporten" />
      </Sample>
      <Sample of="EmptyState">
        <Columns>
          {pictures.map(([picture, title, words], n) => (
            <EmptyState
              key={picture}
              level={3}
              picture={picture}
              title={title}
              action={n === 1 && <Button icon="plus">{targets.first.action}</Button>}
            >
              {words}
            </EmptyState>
          ))}
        </Columns>
      </Sample>
      <Sample of="Skeleton">
        <Columns>
          <Skeleton shape="hero" />
          <Skeleton count={3} />
          <Skeleton shape="lines" />
        </Columns>
      </Sample>
    </>
  )
}
