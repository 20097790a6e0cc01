// Two records that are likely one, side by side: what differs is marked, and the lead says which one holds, or that they are two.
import { saveEdit } from '../../device/acts.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import { useNow, useOffice } from '../records/office.tsx'
import { type Printing, printValue } from '../records/print-value.tsx'
import { recordAddress } from '../records/record-address.ts'
import { asTerm } from '../records/record-card.tsx'
import { nameOf } from '../records/record-row.tsx'
import { useAct } from '../records/use-acts.ts'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { names } from '../ui/names.ts'
import { Row, Stack } from '../ui/stack.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { settleWords } from '../words/rooms/settle.ts'

type PairProps = {
  both: readonly [first: Opened, other: Opened]
  because: LikelyDouble['because']
  printing: Printing
}

export function PairCard({ both, because, printing }: PairProps) {
  const { double: words } = useRoomWords(settleWords)
  const office = useOffice()
  const act = useAct()
  const [first, other] = both
  const merge = (gone: Opened, stands: Opened) =>
    act(saveEdit(office, gone, { sameAs: stands.id }), words.merged)
  const keep = () =>
    act(saveEdit(office, other, { notSameAs: [...other.record.notSameAs, first.id] }), words.kept)
  const rows = useRows(both, printing)
  const differing = rows.filter(({ differs }) => differs).length
  return (
    <Stack gap={3}>
      <Banner
        mood="near"
        title={words.because[because]}
        actions={
          <Row gap={2}>
            <Button kind="ghost" size="small" onClick={() => void merge(other, first)}>
              {words.mergeInto.first}
            </Button>
            <Button kind="ghost" size="small" onClick={() => void merge(first, other)}>
              {words.mergeInto.other}
            </Button>
            <Button kind="ghost" size="small" onClick={() => void keep()}>
              {words.apart}
            </Button>
          </Row>
        }
      >
        {words.differing(differing)} {words.words}
      </Banner>
      <Card padding="small">
        <Compared {...{ both, rows }} />
      </Card>
    </Stack>
  )
}

type ComparedRow = { key: string; label: string; said: readonly string[]; differs: boolean }

/** Every field that either of them says something in, in the order of the form, and who logged it and when. */
function useRows(both: PairProps['both'], printing: Printing): readonly ComparedRow[] {
  const { loggedBy, reached } = useRoomWords(settleWords)
  const { moments, detail } = useWords()
  const records = useRecordWords()
  const now = useNow(60_000)
  const [{ record }] = both
  const fields = Object.entries(kindNamed(record.kind).fields).flatMap(
    ([field, { section }]): ComparedRow[] => {
      if (section === 'standing') return []
      const said = both.map((one) =>
        printValue(record.kind, field, (one.record as unknown as Record<string, unknown>)[field], printing),
      )
      if (said.every((one) => one === null)) return []
      return [
        {
          key: field,
          label: asTerm(wordsOf(records, record.kind, field)?.label ?? field),
          said: said.map((one) => one ?? '–'),
          differs: said[0] !== said[1],
        },
      ]
    },
  )
  const logged = both.map(({ made, recvAt }) =>
    [
      nameOf(printing.members, made.createdBy) ?? detail.imported,
      made.createdAt ? moments.when(Date.parse(made.createdAt), now) : '',
      recvAt && Date.parse(recvAt) - Date.parse(made.createdAt) > 60_000
        ? reached(moments.when(Date.parse(recvAt), now))
        : '',
    ]
      .filter(Boolean)
      .join(', '),
  )
  return [...fields, { key: 'logged', label: loggedBy, said: logged, differs: false }]
}

/** On a narrow screen a field's name stands over its two values, so that there is room for words. */
function Compared({ both, rows }: { both: PairProps['both']; rows: readonly ComparedRow[] }) {
  const { double: words } = useRoomWords(settleWords)
  const isNarrow = useMediaQuery('(max-width: 699px)')
  const heads = [words.first, words.other]
  const label = ({ label: said, differs }: ComparedRow) => (
    <>
      {said}
      {differs && <span className="pair-mark">{words.differs}</span>}
    </>
  )
  const values = ({ said }: ComparedRow) => said.map((value, at) => <td key={heads[at]}>{value}</td>)
  return (
    // A region that can be scrolled must be reached with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="pair-frame" aria-label={words.field} tabIndex={0}>
      <table className={names('pair', isNarrow && 'pair-narrow')}>
        <thead>
          <tr>
            {!isNarrow && (
              <th scope="col">
                <VisuallyHidden>{words.field}</VisuallyHidden>
              </th>
            )}
            {both.map((one, at) => (
              <PairHead key={one.id} one={one}>
                {heads[at]}
              </PairHead>
            ))}
          </tr>
        </thead>
        {isNarrow ? (
          rows.map((row) => (
            <tbody key={row.key} className={row.differs ? 'pair-differs' : undefined}>
              <tr>
                <th scope="rowgroup" colSpan={2}>
                  {label(row)}
                </th>
              </tr>
              <tr>{values(row)}</tr>
            </tbody>
          ))
        ) : (
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} className={row.differs ? 'pair-differs' : undefined}>
                <th scope="row">{label(row)}</th>
                {values(row)}
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  )
}

function PairHead({ one, children }: { one: Opened; children: string | undefined }) {
  const { open } = useRoomWords(settleWords)
  const address = recordAddress(one, 'lead')
  return (
    <th scope="col">
      {children}
      {address && (
        <>
          {' '}
          <ButtonLink kind="quiet" size="small" href={address} aria-label={`${open}: ${children}`}>
            {open}
          </ButtonLink>
        </>
      )}
    </th>
  )
}
