// Saying that a record should not count, with why: it stays, is listed beside its number, and can be counted again.
import { useState } from 'react'
import { saveEdit } from '../../device/acts.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { checkField } from '../../domain/records/kind.ts'
import { kindNamed } from '../../domain/records/kinds.ts'
import { refusalWords } from '../records/control.tsx'
import { useOffice } from '../records/office.tsx'
import { useAct } from '../records/use-acts.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRecordWords, useRoomWords } from '../ui/words.tsx'
import { logWords } from '../words/rooms/log.ts'

/** Why it does not count, and the way to count it again; nothing while it counts. */
export function CountsNot({ record: seen, mayEdit }: { record: Opened; mayEdit: boolean }) {
  const office = useOffice()
  const { page } = useRoomWords(logWords)
  const act = useAct()
  const { record } = seen
  if (!('counts' in record) || record.counts) return null
  const again = () => act(saveEdit(office, seen, { counts: true, countsNot: null }), page.countsAgain)
  return (
    <Banner
      mood="info"
      title={page.countsNot}
      actions={
        mayEdit ? (
          <Button kind="ghost" size="small" onClick={() => void again()}>
            {page.countAgain}
          </Button>
        ) : null
      }
    >
      {record.countsNot}
    </Banner>
  )
}

/** The way to set a record aside; nothing where it does not count already. */
export function SetAside({ record: seen }: { record: Opened }) {
  const office = useOffice()
  const { page } = useRoomWords(logWords)
  const records = useRecordWords()
  const act = useAct()
  const [open, setOpen] = useState(false)
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState<string | undefined>()
  const { record } = seen
  if (!('counts' in record) || !record.counts) return null
  const setAside = async () => {
    const checked = checkField(kindNamed(record.kind), 'countsNot', why.trim())
    if (!checked.ok) {
      const because = why.trim() === '' ? 'reason-missing' : (checked.issues[0]?.because ?? 'not-valid')
      setWrong(refusalWords(records, because))
      return focusField('counts-not')
    }
    const saved = await act(
      saveEdit(office, seen, { counts: false, countsNot: checked.value }),
      page.wasSetAside,
    )
    if (saved) setOpen(false)
  }
  return (
    <>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        {page.setAside}
      </Button>
      <Confirm
        open={open}
        title={page.setAsideTitle}
        yes={page.doSetAside}
        onYes={() => void setAside()}
        onClose={() => setOpen(false)}
      >
        <Stack gap={3}>
          <p>{page.setAsideWords}</p>
          <TextInput
            id="counts-not"
            label={records.shared.countsNot.label}
            hint={records.shared.countsNot.help}
            error={wrong}
            autoComplete="off"
            value={why}
            onChange={(typed) => {
              setWhy(typed)
              setWrong(undefined)
            }}
          />
          <Row gap={2}>
            {page.reasons.map((reason) => (
              <Chip key={reason} onClick={() => setWhy(reason)}>
                {reason}
              </Chip>
            ))}
          </Row>
        </Stack>
      </Confirm>
    </>
  )
}
