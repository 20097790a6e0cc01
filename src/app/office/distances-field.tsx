// How far it is between the towns: a table twelve by twelve at a desk, a list a town on a phone.
import { type KeyboardEvent, useRef, useState } from 'react'
import { distancesSource, pairOf } from '../../domain/programme/county-distances.ts'
import {
  type MunicipalityCode,
  municipalities,
  municipalityCodes,
} from '../../domain/values/municipality-code.ts'
import { Select } from '../ui/select.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { desk, useMediaQuery } from '../ui/use-media-query.ts'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { officeWords } from '../words/rooms/office.ts'

/** By pair of towns: kilometres as they are typed, blank where no distance is known. */
export type Distances = Readonly<Record<string, string>>

/** In the order of the alphabet, as they are looked for. */
const towns = [...municipalityCodes].sort((a, b) => municipalities[a].localeCompare(municipalities[b], 'sv'))

export const isDistance = (typed: string): boolean =>
  /^\d{0,5}$/.test(typed.trim()) && Number(typed) <= 10_000

type Props = { value: Distances; onChange: (value: Distances) => void; start: string }

export function DistancesField(props: Props) {
  const atDesk = useMediaQuery(desk)
  const language = useLanguage()
  return (
    <Stack gap={3}>
      <p className="soft">{distancesSource[language]}.</p>
      {atDesk ? <DistanceTable {...props} /> : <DistanceList {...props} />}
    </Stack>
  )
}

function DistanceTable({ value, onChange }: Props) {
  const words = useRoomWords(officeWords)
  const table = useRef<HTMLTableElement>(null)
  // One stop for the tab key; the arrows go on from there.
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 1])
  const move = (event: KeyboardEvent, row: number, column: number) => {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
    if (!step) return
    event.preventDefault()
    let [y, x] = [row + (step[0] ?? 0), column + (step[1] ?? 0)]
    if (y === x) [y, x] = [y + (step[0] ?? 0), x + (step[1] ?? 0)]
    table.current?.querySelector<HTMLInputElement>(`input[data-at="${y}-${x}"]`)?.focus()
  }
  return (
    <div className="distances">
      <p className="field-hint">{words.distancesKeys}</p>
      <table ref={table}>
        <caption className="visually-hidden">{words.distances}</caption>
        <thead>
          <tr>
            <td />
            {towns.map((town) => (
              <th key={town} scope="col">
                <span>{municipalities[town]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {towns.map((from, row) => (
            <tr key={from}>
              <th scope="row">{municipalities[from]}</th>
              {towns.map((to, column) => (
                <td key={to}>
                  {from === to ? (
                    <span aria-hidden="true">·</span>
                  ) : (
                    <input
                      className={isDistance(value[pairOf(from, to)] ?? '') ? 'num' : 'num distance-wrong'}
                      aria-label={words.between(municipalities[from], municipalities[to])}
                      aria-invalid={isDistance(value[pairOf(from, to)] ?? '') ? undefined : true}
                      data-at={`${row}-${column}`}
                      inputMode="numeric"
                      autoComplete="off"
                      maxLength={5}
                      tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                      value={value[pairOf(from, to)] ?? ''}
                      onFocus={(event) => {
                        setAt([row, column])
                        event.target.select()
                      }}
                      onKeyDown={(event) => move(event, row, column)}
                      onChange={(event) => onChange({ ...value, [pairOf(from, to)]: event.target.value })}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function DistanceList({ value, onChange, start }: Props) {
  const words = useRoomWords(officeWords)
  const [from, setFrom] = useState<MunicipalityCode>(towns.find((town) => town === start) ?? '1880')
  return (
    <Stack gap={4}>
      <Select
        label={words.town}
        options={towns.map((town) => ({ value: town, label: municipalities[town] }))}
        placeholder={words.town}
        value={from}
        onChange={(chosen) => chosen && setFrom(chosen as MunicipalityCode)}
      />
      <Columns least="small">
        {towns
          .filter((to) => to !== from)
          .map((to) => (
            <TextInput
              key={to}
              label={municipalities[to]}
              after="km"
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              value={value[pairOf(from, to)] ?? ''}
              onChange={(typed) => onChange({ ...value, [pairOf(from, to)]: typed })}
              error={isDistance(value[pairOf(from, to)] ?? '') ? undefined : words.notDistance}
            />
          ))}
      </Columns>
    </Stack>
  )
}
