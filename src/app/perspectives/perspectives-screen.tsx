// Perspektiv: Agenda 2030, whom the information reached, and what the decision names without a number.
import type { ReactNode } from 'react'
import { everyOf } from '../../device/live.ts'
import { backgroundOf, subjectsOf, withoutInformation } from '../../device/sides.ts'
import { audiences } from '../../domain/records/activity.ts'
import { topics } from '../../domain/records/session.ts'
import { goalNumbers } from '../../domain/values/goals.ts'
import { useContacts } from '../records/contacts.ts'
import { NumbersScreen, type Side } from '../records/numbers-screen.tsx'
import { useLive } from '../records/office.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Bar } from '../ui/bar.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { perspectivesWords } from '../words/rooms/perspectives.ts'

export default function PerspectivesScreen() {
  const words = useRoomWords(perspectivesWords)
  return (
    <NumbersScreen title={words.title} lead={words.lead}>
      {(side) => (
        <Columns least="large">
          <Stack gap={4}>
            <Agenda {...side} />
            <Goals {...side} />
          </Stack>
          <Stack gap={4}>
            <Efforts {...side} />
            <Subjects {...side} />
            <Background {...side} />
          </Stack>
        </Columns>
      )}
    </NumbersScreen>
  )
}

/** The share of sessions at which information was given: all of them is the target; those without are listed to mend. */
function Agenda({ shown: { programme, numbers }, asked }: Side) {
  const words = useRoomWords(perspectivesWords)
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const missing = useLive(
    (office) => withoutInformation(office, programme, asked.period),
    [programme, asked.period.from, asked.period.to],
  )
  const { sessions, withInformation } = numbers.agenda2030
  // Rounded down: 100 % is said only when it is all of them.
  const percent = sessions === 0 ? 0 : Math.floor((withInformation / sessions) * 100)
  return (
    <Card title={words.agenda} aside={sessions > 0 ? <b className="num">{words.share(percent)}</b> : null}>
      {sessions === 0 ? (
        <p className="soft">{words.noSessions}</p>
      ) : (
        <Stack gap={3}>
          <Bar value={withInformation} max={sessions} mood={percent === 100 ? 'ahead' : 'near'} />
          <p>{words.given(withInformation, sessions)}</p>
          {missing && missing.length > 0 && contacts && members && (
            <>
              <p className="soft">{words.missingWords}</p>
              <List label={words.missing}>
                <ListHeading aside={missing.length}>{words.missing}</ListHeading>
                {missing.map((record) => (
                  <RecordRow key={record.id} {...{ record, contacts, members }} />
                ))}
              </List>
            </>
          )}
        </Stack>
      )}
    </Card>
  )
}

function Goals({ shown: { numbers } }: Side) {
  const words = useRoomWords(perspectivesWords)
  const { goals } = useRecordWords()
  const talked = goalNumbers
    .filter((goal) => numbers.goals[goal] > 0)
    .sort((a, b) => numbers.goals[b] - numbers.goals[a] || a - b)
  return (
    <Card title={words.goals}>
      {talked.length === 0 ? (
        <p className="soft">{words.noGoals}</p>
      ) : (
        <Counted
          caption={words.goals}
          of={words.goal}
          amount={words.times}
          rows={talked.map((goal) => ({
            key: String(goal),
            name: `${goal} ${goals[goal]}`,
            value: numbers.goals[goal],
          }))}
        />
      )}
    </Card>
  )
}

function Efforts({ shown: { numbers, programme } }: Side) {
  const words = useRoomWords(perspectivesWords)
  const language = useLanguage()
  const { kinds } = useRecordWords()
  const said = new Map(programme.perspectives.map((one) => [one.id, one]))
  return (
    <Card
      title={words.efforts}
      aside={
        <ButtonLink
          kind="quiet"
          size="small"
          icon="plus"
          href="/logga/aktivitet?typ=entrepreneurship-information"
        >
          {words.logEffort}
        </ButtonLink>
      }
    >
      <Stack gap={3}>
        <p className="soft">{words.effortsWords}</p>
        <Counted
          caption={words.efforts}
          of={words.audience}
          amount={words.amount}
          rows={audiences.map((audience) => {
            const name =
              said.get(audience)?.name[language] ?? kinds.activity.fields.audiences.choices[audience]
            return {
              key: audience,
              name: said.get(audience)?.prioritised ? `${name} · ${words.prioritised}` : name,
              value: numbers.efforts[audience],
            }
          })}
        />
      </Stack>
    </Card>
  )
}

