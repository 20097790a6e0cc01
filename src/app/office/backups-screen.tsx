// Säkerhetskopior: the latest one, a new one now, and whether it can be put back.
import { useEffect, useRef } from 'react'
import { useNow } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { backupsWords } from '../words/rooms/backups.ts'
import './office.css'
import { type Backups, useBackups } from './use-backups.ts'

const day = 86_400_000
/** Older than this, and the lead is told. */
const freshDays = 7

export default function BackupsScreen() {
  const words = useRoomWords(backupsWords)
  const { notDone, nav } = useWords()
  const { now, problem, read, begin, take } = useBackups()
  const { freshly, signIn } = useFreshSignIn()
  const toast = useToast()
  const was = useRef<Backups['doing']>(null)
  const doing = now?.doing ?? null
  useEffect(() => {
    if (was.current?.what === 'backup' && !doing && now && !now.failed)
      toast({ words: words.done, mood: 'forest' })
    was.current = doing
  }, [doing, now, toast, words])
  const start = async (what: 'backup' | 'test') => take(await freshly(() => begin(what)))
  return (
    <Screen title={words.title} back={{ label: nav.office, to: '/kontoret' }}>
      <Stack gap={6}>
        <p className="soft">{words.intro}</p>
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
            {problem === 'no-network' && words.needsNetwork}
          </Banner>
        )}
        {!now && !problem && <Skeleton />}
        {now && (
          <>
            <Stack gap={4}>
              <Warning now={now} />
              <Row gap={3}>
                <Button
                  icon="download"
                  busy={doing?.what === 'backup'}
                  disabled={doing?.what === 'test'}
                  onClick={() => void start('backup')}
                >
                  {words.makeNow}
                </Button>
                <Button
                  kind="ghost"
                  busy={doing?.what === 'test'}
                  disabled={!now.latest?.isThere || doing?.what === 'backup'}
                  onClick={() => void start('test')}
                >
                  {words.tryRestore}
                </Button>
              </Row>
              <Stack gap={2}>
                <p className="soft">{words.tryRestoreWords}</p>
                <div role="status">{doing && <UnderWay step={doing.step} />}</div>
              </Stack>
              {!doing && <Verdict now={now} />}
            </Stack>
            {now.latest && (
              <Section title={words.latest}>
                <Latest latest={now.latest} tested={now.tested} />
              </Section>
            )}
            <Section title={words.elsewhere}>
              <ul className="office-steps">
                {[
                  ...(now.store === 'postgres' ? [words.postgres] : []),
                  ...words.elsewhereSteps(now.folder),
                ].map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Stack>
      {signIn}
    </Screen>
  )
}

/** What is not as it should be before anything is done: none, too old, or gone from its place. */
function Warning({ now: { latest } }: { now: Backups }) {
  const words = useRoomWords(backupsWords)
  const now = useNow(60_000)
  if (!latest)
    return (
      <Banner mood="behind" title={words.none}>
        {words.noneWords}
      </Banner>
    )
  const days = Math.floor((now - Date.parse(latest.at)) / day)
  if (days > freshDays)
    return (
      <Banner mood="near" title={words.old(days)}>
        {words.oldWords}
      </Banner>
    )
  if (latest.isThere) return null
  return (
    <Banner mood="near" title={words.gone}>
      {words.goneWords(latest.folder)}
    </Banner>
  )
}

function UnderWay({ step }: { step: NonNullable<Backups['doing']>['step'] }) {
  const words = useRoomWords(backupsWords)
  return (
    <p className="office-under-way">
      <Spinner />
      <span>
        {words.doing[step]} <span className="soft">{words.goOn}</span>
      </span>
    </p>
  )
}

/** What came of the latest thing done: a failure in words, or whether the restore held. */
function Verdict({ now: { failed, tested, latest } }: { now: Backups }) {
  const words = useRoomWords(backupsWords)
  if (failed)
    return (
      <Banner mood="behind" title={words.failed[failed.what]}>
        {words.because[failed.because]}
      </Banner>
    )
  // Said of the latest backup only: what an older one was worth says nothing of this.
  if (!tested || tested.of !== latest?.at) return null
  return tested.ok ? (
    <Banner mood="forest" title={words.well}>
      {words.wellWords(tested.records, tested.entries)}
    </Banner>
  ) : (
    <Banner mood="behind" title={words.badly}>
      {words.badlyWords[tested.because ?? 'damaged']}
    </Banner>
  )
}

function Latest({ latest, tested }: { latest: NonNullable<Backups['latest']>; tested: Backups['tested'] }) {
  const words = useRoomWords(backupsWords)
  const { moments } = useWords()
  const now = useNow(60_000)
  const when = (instant: string) =>
    `${moments.on(Date.parse(instant), now)} ${moments.time(Date.parse(instant))}`
  const said = () => {
    if (!tested) return words.neverTested
    if (tested.of !== latest.at) return words.testedOther(when(tested.at))
    return tested.ok ? words.testedWell(when(tested.at)) : words.testedBadly(when(tested.at))
  }
  return (
    <DefinitionList
      items={[
        { term: words.made, value: when(latest.at) },
        { term: words.size, value: words.bytes(latest.bytes) },
        { term: words.holds, value: words.counts(latest.records, latest.entries) },
        { term: words.checked, value: words.checkedWords },
        { term: words.tested, value: said() },
        { term: words.file, value: <span className="office-file">{`${latest.folder}/${latest.file}`}</span> },
      ]}
    />
  )
}
