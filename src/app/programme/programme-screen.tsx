// One programme as it stands: its objectives with what each counts, its money, its rules, and what was changed when.
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { remove, saveNew } from '../../device/acts.ts'
import { everyOf, recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { latestDefinition, latestValue } from '../../domain/programme/dated-change.ts'
import { nextProgramme } from '../../domain/programme/next-programme.ts'
import { printProgramme } from '../../domain/programme/programme-file.ts'
import type { Indicator, Programme } from '../../domain/records/programme.ts'
import { numberFormat } from '../../domain/values/formats.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { printOre } from '../../domain/values/ore.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { useLive, useMe, useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { useAct } from '../records/use-acts.ts'
import { usePrinting } from '../records/use-printing.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { NoProgramme, type Seen } from './part.tsx'
import { conditionWords, targetWords, valueWords } from './words-of.ts'
import './programme.css'

export default function ProgrammeScreen({ id }: { id: string }) {
  const words = useRoomWords(programmeWords)
  const found = useLive((office) => recordOf(office, id), [id])
  const me = useMe()
  if (found === undefined || me === undefined) {
    return (
      <Screen title={words.title} back={{ label: words.back, to: '/program' }}>
        <Skeleton />
      </Screen>
    )
  }
  if (!found || found.deleted === 1 || found.record.kind !== 'programme') return <NoProgramme />
  return <Whole seen={found as Seen} isLead={me?.role === 'lead'} />
}

type Shown = { programme: Programme; isLead: boolean }

function Whole({ seen, isLead }: { seen: Seen; isLead: boolean }) {
  const words = useRoomWords(programmeWords)
  const { moments } = useWords()
  const printing = usePrinting()
  const { record: programme } = seen
  const shown = { programme, isLead }
  return (
    <Screen
      wide
      title={programme.name}
      eyebrow={words.period(moments.day(programme.from), moments.day(programme.to))}
      back={{ label: words.back, to: '/program' }}
    >
      <Stack gap={4}>
        {printing && <Conflicts record={seen as Opened} printing={printing} />}
        <Row gap={2}>
          {isLead && <Next programme={programme} />}
          <Export programme={programme} />
          {isLead && <Remove seen={seen} />}
        </Row>
        <Columns least="large">
          <Objectives {...shown} />
          <Stack gap={4}>
            <About {...shown} />
            <Changes {...shown} />
            <Budget {...shown} />
            <Rules {...shown} />
            {isLead && printing && <History id={seen.id} kind="programme" printing={printing} />}
          </Stack>
        </Columns>
      </Stack>
    </Screen>
  )
}

function EditLink({ to, what, children }: { to: string; what: string; children?: ReactNode }) {
  const words = useRoomWords(programmeWords)
  return (
    <ButtonLink kind="ghost" size="small" icon="edit" href={to} aria-label={words.change(what)}>
      {children ?? words.edit}
    </ButtonLink>
  )
}

function Objectives({ programme, isLead }: Shown) {
  const words = useRoomWords(programmeWords)
  const language = useLanguage()
  const lost = programme.indicators.filter(
    ({ objective }) => !programme.objectives.some(({ id }) => id === objective),
  )
  return (
    <Section
      title={words.objectives}
      aside={
        isLead && (
          <ButtonLink kind="ghost" size="small" icon="plus" href={`/program/${programme.id}/delmal/ny`}>
            {words.newObjective}
          </ButtonLink>
        )
      }
    >
      <Stack gap={4}>
        {programme.objectives.map((objective) => {
          const name = words.objectiveOf(objective.number, objective.name[language])
          const own = programme.indicators.filter((one) => one.objective === objective.id)
          return (
            <Card
              key={objective.id}
              level={3}
              title={name}
              aside={
                isLead && <EditLink to={`/program/${programme.id}/delmal/${objective.id}`} what={name} />
              }
            >
              <Stack gap={3}>
                {own.length === 0 ? (
                  <p className="soft">{words.noIndicators}</p>
                ) : (
                  <Indicators label={name} of={own} {...{ programme, isLead }} />
                )}
                {isLead && (
                  <Row>
                    <ButtonLink
                      kind="quiet"
                      size="small"
                      icon="plus"
                      href={`/program/${programme.id}/indikator/ny?delmal=${encodeURIComponent(objective.id)}`}
                      aria-label={`${words.newIndicator}: ${name}`}
                    >
                      {words.newIndicator}
                    </ButtonLink>
                  </Row>
                )}
              </Stack>
            </Card>
          )
        })}
        {lost.length > 0 && <Indicators label={words.indicator} of={lost} {...{ programme, isLead }} />}
      </Stack>
    </Section>
  )
}

function Indicators({ label, of, programme, isLead }: Shown & { label: string; of: readonly Indicator[] }) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  return (
    <List label={label} inset>
      {of.map((indicator) => {
        const { counts, measures, target } = latestDefinition(indicator)
        const whole = programme.indicators.find(({ id }) => id === indicator.partOf)
        return (
          <ListRow
            key={indicator.id}
            {...(isLead
              ? { href: `/program/${programme.id}/indikator/${encodeURIComponent(indicator.id)}` }
              : {})}
            title={indicator.name[language]}
            detail={
              <>
                {[
                  targetWords(words, target),
                  words.measureNames[measures].toLowerCase(),
                  ...(whole ? [words.partOfShort(whole.name[language].toLowerCase())] : []),
                ].join(' · ')}
                <br />
                {counts.map((one) => conditionWords({ words, records }, one)).join(' + ')}
              </>
            }
          />
        )
      })}
    </List>
  )
}

function About({ programme, isLead }: Shown) {
  const words = useRoomWords(programmeWords)
  const { kinds } = useRecordWords()
  const { moments } = useWords()
  const { fields } = kinds.programme
  return (
    <Card
      title={words.about}
      aside={isLead && <EditLink to={`/program/${programme.id}/om`} what={words.about.toLowerCase()} />}
    >
      <DefinitionList
        items={[
          { term: fields.key.label, value: programme.key },
          { term: fields.diaryNumber.label, value: programme.diaryNumber ?? words.nothing },
          { term: fields.funders.label, value: programme.funders.join(', ') || words.nothing },
          { term: fields.from.label, value: moments.day(programme.from) },
          { term: fields.to.label, value: moments.day(programme.to) },
        ]}
      />
    </Card>
  )
}

export const yearsIn = (programme: Programme): number[] => {
  const years = Array.from(
    { length: Number(programme.to.slice(0, 4)) - Number(programme.from.slice(0, 4)) + 1 },
    (_, i) => Number(programme.from.slice(0, 4)) + i,
  )
  const said = [...programme.budget, ...programme.funding].flatMap(({ amounts }) =>
    amounts.map(({ year }) => year),
  )
  return [...new Set([...years, ...said])].sort((a, b) => a - b)
}

function Budget({ programme, isLead }: Shown) {
  const words = useRoomWords(programmeWords)
  const language = useLanguage()
  const years = yearsIn(programme)
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  // In the heading it is said that they are kronor: in each cell there would be no room for it.
  const kronor = (ore: number) =>
    numberFormat(locale, {
      minimumFractionDigits: ore % 100 === 0 ? 0 : 2,
      maximumFractionDigits: 2,
    }).format(ore / 100)
  const sums = (amounts: readonly { year: number; ore: number }[]) => ({
    ...Object.fromEntries(
      years.map((year) => [
        String(year),
        kronor(amounts.filter((one) => one.year === year).reduce((sum, { ore }) => sum + ore, 0)),
      ]),
    ),
    sum: kronor(amounts.reduce((sum, { ore }) => sum + ore, 0)),
  })
  const columns = (first: string) => [
    { key: 'name', label: first },
    ...years.map((year) => ({ key: String(year), label: words.year(year), numeric: true })),
    { key: 'sum', label: words.sum, numeric: true },
  ]
  return (
    <Card
      title={words.inKronor(words.budget)}
      aside={isLead && <EditLink to={`/program/${programme.id}/budget`} what={words.budget.toLowerCase()} />}
    >
      <Stack gap={4}>
        {programme.budget.length + programme.funding.length === 0 && <p className="soft">{words.noBudget}</p>}
        {programme.budget.length > 0 && (
          <DataTable
            caption={words.budget}
            columns={columns(words.line)}
            rows={programme.budget.map(({ line, amounts }) => ({
              key: line,
              cells: { name: line, ...sums(amounts) },
            }))}
            foot={{ name: words.sum, ...sums(programme.budget.flatMap(({ amounts }) => amounts)) }}
          />
        )}
        {programme.funding.length > 0 && (
          <DataTable
            caption={words.funding}
            columns={columns(words.funding)}
            rows={programme.funding.map(({ name, amounts, capOre, oneToOne }) => ({
              key: name,
              cells: {
                name: (
                  <>
                    {name}
                    <span className="programme-note">
                      {[words.capOf(printOre(capOre, locale)), ...(oneToOne ? [words.oneToOne] : [])].join(
                        ' · ',
                      )}
                    </span>
                  </>
                ),
                ...sums(amounts),
              },
            }))}
          />
        )}
      </Stack>
    </Card>
  )
}

const ruleValueWords = (
  said: Parameters<typeof valueWords>[0],
  value: Programme['rules'][number]['value'],
): string =>
  [value]
    .flat()
    .map((one) => valueWords(said, 'activity', 'type', one))
    .join(', ')

function Rules({ programme, isLead }: Shown) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  return (
    <Card title={words.rules}>
      {programme.rules.length === 0 ? (
        <p className="soft">{words.noRules}</p>
      ) : (
        <List label={words.rules} inset>
          {programme.rules.map((rule) => {
            const value = latestValue(rule)
            const said = ruleValueWords({ words, records }, value)
            // A number stands at the end of its row; a list of words has a line of its own.
            const many = Array.isArray(value)
            return (
              <ListRow
                key={rule.id}
                {...(isLead ? { href: `/program/${programme.id}/regel/${encodeURIComponent(rule.id)}` } : {})}
                title={rule.name[language]}
                detail={
                  <>
                    {many && (
                      <>
                        <b>{said}</b>
                        <br />
                      </>
                    )}
                    {rule.source}
                  </>
                }
                meta={many ? undefined : <b className="num">{said}</b>}
              />
            )
          })}
        </List>
      )}
    </Card>
  )
}

