// A programme's money: what each line may cost each year, and who pays for it, up to which cap.
import { type ReactNode, useState } from 'react'
import type { Issue } from '../../domain/records/kind.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { AmountControl } from '../records/control-amount.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Section } from '../ui/section.tsx'
import { Columns, Row, Stack } from '../ui/stack.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { programmeWords } from '../words/rooms/programme.ts'
import { type Opening, Part, PartScreen, partId, usePartForm } from './part.tsx'
import { yearsIn } from './programme-screen.tsx'

/** An amount as it is typed: öre, nothing, or what is no amount. */
type Amount = number | string | null
type MoneyLine = { name: string; amounts: Record<string, Amount> }
type Fund = MoneyLine & { oneToOne: boolean; cap: Amount }
type Typed = { budget: MoneyLine[]; funding: Fund[] }

const amountsOf = (amounts: readonly { year: number; ore: number }[]) =>
  Object.fromEntries(amounts.map(({ year, ore }) => [String(year), ore]))

export default function BudgetScreen({ id }: { id: string }) {
  const words = useRoomWords(programmeWords)
  return (
    <Part id={id} part="budget" title={words.editBudget}>
      {(opening) => <BudgetForm opening={opening} />}
    </Part>
  )
}

function BudgetForm({ opening }: { opening: Opening }) {
  const words = useRoomWords(programmeWords)
  const { record: programme } = opening.seen
  const form = usePartForm<Typed>(opening, () => ({
    budget: programme.budget.map(({ line, amounts }) => ({ name: line, amounts: amountsOf(amounts) })),
    funding: programme.funding.map(({ name, amounts, oneToOne, capOre }) => ({
      name,
      amounts: amountsOf(amounts),
      oneToOne,
      cap: capOre,
    })),
  }))
  const { values, set } = form
  const years = yearsIn(programme)
  const save = () => {
    const wrong = issuesIn(values)
    if (wrong.length > 0) return form.refuse(wrong)
    return form.save(saidOf(values, programme), words.savedText)
  }
  const put = <R extends MoneyLine>(rows: R[], at: number, changed: Partial<R>) =>
    rows.map((row, i) => (i === at ? { ...row, ...changed } : row))
  return (
    <PartScreen seen={opening.seen} title={words.editBudget} form={form} onSave={() => void save()}>
      <Section title={words.budget}>
        <Stack gap={4}>
          {values.budget.map((row, i) => (
            <MoneyRow
              key={row.name}
              {...{ row, years, form }}
              list="budget"
              at={i}
              onChange={(amounts) => set({ budget: put(values.budget, i, { amounts }) })}
              onRemove={() => set({ budget: values.budget.filter((_, j) => j !== i) })}
            />
          ))}
          <AddRow
            taken={values.budget}
            title={words.newLine}
            label={words.lineName}
            hint={words.lineHelp}
            add={words.addLine}
            onAdd={(name) => set({ budget: [...values.budget, { name, amounts: {} }] })}
          />
        </Stack>
      </Section>
      <Section title={words.funding}>
        <Stack gap={4}>
          {values.funding.map((row, i) => (
            <MoneyRow
              key={row.name}
              {...{ row, years, form }}
              list="funding"
              at={i}
              onChange={(amounts) => set({ funding: put(values.funding, i, { amounts }) })}
              onRemove={() => set({ funding: values.funding.filter((_, j) => j !== i) })}
            >
              <AmountControl
                id={partId(`funding/${i}/cap`)}
                label={words.cap}
                value={row.cap}
                onChange={(cap) => set({ funding: put(values.funding, i, { cap: cap as Amount }) })}
                error={form.errorOf(`funding/${i}/cap`)}
              />
              <Switch
                label={words.oneToOne}
                checked={row.oneToOne}
                onChange={(oneToOne) => set({ funding: put(values.funding, i, { oneToOne }) })}
              />
            </MoneyRow>
          ))}
          <AddRow
            taken={values.funding}
            title={words.newFund}
            label={words.fundName}
            add={words.addFund}
            onAdd={(name) =>
              set({ funding: [...values.funding, { name, amounts: {}, oneToOne: false, cap: 0 }] })
            }
          />
        </Stack>
      </Section>
    </PartScreen>
  )
}

