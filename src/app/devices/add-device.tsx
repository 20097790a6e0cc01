// Adding a device: who it is for, the code to type or scan, and the two words to compare.
import { useState } from 'react'
import { memberRoles } from '../../domain/records/office.ts'
import { codeMinutes, printCode } from '../../sync/enrolment.ts'
import { useOffice } from '../records/office.tsx'
import { type DeviceRow, type Invitation, invite } from '../records/office-calls.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Button } from '../ui/button.tsx'
import { CodeText } from '../ui/code-text.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { devicesWords } from '../words/rooms/devices.ts'
import { Confirm } from './confirm.tsx'

export function AddDevice({
  rows,
  onChanged,
  onClose,
}: {
  rows: readonly DeviceRow[]
  onChanged: () => Promise<void>
  onClose: () => void
}) {
  const { handed } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const { notDone, notEnrolled, parts } = useWords()
  const words = useRoomWords(devicesWords)
  const [name, setName] = useState('')
  const [role, setRole] = useState<string | null>('adviser')
  const [made, setMade] = useState<Invitation | null>(null)
  const [before] = useState(() => new Set(rows.map(({ id }) => id)))
  const [wrong, setWrong] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const claimed = made && rows.find(({ id, state }) => state === 'waiting' && !before.has(id))

  const make = async () => {
    if (!name.trim()) return setWrong(notEnrolled['no-name'])
    setBusy(true)
    const answer = await freshly(() => invite(handed.fetch, { name: name.trim(), role: role ?? 'adviser' }))
    setBusy(false)
    if (!answer.ok) return setWrong(notDone[answer.because])
    setOver(false)
    setMade(answer.answer)
  }
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={made ? words.codeTitle(name) : words.addTitle}
        actions={
          made ? (
            over && <Button onClick={() => void make()}>{words.newCode}</Button>
          ) : (
            <>
              <Button kind="quiet" onClick={onClose}>
                {parts.cancel}
              </Button>
              <Button type="submit" form="add-device" busy={busy}>
                {words.makeCode}
              </Button>
            </>
          )
        }
      >
        {claimed ? (
          <Confirm
            row={claimed}
            onDone={() => {
              void onChanged()
              onClose()
            }}
          />
        ) : made ? (
          <Stack gap={4}>
            <p>{words.codeWords}</p>
            <Row between>
              <CodeText code={printCode(made.code)} label={words.code} />
              <Countdown
                until={Date.parse(made.expiresAt)}
                whole={codeMinutes * 60_000}
                now={handed.now}
                label={parts.minutesLeft}
                onEnd={() => setOver(true)}
              />
            </Row>
            <QrCode text={made.url} label={words.qr} />
            <p className="soft">{made.url.replace(/#.*/, '')}</p>
            <Row>
              {over ? (
                words.expired
              ) : (
                <>
                  <Spinner /> <span role="status">{words.waits}</span>
                </>
              )}
            </Row>
          </Stack>
        ) : (
          <form
            id="add-device"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void make()
            }}
          >
            <Stack gap={4}>
              <TextInput
                id="add-device-name"
                label={words.name}
                value={name}
                onChange={setName}
                error={wrong}
                autoComplete="off"
                autoFocus
              />
              <Segmented
                label={words.role}
                options={memberRoles.map((value) => ({ value: value as string, label: words.roles[value] }))}
                value={role}
                onChange={setRole}
              />
              {role && <p className="soft">{words.roleHints[role as 'adviser']}</p>}
            </Stack>
          </form>
        )}
      </Dialog>
      {signIn}
    </>
  )
}
