// Synk: what has been sent, what waits, what needs somebody; and what this device is.
import { useEffect, useState } from 'react'
import { inConflict, queueState, refusedOf, waitingOf } from '../../device/live.ts'
import { settle } from '../../device/settle.ts'
import { isKindName, kindNamed } from '../../domain/records/kinds.ts'
import { useLive, useMe, useNow, useOffice, useTransportState } from '../records/office.tsx'
import { recordAddress } from '../records/record-address.ts'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { Why } from '../records/why.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { choose, languages } from '../words/language.ts'
import { accessibilityWords } from '../words/rooms/accessibility.ts'
import { fieldWords } from '../words/rooms/field.ts'
import { guideWords } from '../words/rooms/guide.ts'
import { lockWords } from '../words/rooms/lock.ts'
import { practiceWords } from '../words/rooms/practice.ts'
import { settleWords } from '../words/rooms/settle.ts'
import { RescueCard } from './rescue-card.tsx'
import { StorageBanner } from './storage-banner.tsx'
import { UsageCard } from './usage-card.tsx'

export default function SyncScreen() {
  const office = useOffice()
  const { sync, needsYou, moments, barred } = useWords()
  const lock = useRoomWords(lockWords)
  const field = useRoomWords(fieldWords)
  const accessibility = useRoomWords(accessibilityWords)
  const guide = useRoomWords(guideWords)
  const ordna = useRoomWords(settleWords)
  const practice = useRoomWords(practiceWords)
  const me = useMe()
  const language = useLanguage()
  const now = useNow(15_000)
  const transport = useTransportState()
  const queue = useLive(({ memory }) => queueState(memory))
  const printing = usePrinting()
  const conflicts = useLive((at) => inConflict(at)) ?? []
  const [asked, setAsked] = useState(false)
  const isKept = useStorageKept()
  if (!queue || !me || !printing) {
    return (
      <Screen title={sync.title}>
        <Skeleton />
      </Screen>
    )
  }
  const syncing = transport.doing === 'syncing'
  const stopped = transport.doing === 'stopped' ? transport : null
  const send = async () => {
    setAsked(true)
    await office.transport.syncNow()
    setAsked(false)
  }
  const skewMinutes = Math.round(Math.abs(queue.skew) / 60_000)
  return (
    <Screen title={sync.title}>
      <Stack gap={4}>
        {stopped && (
          <Banner
            mood="behind"
            urgent
            title={
              stopped.because === 'reconnect'
                ? barred.revoked.title
                : stopped.because === 'wipe'
                  ? barred.wiped.title
                  : barred[stopped.because].title
            }
            actions={
              stopped.because === 'reconnect' ? (
                <ButtonLink href="/anslut">{barred.revoked.action}</ButtonLink>
              ) : null
            }
          >
            {stopped.because === 'reconnect'
              ? barred.revoked.words
              : stopped.because === 'wipe'
                ? barred.wiped.words
                : barred[stopped.because].words}
          </Banner>
        )}
        <StorageBanner />
        <Columns least="large">
          <Stack gap={4}>
            <Card mood={queue.unsent > 0 ? 'near' : 'forest'}>
              {queue.unsent === 0 ? (
                <EmptyState picture="letter" title={sync.allSynced} level={2}>
                  {queue.lastSync === null
                    ? sync.never
                    : sync.allSyncedWords(moments.when(queue.lastSync, now))}
                </EmptyState>
              ) : (
                <EmptyState
                  picture="cloud"
                  level={2}
                  title={sync.waits(queue.unsent)}
                  action={
                    <Button busy={asked || syncing} onClick={() => void send()}>
                      {sync.sendNow}
                    </Button>
                  }
                >
                  {queue.oldest !== null && `${sync.oldest(moments.when(queue.oldest, now))}. `}
                  {sync.safe}
                </EmptyState>
              )}
            </Card>
            <Waiting />
            <RescueCard queue={queue} />
            <NeedsYou />
            {me.role === 'lead' && (
              <List label={ordna.title}>
                <ListRow
                  href="/ordna"
                  title={ordna.title}
                  detail={moments.list([ordna.sorts.conflict, ordna.sorts.refused.toLowerCase()])}
                />
              </List>
            )}
            {conflicts.length > 0 && (
              <section>
                <List label={needsYou.conflicts(conflicts.length)}>
                  <ListHeading>{needsYou.conflicts(conflicts.length)}</ListHeading>
                  {conflicts.map((record) => (
                    <RecordRow
                      key={record.id}
                      record={record}
                      contacts={printing.contacts}
                      members={printing.members}
                    />
                  ))}
                </List>
              </section>
            )}
          </Stack>
          <Stack gap={4}>
            <Card title={sync.about}>
              <Stack gap={4}>
                <DefinitionList
                  items={[
                    { term: sync.signedIn, value: me.name },
                    { term: sync.office, value: me.officeName },
                    {
                      term: sync.lastSync,
                      value: queue.lastSync === null ? sync.nothingYet : moments.when(queue.lastSync, now),
                    },
                    ...(isKept === null
                      ? []
                      : [{ term: sync.storage, value: isKept ? sync.storageKept : sync.storageMayGo }]),
                    { term: sync.sealed, value: office.sealer.sealing ? sync.sealedYes : sync.sealedNo },
                    { term: sync.version, value: office.handed.appVersion },
                  ]}
                />
                <List label={lock.screenTitle}>
                  <ListRow href="/synk/las" title={lock.screenTitle} detail={lock.screenDetail} />
                  <ListRow href="/synk/redo" title={field.title} detail={field.intro} />
                  {me.role !== 'tablet' && (
                    <ListRow href="/ova" title={practice.title} detail={practice.detail} />
                  )}
                  <ListRow href="/hjalp" title={guide.title} detail={guide.detail} />
                  <ListRow
                    href="/synk/tillganglighet"
                    title={accessibility.title}
                    detail={accessibility.detail}
                  />
                </List>
                {skewMinutes >= 5 && <p className="soft">{sync.skew(skewMinutes)}</p>}
                <Segmented
                  label={sync.language}
                  options={languages.map((one) => ({ value: one.language as string, label: one.name }))}
                  value={language}
                  onChange={(value) => value && void choose(value === 'en' ? 'en' : 'sv')}
                />
              </Stack>
            </Card>
            <UsageCard />
          </Stack>
        </Columns>
      </Stack>
    </Screen>
  )
}