type Change = { from: LocalDate; key: string; name: string; said: string }

/** Everything that was changed with a day, the latest first. */
function Changes({ programme }: Shown) {
  const words = useRoomWords(programmeWords)
  const records = useRecordWords()
  const language = useLanguage()
  const { moments } = useWords()
  const changes: Change[] = [
    ...programme.indicators.flatMap(({ id, name, changes: own = [] }) =>
      own.map(({ from, target, measures }) => ({
        from,
        key: `${id} ${from}`,
        name: name[language],
        said: `${targetWords(words, target)} · ${words.measureNames[measures].toLowerCase()}`,
      })),
    ),
    ...programme.rules.flatMap(({ id, name, changes: own = [] }) =>
      own.map(({ from, value }) => ({
        from,
        key: `${id} ${from}`,
        name: name[language],
        said: ruleValueWords({ words, records }, value),
      })),
    ),
  ].sort((a, b) => (a.from < b.from ? 1 : -1))
  return (
    <Card title={words.changes}>
      {changes.length === 0 ? (
        <p className="soft">{words.noChanges}</p>
      ) : (
        <List label={words.changes} inset>
          {[...new Set(changes.map(({ from }) => from))].flatMap((from) => [
            <ListHeading key={from}>{words.changedFrom(moments.day(from))}</ListHeading>,
            ...changes
              .filter((one) => one.from === from)
              .map(({ key, name, said }) => <ListRow key={key} title={name} detail={said} />),
          ])}
        </List>
      )}
    </Card>
  )
}

