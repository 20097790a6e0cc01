// One tile of the county opened: the records that its number counts.
import { useSearch } from 'wouter'
import { everyOf } from '../../device/live.ts'
import { inMunicipality } from '../../device/sides.ts'
import { type MunicipalityCode, municipalities } from '../../domain/values/municipality-code.ts'
import { useContacts } from '../records/contacts.ts'
import { countyMeasures } from '../records/county-tiles.tsx'
import { NotHere } from '../records/not-here.tsx'
import { useLive } from '../records/office.tsx'
import { PeriodChooser, useAsked, usePeriodName } from '../records/period.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { useTargets } from '../records/use-targets.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { countyWords } from '../words/rooms/county.ts'

export default function MunicipalityScreen({ code }: { code: string }) {
  const words = useRoomWords(countyWords)
  const { targets } = useWords()
  const asked = useAsked()
  const shown = useTargets(asked)
  const period = usePeriodName(asked)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const said = new URLSearchParams(useSearch()).get('vad')
  const what = countyMeasures.find((one) => one === said) ?? 'sessions'
  const isKnown = Object.hasOwn(municipalities, code)
  const municipality = code as MunicipalityCode
  const records = useLive(
    async (office) =>
      shown && asked && isKnown
        ? inMunicipality(office, shown.programme, municipality, what, asked.period)
        : undefined,
    [shown?.programme, code, what, asked?.period.from, asked?.period.to],
  )
  const back = { label: words.back, to: `/lanet${asked?.search ?? ''}` }
  if (!isKnown) {
    return (
      <Screen title={words.title} back={back}>
        <NotHere back={back} />
      </Screen>
    )
  }
  const name = municipalities[municipality]
  return (
    <Screen
      title={name}
      eyebrow={`${words.measures[what]} ${period}`}
      back={back}
      tools={asked && <PeriodChooser asked={asked} />}
    >
      {!records || !shown || !contacts || !members ? (
        <Skeleton />
      ) : (
        <Stack gap={4}>
          <p>{targets.numberIn(name, what, shown.numbers.municipalities[municipality][what])}</p>
          {records.length === 0 ? (
            <EmptyState
              picture="sprout"
              title={words.empty}
              action={
                <ButtonLink href={`/logga?kommun=${code}`} icon="plus">
                  {words.log}
                </ButtonLink>
              }
            >
              {words.emptyWords(name)}
            </EmptyState>
          ) : (
            <List label={name}>
              {records.map((record) => (
                <RecordRow key={record.id} {...{ record, contacts, members }} />
              ))}
            </List>
          )}
        </Stack>
      )}
    </Screen>
  )
}
