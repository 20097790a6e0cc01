// What an import would do, before it is done: what is new, what is doubtful, what is refused and why.
import type { Ref } from 'react'
import { tableLimits } from '../../files/cell.ts'
import type { LineDoubt, LineProblem } from '../../files/reading.ts'
import { fileReason } from '../../files/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import type { Tried } from './talk.ts'

type Props = {
  tried: Tried
  heading: Ref<HTMLHeadingElement>
  onImport: () => void
  onBack: () => void
  onAgain: () => void
  onSaveProblems: () => void
}

export function TriedList({ tried, heading, onImport, onBack, onAgain, onSaveProblems }: Props) {
  const words = useRoomWords(transferWords)
  const { moments } = useWords()
  const records = useRecordWords()
  const made = tried.created.reduce((sum, { count }) => sum + count, 0)
  const count = made + tried.edited
  const items = [
    ...tried.created.map(({ kind, count: so }) => ({
      term: `${words.willMake}: ${records.kinds[kind].many}`,
      value: moments.number(so),
    })),
    ...(tried.edited > 0 ? [{ term: words.willEdit, value: moments.number(tried.edited) }] : []),
    ...(tried.unchanged > 0 ? [{ term: words.same, value: moments.number(tried.unchanged) }] : []),
    ...(tried.doubtCount > 0 ? [{ term: words.doubtful, value: moments.number(tried.doubtCount) }] : []),
    ...(tried.bad > 0 ? [{ term: words.refused, value: words.rows(tried.bad) }] : []),
  ]
  return (
    <Stack gap={4}>
      <h2 className="transfer-heading" tabIndex={-1} ref={heading}>
        {words.tried}
      </h2>
      <Card>{items.length > 0 ? <DefinitionList items={items} /> : <p>{words.nothingToImport}</p>}</Card>
      {tried.waiting > 0 && <Banner mood="near">{words.waiting(tried.waiting)}</Banner>}
      <Lines title={words.refused} lines={tried.problems} count={tried.problemCount} mood="behind" />
      <Lines title={words.doubtful} lines={tried.doubts} count={tried.doubtCount} mood="near" />
      {tried.problemCount + tried.doubtCount > 0 && (
        <Row>
          <Button kind="ghost" size="small" icon="download" onClick={onSaveProblems}>
            {words.takeOutProblems}
          </Button>
        </Row>
      )}
      {count > tableLimits.pageRecords && (
        <Banner mood="near">{words.tooManyAtOnce(tableLimits.pageRecords)}</Banner>
      )}
      {count === 0 && tried.problemCount > 0 && <p>{words.nothingToImport}</p>}
      <Row>
        {count > 0 && count <= tableLimits.pageRecords && (
          <Button onClick={onImport}>
            {tried.bad > 0 ? words.importGood(count) : words.importAll(count)}
          </Button>
        )}
        <Button kind="ghost" onClick={onBack}>
          {words.changePlan}
        </Button>
        <Button kind="quiet" onClick={onAgain}>
          {words.another}
        </Button>
      </Row>
    </Stack>
  )
}

const most = 50

function Lines({
  title,
  lines,
  count,
  mood,
}: {
  title: string
  lines: readonly (LineProblem | LineDoubt)[]
  count: number
  mood: 'near' | 'behind'
}) {
  const words = useRoomWords(transferWords)
  const language = useLanguage()
  if (count === 0) return null
  const where = (one: LineProblem | LineDoubt) => {
    if (one.line === 0) return words.theFile
    const row = words.row(one.line, one.sheet)
    return one.column === undefined ? row : `${row}, ${one.column}`
  }
  // A row that says one thing twice says it once here.
  const unique = [...new Map(lines.map((one) => [`${where(one)} ${one.because}`, one]))]
  return (
    <Card title={title} level={3} mood={mood}>
      <List label={title} inset>
        {unique.slice(0, most).map(([key, one]) => (
          <ListRow key={key} title={where(one)} detail={fileReason(one.because, language)} />
        ))}
      </List>
      {count > most && <p className="soft">{words.more(count - most)}</p>}
    </Card>
  )
}
