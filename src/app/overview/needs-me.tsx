// What needs the lead: the day's list, each line the way in to what it is about; empty, everything is in order.
import { useState } from 'react'
import { putAside, takeAllBack } from '../../device/overview.ts'
import type { DailyLine } from '../../domain/overview/daily.ts'
import type { Indicator } from '../../domain/records/programme.ts'
import { type MunicipalityCode, municipalities } from '../../domain/values/municipality-code.ts'
import { useOffice, useToday } from '../records/office.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip, type ChipMood } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Row } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import type { Daily } from './use-daily.ts'

const moods: Partial<Record<DailyLine['kind'], ChipMood>> = {
  conflicts: 'behind',
  refused: 'behind',
  late: 'behind',
  'to-review': 'sky',
}

export function NeedsMe({ daily }: { daily: Daily }) {
  const words = useRoomWords(overviewWords)
  const { memory } = useOffice()
  const { lines, aside, isWhole, hasOffice } = daily
  return (
    <Card title={words.needsYou} padding={lines.length > 0 ? 'none' : undefined}>
      {lines.length > 0 && (
        <List inset label={words.needsYou}>
          {lines.map((line) => (
            <Line
              key={`${line.kind} ${line.kind === 'silent' || line.kind === 'behind' ? line.of[0] : ''}`}
              {...{ line, daily }}
            />
          ))}
        </List>
      )}
      {!isWhole ? (
        <p className="overview-under soft" role="status">
          {words.reading}
        </p>
      ) : lines.length === 0 ? (
        <div className="overview-in-order">
          <span className="overview-tick">
            <Icon name="check" size={28} />
          </span>
          <p>
            <b>{words.inOrder}</b>
          </p>
          <p className="soft">{hasOffice ? words.inOrderWords : words.inOrderSoFar}</p>
        </div>
      ) : null}
      {aside > 0 && (
        <p className="overview-under overview-seen-lines soft">
          {words.putAway(aside)}
          <Button kind="quiet" size="small" onClick={() => void takeAllBack(memory)}>
            {words.showAgain}
          </Button>
        </p>
      )}
    </Card>
  )
}

function Line({ line, daily }: { line: DailyLine; daily: Daily }) {
  const words = useRoomWords(overviewWords)
  const { acts } = useWords()
  const { memory } = useOffice()
  const today = useToday()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const said = useSaid(line, daily)
  const see = async (how: 'today' | 'week') => {
    const back = await putAside(memory, line, how, today)
    toast({
      words: `${words.aside[how]}: ${said.title}`,
      action: { words: acts.undo, run: () => void back() },
    })
  }
  return (
    <ListRow
      href={hrefOf(line)}
      title={said.title}
      detail={said.detail}
      meta={
        said.count === undefined ? undefined : <Chip mood={moods[line.kind] ?? 'near'}>{said.count}</Chip>
      }
      trailing={
        line.canWait && !asking ? (
          <IconButton icon="check" label={words.seenHow(said.title)} onClick={() => setAsking(true)} />
        ) : undefined
      }
      below={
        asking ? (
          <Row gap={2} className="overview-seen">
            <Button kind="ghost" size="small" autoFocus onClick={() => void see('today')}>
              {words.forToday}
            </Button>
            <Button kind="ghost" size="small" onClick={() => void see('week')}>
              {words.forAWeek}
            </Button>
            <Button kind="quiet" size="small" onClick={() => setAsking(false)}>
              {words.keepInList}
            </Button>
          </Row>
        ) : undefined
      }
    />
  )
}

/** What a line says: what it is, more of it, and how many. */
function useSaid(line: DailyLine, { now }: Daily): { title: string; detail: string; count?: string } {
  const words = useRoomWords(overviewWords)
  const { moments } = useWords()
  const language = useLanguage()
  const { kind, of, silence } = line
  if (kind === 'silent') {
    return {
      title: `${words.lines.silent}: ${silence?.name ?? ''}`,
      detail: words.silence(silence?.days ?? 0, silence?.unsent ?? null),
    }
  }
  if (kind === 'behind') {
    const indicator = now?.programme.indicators.find(({ id }) => id === of[0]) as Indicator | undefined
    const figure = now?.numbers.indicators.find(({ id }) => id === of[0])
    return {
      title: indicator?.name[language] ?? '',
      detail: `${words.lines.behind}: ${words.behindBy(figure?.amount ?? 0, figure?.pace ?? null)}`,
    }
  }
  if (kind === 'without-session') {
    return {
      title: words.lines[kind],
      detail: words.municipalities(of.map((code) => municipalities[code as MunicipalityCode])),
    }
  }
  return { title: words.lines[kind], detail: words.lineWords[kind], count: moments.number(of.length) }
}

/** Where a line is dealt with. */
function hrefOf({ kind, of }: DailyLine): string {
  switch (kind) {
    case 'conflicts':
    case 'refused':
    case 'doubles':
      return '/ordna'
    case 'to-review':
      return '/granska'
    case 'late':
      return '/rapport?del=bevisa'
    case 'silent':
      return '/enheter'
    case 'behind':
      return `/mal/${of[0]}`
    case 'without-session':
      return of.length === 1 ? `/lanet/${of[0]}?vad=sessions` : '/lanet?vad=sessions'
    default:
      return `/oversikt/${kind}`
  }
}