/** Amounts that are none, each at its place. */
function issuesIn({ budget, funding }: Typed): Issue[] {
  const wrong = (value: Amount) => typeof value === 'string' || (value !== null && value < 0)
  const inRow = (list: string, at: number, { amounts }: MoneyLine): Issue[] =>
    Object.entries(amounts).flatMap(([year, value]) =>
      wrong(value) ? [{ field: `${list}/x/${list}/${at}/${year}`, because: 'not-ore' }] : [],
    )
  return [
    ...budget.flatMap((row, i) => inRow('budget', i, row)),
    ...funding.flatMap((row, i) => [
      ...inRow('funding', i, row),
      ...(wrong(row.cap) ? [{ field: `funding/x/funding/${i}/cap`, because: 'not-ore' }] : []),
    ]),
  ]
}

function saidOf({ budget, funding }: Typed, programme: Programme): Pick<Programme, 'budget' | 'funding'> {
  const amounts = (of: Record<string, Amount>) =>
    Object.entries(of)
      .flatMap(([year, ore]) => (typeof ore === 'number' ? [{ year: Number(year), ore }] : []))
      .sort((a, b) => a.year - b.year)
  const orders = (rows: readonly { order?: number | undefined }[]) =>
    Math.max(0, ...rows.map(({ order }) => order ?? 0))
  return {
    budget: budget.map((row, i) => ({
      order:
        programme.budget.find(({ line }) => line === row.name)?.order ?? orders(programme.budget) + i + 1,
      line: row.name,
      amounts: amounts(row.amounts),
    })),
    funding: funding.map((row, i) => ({
      order:
        programme.funding.find(({ name }) => name === row.name)?.order ?? orders(programme.funding) + i + 1,
      name: row.name,
      oneToOne: row.oneToOne,
      capOre: typeof row.cap === 'number' ? row.cap : 0,
      amounts: amounts(row.amounts),
    })),
  }
}

function MoneyRow({
  row,
  years,
  list,
  at,
  form,
  onChange,
  onRemove,
  children,
}: {
  row: MoneyLine
  years: readonly number[]
  list: 'budget' | 'funding'
  at: number
  form: { errorOf: (place: string) => string | undefined }
  onChange: (amounts: Record<string, Amount>) => void
  onRemove: () => void
  children?: ReactNode
}) {
  const words = useRoomWords(programmeWords)
  return (
    <Card
      level={3}
      title={row.name}
      aside={<IconButton icon="trash" label={words.removeLine(row.name)} onClick={onRemove} />}
    >
      <Stack gap={3}>
        <Columns least="small">
          {years.map((year) => (
            <AmountControl
              key={year}
              id={partId(`${list}/${at}/${year}`)}
              name={`${list} ${row.name} ${year}`}
              label={words.year(year)}
              value={row.amounts[String(year)] ?? null}
              onChange={(value) => onChange({ ...row.amounts, [String(year)]: value as Amount })}
              error={form.errorOf(`${list}/${at}/${year}`)}
            />
          ))}
        </Columns>
        {children}
      </Stack>
    </Card>
  )
}

function AddRow({
  taken,
  title,
  label,
  hint,
  add,
  onAdd,
}: {
  taken: readonly MoneyLine[]
  title: string
  label: string
  hint?: string
  add: string
  onAdd: (name: string) => void
}) {
  const words = useRoomWords(programmeWords)
  const [name, setName] = useState('')
  const [error, setError] = useState<string | undefined>()
  const put = () => {
    const said = name.trim()
    if (!said) return setError(words.needsName)
    if (taken.some((row) => row.name === said)) return setError(words.notALine)
    onAdd(said)
    setName('')
    setError(undefined)
  }
  return (
    <Card level={3} title={title}>
      <Stack gap={3}>
        <TextInput
          label={label}
          hint={hint}
          value={name}
          maxLength={60}
          onChange={setName}
          error={error}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            put()
          }}
        />
        <Row>
          <Button kind="ghost" icon="plus" onClick={put}>
            {add}
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}
