// Länet: where things happened, municipality by municipality; the white spots named, and the same as a table.
import { useLocation, useSearch } from 'wouter'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { type CountyMeasure, CountyTiles, countyMeasures, fromTheNorth } from '../records/county-tiles.tsx'
import { NumbersScreen, type Side } from '../records/numbers-screen.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { Link } from '../ui/link.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { countyWords } from '../words/rooms/county.ts'

export default function CountyScreen() {
  const words = useRoomWords(countyWords)
  return (
    <NumbersScreen title={words.title} lead={words.lead}>
      {(side) => <County {...side} />}
    </NumbersScreen>
  )
}

function County({ shown, asked }: Side) {
  const words = useRoomWords(countyWords)
  const { targets, moments } = useWords()
  const [location, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  const what = countyMeasures.find((one) => one === search.get('vad')) ?? 'sessions'
  const choose = (next: CountyMeasure | null) => {
    search.set('vad', next ?? 'sessions')
    navigate(`${location}?${search}`, { replace: true })
  }
  return (
    <>
      <Segmented
        label={words.what}
        labelHidden
        options={countyMeasures.map((value) => ({ value, label: words.measures[value] }))}
        value={what}
        onChange={choose}
      />
      <Columns least="wide">
        <Card
          title={words.measures[what]}
          aside={targets.countyCount(
            fromTheNorth.filter((code) => shown.numbers.municipalities[code][what] > 0).length,
            fromTheNorth.length,
          )}
        >
          <Stack gap={3}>
            <CountyTiles municipalities={shown.numbers.municipalities} what={what} search={asked.search} />
            <WhiteSpots
              names={fromTheNorth
                .filter((code) => shown.numbers.municipalities[code][what] === 0)
                .map((code) => municipalities[code])}
              what={what}
            />
          </Stack>
        </Card>
        <Card title={words.asTable}>
          <DataTable
            caption={words.asTable}
            columns={[
              { key: 'name', label: words.municipality },
              ...countyMeasures.map((key) => ({ key, label: words.measures[key], numeric: true })),
            ]}
            rows={fromTheNorth.map((code) => ({
              key: code,
              cells: {
                name: (
                  <Link href={`/lanet/${code}${asked.search}${asked.search ? '&' : '?'}vad=${what}`}>
                    {municipalities[code]}
                  </Link>
                ),
                ...Object.fromEntries(
                  countyMeasures.map((key) => [key, moments.number(shown.numbers.municipalities[code][key])]),
                ),
              },
            }))}
            foot={{
              name: words.sum,
              ...Object.fromEntries(
                countyMeasures.map((key) => [
                  key,
                  moments.number(
                    Object.values(shown.numbers.municipalities).reduce((sum, one) => sum + one[key], 0),
                  ),
                ]),
              ),
            }}
          />
        </Card>
      </Columns>
    </>
  )
}

function WhiteSpots({ names, what }: { names: readonly string[]; what: CountyMeasure }) {
  const words = useRoomWords(countyWords)
  return (
    <p className="soft">
      {names.length === 0 ? words.noWhite : words.white(names, words.measureWords[what])}
    </p>
  )
}
