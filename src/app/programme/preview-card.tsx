// What a change would do to this year's numbers, beside the form that makes it; counted while nobody waits for it.
import { useEffect, useState } from 'react'
import { recordsToCount } from '../../device/to-preview.ts'
import { type Moved, moves, preview } from '../../domain/programme/preview.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { earlier, firstDayOf, lastDayOf, yearOf } from '../../domain/values/local-date.ts'
import { useLive, useToday } from '../records/office.tsx'
import { Card } from '../ui/card.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'

const pause = 200

/** Lets the page draw and listen before the next number. */
const breathe = () => new Promise((resolve) => setTimeout(resolve))

type Counted = { moved: Moved[]; done: number; all: number }

/** `after` is null while what is typed cannot be counted. */
export function PreviewCard({ before, after }: { before: Programme; after: Programme | null }) {
  const words = useRoomWords(programmeWords)
  const language = useLanguage()
  const today = useToday()
  const year = Math.min(Math.max(yearOf(today), yearOf(before.from)), yearOf(before.to))
  const from = earlier(before.from, firstDayOf(year))
  const rows = useLive(({ memory }) => recordsToCount(memory, { from, to: lastDayOf(year) }), [from, year])
  const [counted, setCounted] = useState<Counted | null>(null)
  const asText = after && JSON.stringify(after)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the programme is new at every letter; its text says when it differs
  useEffect(() => {
    if (!rows || !after) return
    let over = false
    const count = async () => {
      const moved: Moved[] = []
      let done = 0
      for (const one of preview({ before, after, ...rows, year, today })) {
        done += 1
        if (moves(one)) moved.push(one)
        await breathe()
        if (over) return
        if (done < after.indicators.length) setCounted((was) => was && { ...was, done })
      }
      setCounted({ moved, done, all: done })
    }
    setCounted((was) => ({ moved: was?.moved ?? [], done: 0, all: after.indicators.length }))
    const timer = setTimeout(() => void count(), pause)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [rows, asText, year, today])

  const counting = counted !== null && counted.done < counted.all
  return (
    <Card title={words.preview(year)}>
      <div role="status" aria-busy={counting} className="preview">
        {!after ? (
          <p className="soft">{words.previewWrong}</p>
        ) : !counted || (counting && counted.moved.length === 0) ? (
          <p className="soft">{words.previewCounting(counted?.done ?? 0, counted?.all ?? 0)}</p>
        ) : counted.moved.length === 0 ? (
          <p className="soft">{words.previewNothing}</p>
        ) : (
          <ul className="preview-moves">
            {counted.moved.map((one) => (
              <li key={one.id} className={`preview-move preview-${one.after?.status ?? 'followed'}`}>
                {movedWords(words, one, one.name[language])}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

/** `Startade företag 9 → 8, 9 av 10 → 8 av 12 · efter` */
function movedWords(
  words: (typeof programmeWords)['sv'],
  { before, after }: Pick<Moved, 'before' | 'after'>,
  name: string,
): string {
  const number = (figure: Moved['before']) => (figure ? words.of(figure.actual, null) : words.absent)
  const of = (figure: Moved['before']) => (figure ? words.of(figure.actual, figure.target) : words.absent)
  return [
    before?.actual === after?.actual ? name : words.moved(name, number(before), number(after)),
    words.movedOf(of(before), of(after), after ? words.statuses[after.status] : words.absent),
  ].join(', ')
}