function Next({ programme }: { programme: Programme }) {
  const words = useRoomWords(programmeWords)
  const { moments } = useWords()
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const [busy, setBusy] = useState(false)
  const copy = async () => {
    setBusy(true)
    const all = (await everyOf(office, 'programme')).map(({ record }) => record as Programme)
    const { kind, ...values } = nextProgramme(programme, all)
    const id = office.handed.id()
    const said = words.nextMade(programme.name, moments.day(values.from))
    if (await act(saveNew(office, [{ kind, id, values }]), said)) navigate(`/program/${id}`)
    setBusy(false)
  }
  return (
    <Button icon="copy" busy={busy} onClick={() => void copy()}>
      {words.next}
    </Button>
  )
}

function Export({ programme }: { programme: Programme }) {
  const words = useRoomWords(programmeWords)
  const name = `${programme.key.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.json`
  const save = () => saveFile(name, 'json', printProgramme(programme))
  return (
    <Button kind="ghost" icon="download" onClick={save}>
      {words.export}
    </Button>
  )
}

function Remove({ seen }: { seen: Seen }) {
  const words = useRoomWords(programmeWords)
  const { parts } = useWords()
  const office = useOffice()
  const act = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {words.remove}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.removeTitle(seen.record.name)}
        actions={
          <>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              {parts.cancel}
            </Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false)
                void act(remove(office, seen), words.removed).then((done) => done && navigate('/program'))
              }}
            >
              {words.remove}
            </Button>
          </>
        }
      >
        <p>{words.removeWords}</p>
      </Dialog>
    </>
  )
}