/** Whether the browser has promised to keep what is saved; null where it does not say. */
function useStorageKept(): boolean | null {
  const [isKept, setKept] = useState<boolean | null>(null)
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setKept)
  }, [])
  return isKept
}

function Waiting() {
  const { sync, moments } = useWords()
  const words = useRecordWords()
  const now = useNow(15_000)
  const me = useMe()
  const rows = useLive((office) => waitingOf(office)) ?? []
  if (rows.length === 0) return null
  return (
    <section>
      <List label={sync.queue}>
        <ListHeading aside={rows.length}>{sync.queue}</ListHeading>
        {rows.slice(0, 30).map(({ mid, at, mutation }) => (
          <ListRow
            key={mid}
            title={isKindName(mutation.type) ? words.kinds[mutation.type].one : mutation.type}
            detail={
              mutation.set._deleted === true
                ? sync.removed
                : Object.keys(mutation.base).length === 0
                  ? sync.created
                  : sync.changed
            }
            meta={moments.when(at, now)}
            href={
              (me &&
                isKindName(mutation.type) &&
                recordAddress({ id: mutation.rec, kind: mutation.type }, me.role)) ||
              undefined
            }
          />
        ))}
      </List>
    </section>
  )
}

/** What the office refused: kept here and there, with why, until it is mended or let be. */
function NeedsYou() {
  const office = useOffice()
  const { needsYou } = useWords()
  const refused = useLive((at) => refusedOf(at)) ?? []
  if (refused.length === 0) return null
  return (
    <section aria-label={needsYou.title}>
      <Stack gap={3}>
        {refused.map(({ mid, mutation, issues = [] }) => {
          const kind = isKindName(mutation.type) ? mutation.type : null
          const known =
            kind &&
            issues.some(({ field }) => Object.hasOwn(kindNamed(kind).fields, field.split('/')[0] ?? ''))
          return (
            <Banner
              key={mid}
              mood="near"
              title={needsYou.refused}
              actions={
                <Row gap={2}>
                  {known && kindNamed(kind).counted && (
                    <ButtonLink size="small" href={`/logga?ratta=${mid}`}>
                      {needsYou.mend}
                    </ButtonLink>
                  )}
                  <Button kind="quiet" size="small" onClick={() => void settle(office, mid)}>
                    {needsYou.setAside}
                  </Button>
                </Row>
              }
            >
              <p>{needsYou.refusedWords}</p>
              <Why kind={kind} issues={issues} />
            </Banner>
          )
        })}
      </Stack>
    </section>
  )
}
