// What saving would move, said above the button before it is pressed: `Företag 9 → 10, Kooperativa 6 → 7`.
import { useEffect, useState } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { type Move, type WouldMove, wouldMove } from '../../device/would-move.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import type { Change } from '../../sync/mutation.ts'
import type { LoggedKind } from '../records/logged-kinds.ts'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { asTerm } from '../records/record-card.tsx'
import { type FormValues, issuesOf } from '../records/values.ts'
import { useLanguage, useRecordWords, useRoomWords } from '../ui/words.tsx'
import { type LogWords, logWords } from '../words/rooms/log.ts'
import { isAsked, settled } from './layouts.ts'

/** Typing is left in peace for so long. */
const pause = 150

export function WouldMoveWords({
  kind,
  control,
  changes,
  onMany,
}: {
  kind: LoggedKind
  control: Control<FormValues>
  /** What saving these values would do, the record asked about last; null when it would change nothing. */
  changes: (values: FormValues) => readonly Change[] | null
  /** Whether so much moves that it needs the whole width. */
  onMany: (many: boolean) => void
}) {
  const office = useOffice()
  const today = useToday()
  const room = useRoomWords(logWords)
  const records = useRecordWords()
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const values = useWatch({ control })
  // Asked again when somebody else's record arrives meanwhile.
  const revision = useLive(async ({ memory }) => (await memory.meta.get('revision'))?.value ?? 0)
  const [found, setFound] = useState<{ would: WouldMove | null; changed: boolean } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is asked again when it has changed
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(async () => {
      const list = changes(settled(kind, values))
      const would = list && (await wouldMove(office, list, today))
      if (wanted) setFound({ would, changed: list !== null })
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [office, kind, values, changes, today, revision])
  const left = issuesOf(kind, settled(kind, values)).filter(({ because }) => because === 'required')
  const many = left.length === 0 && movesIn(found?.would) > 1
  useEffect(() => onMany(many), [many, onMany])
  return (
    <span role="status" aria-label={room.moves.label}>
      {left.length > 0 ? whatIsLeft() : found && whatMoves(found)}
    </span>
  )

  function whatIsLeft(): string {
    const fields = [...new Set(left.map(({ field }) => field.split('/')[0] ?? ''))].filter((field) =>
      isAsked(kind, field, values),
    )
    const labels = fields.map((field) => asTerm(wordsOf(records, kind, field)?.label ?? field).toLowerCase())
    const shown = labels.slice(0, 1)
    const more = labels.length - shown.length
    return room.moves.left(more > 0 ? [...shown, room.moves.leftMore(more)] : shown)
  }

  function whatMoves({ would, changed }: { would: WouldMove | null; changed: boolean }): string {
    if (!changed || !would) return room.moves.unchanged
    const { moves, lines, place, locked } = would
    if (moves.length === 0 && lines.length === 0) {
      return place === 'in' ? (isEdit() ? room.moves.unchanged : room.moves.noTarget) : room.moves.not[place]
    }
    const said = once(moves, yearOf(today))
    const kronor = (ore: number) => printOre(ore, locale)
    return [
      ...said.map((move) => moveWords(move, room, aloneIn(move, said), yearOf(today), locale)),
      ...lines.map(({ line, before, after }) => room.moves.line(line, kronor(before), kronor(after))),
      ...locked.map(room.moves.locked),
    ].join(', ')
  }

  function isEdit(): boolean {
    return (changes(settled(kind, values)) ?? []).some(({ base }) => Object.keys(base).length > 0)
  }
}

const movesIn = (would: WouldMove | null | undefined): number =>
  would ? would.moves.length + would.lines.length : 0

/** What lasts over the years is said once: as it will be this year, else in the first year that it moves. */
const once = (moves: readonly Move[], thisYear: number): Move[] =>
  moves.filter((move) => {
    if (!move.lasts) return true
    const years = moves
      .filter(({ programme, indicator }) => programme === move.programme && indicator === move.indicator)
      .map(({ year }) => year)
    return move.year === (years.includes(thisYear) ? thisYear : Math.min(...years))
  })

/** The only number of its programme that moves: then there is room for its target. */
const aloneIn = ({ programme }: Move, said: readonly Move[]): boolean =>
  said.filter((one) => one.programme === programme).length === 1

function moveWords(
  { programme, year, indicator, before, after, target }: Move,
  { moves }: LogWords,
  alone: boolean,
  thisYear: number,
  locale: string,
): string {
  const known = programme.key === 'radgivning-2024' ? moves.short[indicator.id] : undefined
  const name = known ?? indicator.name[locale === 'sv-SE' ? 'sv' : 'en']
  return [
    moves.move(name, before, after),
    alone && target !== null ? moves.outOf(target) : '',
    year === thisYear ? '' : moves.inYear(year),
  ].join('')
}