function Subjects({ shown: { programme }, asked }: Side) {
  const words = useRoomWords(perspectivesWords)
  const { kinds } = useRecordWords()
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const subjects = useLive(
    (office) => subjectsOf(office, programme, asked.period),
    [programme, asked.period.from, asked.period.to],
  )
  if (!subjects || !contacts || !members) return <Skeleton />
  const choices = kinds.session.fields.topics.choices
  const named = topics
    .map((topic) => ({ key: topic, name: choices[topic], value: subjects.topics[topic] ?? 0 }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
  const types = ['local-development', 'dissemination', 'cooperation'] as const
  const typeWords = kinds.activity.fields.type.choices
  return (
    <>
      <Card title={words.topics}>
        <Stack gap={3}>
          <p className="soft">{words.topicsWords}</p>
          {named.length === 0 ? (
            <p>{words.noTopics}</p>
          ) : (
            <Counted caption={words.topics} of={words.topic} amount={words.times} rows={named} />
          )}
        </Stack>
      </Card>
      <Card title={words.also}>
        <Stack gap={3}>
          <p className="soft">{words.alsoWords}</p>
          {types.map((type) => {
            const of = subjects.unnumbered.filter(({ record }) => record.type === type)
            return of.length === 0 ? (
              <p key={type}>{words.noneOf(typeWords[type])}</p>
            ) : (
              <List key={type} label={typeWords[type]}>
                <ListHeading aside={of.length}>{typeWords[type]}</ListHeading>
                {of.map((record) => (
                  <RecordRow key={record.id} {...{ record, contacts, members }} />
                ))}
              </List>
            )
          })}
        </Stack>
      </Card>
    </>
  )
}

function Background({ shown: { programme }, asked }: Side) {
  const words = useRoomWords(perspectivesWords)
  const { answers, kinds } = useRecordWords()
  const cells = useLive(
    ({ memory }) => backgroundOf(memory, programme, asked.period),
    [programme, asked.period.from, asked.period.to],
  )
  if (!cells) return <Skeleton />
  const limit = Object.values(cells.age).find((cell) => typeof cell === 'string')
  const empty = [cells.age, cells.gender, cells.origin].every((of) =>
    Object.values(of).every((cell) => typeof cell === 'string'),
  )
  return (
    <Card title={words.background}>
      {empty ? (
        <p className="soft">{words.noBackground}</p>
      ) : (
        <Stack gap={3}>
          <p className="soft">{words.backgroundWords(String(limit ?? '<5'))}</p>
          {(['age', 'gender', 'origin'] as const).map((question) => {
            const { label } = kinds.background.fields[question]
            return (
              <Counted
                key={question}
                caption={label}
                of={label}
                amount={words.people}
                rows={Object.entries(cells[question]).map(([answer, value]) => ({
                  key: answer,
                  name: answers[answer as keyof typeof answers],
                  value,
                }))}
              />
            )
          })}
        </Stack>
      )}
    </Card>
  )
}

/** Names and numbers, as a table. */
function Counted({
  caption,
  of,
  amount,
  rows,
}: {
  caption: string
  of: string
  amount: string
  rows: readonly { key: string; name: ReactNode; value: number | string }[]
}) {
  const { moments } = useWords()
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'name', label: of },
        { key: 'value', label: amount, numeric: true },
      ]}
      rows={rows.map(({ key, name, value }) => ({
        key,
        cells: { name, value: typeof value === 'number' ? moments.number(value) : value },
      }))}
    />
  )
}
