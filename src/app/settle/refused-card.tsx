// What the office could not take: from whom, why, and the very fields that are wrong, to be mended here and sent again (I8).
import { useState } from 'react'
import { saveRepair } from '../../device/acts.ts'
import { recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { leaveRefused } from '../../device/settle.ts'
import { type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { assembled } from '../../sync/check-sets.ts'
import type { Mutation } from '../../sync/messages.ts'
import { FieldControl, refusalWords } from '../records/control.tsx'
import { isLogged } from '../records/logged-kinds.ts'
import { useLive, useMe, useNow, useOffice, useToday } from '../records/office.tsx'
import { useDeviceNames } from '../records/said-by.ts'
import { useAct } from '../records/use-acts.ts'
import { type FormValues, formValuesOf, said } from '../records/values.ts'
import { Why } from '../records/why.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { settleWords } from '../words/rooms/settle.ts'
import type { Refused } from './use-refused.ts'

export function RefusedCard({ row }: { row: Refused }) {
  const { refused: words } = useRoomWords(settleWords)
  const { acts, detail, moments } = useWords()
  const { memory } = useOffice()
  const toast = useToast()
  const me = useMe()
  const now = useNow(60_000)
  const devices = useDeviceNames(me?.role === 'lead')
  const { kind, mutation, memberName, device, recvAt, issues, mid } = row
  const leave = async () => {
    const back = await leaveRefused(memory, mid)
    toast({ words: words.left, action: { words: acts.undo, run: () => void back() } })
  }
  const from = words.from(
    memberName ?? detail.someone,
    device === null ? undefined : devices.get(device),
    moments.when(Date.parse(recvAt), now),
  )
  const isNew = mutation !== null && Object.keys(mutation.base).length === 0
  const what =
    mutation === null ? '' : words.what[mutation.op === 'delete' ? 'removed' : isNew ? 'created' : 'changed']
  const wrong = kind && mutation?.op !== 'delete' ? fieldsIn(kind, issues) : []
  return (
    <Stack gap={3}>
      <Banner mood="near" title={words.why}>
        <Why kind={kind} issues={issues} />
        <p>{[what, from].filter(Boolean).join(' · ')}</p>
      </Banner>
      {kind && mutation && wrong.length > 0 ? (
        <Mending {...{ kind, mutation, wrong, row }} />
      ) : (
        <p>{mutation ? words.notHere : words.unreadableWords}</p>
      )}
      <Row gap={2}>
        {kind && mutation && isLogged(kind) && (
          <ButtonLink kind="ghost" size="small" href={`/logga?ratta=${mid}`}>
            {words.whole}
          </ButtonLink>
        )}
        <Button kind="quiet" size="small" onClick={() => void leave()}>
          {words.leave}
        </Button>
      </Row>
    </Stack>
  )
}

/** The fields of the kind that something is wrong with, each once. */
const fieldsIn = (kind: KindName, issues: Refused['issues']): string[] => [
  ...new Set(
    issues
      .map(({ field }) => field.split('/')[0] ?? field)
      .filter((field) => Object.hasOwn(kindNamed(kind).fields, field)),
  ),
]

type MendingProps = { kind: KindName; mutation: Mutation; wrong: readonly string[]; row: Refused }

function Mending(props: MendingProps) {
  const { mutation } = props
  const seen = useLive((office) => recordOf(office, mutation.rec), [mutation.rec])
  return seen === undefined ? <Skeleton /> : <MendingForm {...props} seen={seen} />
}

function MendingForm({ kind, mutation, wrong, row, seen }: MendingProps & { seen: Opened | null }) {
  const { refused: words } = useRoomWords(settleWords)
  const records = useRecordWords()
  const office = useOffice()
  const today = useToday()
  const act = useAct()
  const [values, setValues] = useState<FormValues>(() => ({
    ...(seen ? formValuesOf(seen.record) : {}),
    ...assembled(mutation.set, kindNamed(kind).fields),
  }))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>(() => errorsOf(row.issues))
  const [busy, setBusy] = useState(false)
  function errorsOf(issues: readonly { field: string; because: string }[]) {
    return Object.fromEntries(
      issues.map(({ field, because }) => [field.split('/')[0] ?? field, refusalWords(records, because)]),
    )
  }
  const mend = async () => {
    setBusy(true)
    const done = await saveRepair(office, mutation, said(values))
    setBusy(false)
    if (!done.ok && done.problem.because === 'not-valid') return setErrors(errorsOf(done.problem.issues))
    await act(Promise.resolve(done), words.mended)
  }
  return (
    <Card>
      <Stack gap={4}>
        {wrong.map((field) => (
          <FieldControl
            key={field}
            {...{ kind, field, today }}
            value={values[field]}
            needed={kindNamed(kind).fields[field]?.absence === 'required'}
            error={errors[field]}
            onChange={(value) => {
              setValues((before) => ({ ...before, [field]: value }))
              setErrors(({ [field]: _, ...rest }) => rest)
            }}
          />
        ))}
        <Row>
          <Button busy={busy} onClick={() => void mend()}>
            {words.mend}
          </Button>
        </Row>
      </Stack>
    </Card>
  )
}
