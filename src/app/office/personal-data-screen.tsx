// Personuppgifter: what soon goes by itself because its time has passed, and what has been erased, from how many devices.
import { useCallback, useEffect, useState } from 'react'
import { recordOf } from '../../device/live.ts'
import type { Due } from '../../domain/privacy/retention.ts'
import { dayInStockholm } from '../../domain/values/local-date.ts'
import { ErasedFrom } from '../records/erased-from.tsx'
import { useLive, useOffice } from '../records/office.tsx'
import type { NotDone } from '../records/office-calls.ts'
import { type Erasure, readErasures, readRetention } from '../records/person-calls.ts'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { usePrinting } from '../records/use-printing.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { personWords } from '../words/rooms/person.ts'

/** Those that go first; the rest are unfolded. */
const fewShown = 8

export default function PersonalDataScreen() {
  const words = useRoomWords(personWords)
  const { notDone, nav, moments } = useWords()
  const { handed } = useOffice()
  const [said, setSaid] = useState<{ coming: Due[]; erasures: Erasure[] } | null>(null)
  const [problem, setProblem] = useState<NotDone | null>(null)
  const [all, setAll] = useState(false)
  const read = useCallback(async () => {
    setProblem(null)
    const [coming, erasures] = await Promise.all([readRetention(handed.fetch), readErasures(handed.fetch)])
    if (!coming.ok) return setProblem(coming.because)
    if (!erasures.ok) return setProblem(erasures.because)
    setSaid({ ...coming.answer, ...erasures.answer })
  }, [handed])
  useEffect(() => void read(), [read])
  return (
    <Screen title={words.data} back={{ label: nav.office, to: '/kontoret' }}>
      <Stack gap={6}>
        <p className="soft">{words.dataWords}</p>
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
        {!said && !problem && <Skeleton />}
        {said && (
          <Section title={words.coming}>
            {said.coming.length === 0 ? (
              <EmptyState picture="sprout" title={words.comingNone}>
                {words.comingNoneWords}
              </EmptyState>
            ) : (
              <Stack gap={4}>
                <p className="soft">{words.comingWords}</p>
                <List label={words.coming}>
                  {said.coming.slice(0, all ? undefined : fewShown).map((due) => (
                    <ComingRow key={due.id} due={due} />
                  ))}
                </List>
                {!all && said.coming.length > fewShown && (
                  <Row>
                    <Button kind="ghost" size="small" onClick={() => setAll(true)}>
                      {words.showAll(said.coming.length)}
                    </Button>
                  </Row>
                )}
              </Stack>
            )}
          </Section>
        )}
        {said && (
          <Section title={words.erasures}>
            {said.erasures.length === 0 ? (
              <p className="soft">{words.erasuresNone}</p>
            ) : (
              <Stack gap={4}>
                {said.erasures.map((erasure) => (
                  <Stack gap={2} key={erasure.at}>
                    <p>
                      {words.erasedAt(moments.day(dayInStockholm(Date.parse(erasure.at))))} ·{' '}
                      {words.records(erasure.records.length)}
                    </p>
                    <ErasedFrom erasure={erasure} />
                  </Stack>
                ))}
              </Stack>
            )}
          </Section>
        )}
      </Stack>
    </Screen>
  )
}

function ComingRow({ due }: { due: Due }) {
  const words = useRoomWords(personWords)
  const { moments } = useWords()
  const records = useRecordWords()
  const printing = usePrinting()
  const found = useLive((office) => recordOf(office, due.id), [due.id])
  const kind = records.kinds[due.kind].one
  const title = found && printing ? titleOf(found.record, records, printing.contacts) : kind
  const to = due.kind === 'contact' ? `/kontakter/${due.id}` : `/moten/${due.id}`
  return (
    <ListRow
      title={title}
      detail={[words.rules[due.of], words.on(moments.day(due.on))].join(' · ')}
      href={found ? to : undefined}
    />
  )
}
