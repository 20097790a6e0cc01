// What was signed on paper: how many, and a photo of it that is made small, sealed, and sent last in parts.
import { useEffect, useId, useRef, useState } from 'react'
import { editList, type HeldList, photosKept, photosOf, savePhoto } from '../../device/attendance.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { notSavedWords } from '../records/refusals.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useToast } from '../ui/toast.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import type { KnownList } from './list-screen.tsx'
import { shrunk } from './shrink.ts'

export function PaperCard({ known, held }: { known: KnownList; held: HeldList | null }) {
  const office = useOffice()
  const words = useRoomWords(attendanceWords)
  const all = useWords()
  const toast = useToast()
  const [typed, setTyped] = useState(known.onPaper === undefined ? '' : String(known.onPaper))
  const [wrong, setWrong] = useState<string>()
  const photos = useLive((at) => photosOf(at, known.id), [known.id])
  const keep = async () => {
    const count = Number(typed.trim())
    if (!/^\d{1,4}$/.test(typed.trim())) {
      setWrong(words.paperWrong)
      return focusField('list-on-paper')
    }
    const saved = await editList(office, known.id, { onPaper: count })
    if (!saved.ok) return void toast({ words: notSavedWords(all, saved.problem), mood: 'behind' })
    office.transport.nudge()
    toast({ words: words.paperSaved, mood: 'forest' })
  }
  return (
    <Card title={words.paper}>
      <Stack gap={3}>
        <p className="soft">{words.paperWords}</p>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <Stack gap={3}>
            <TextInput
              id="list-on-paper"
              label={words.paperCount}
              inputMode="numeric"
              value={typed}
              error={wrong}
              onChange={(text) => {
                setTyped(text)
                setWrong(undefined)
              }}
            />
            <Button type="submit" kind="ghost">
              {words.paperSave}
            </Button>
          </Stack>
        </form>
        {held && <TakePhoto list={known.id} />}
        {photos?.map((bytes) => (
          <Photo key={`${bytes.length}-${bytes[bytes.length >> 1]}`} bytes={bytes} label={words.photoOf} />
        ))}
      </Stack>
    </Card>
  )
}

function TakePhoto({ list }: { list: string }) {
  const office = useOffice()
  const words = useRoomWords(attendanceWords)
  const all = useWords()
  const toast = useToast()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const kept = useLive(({ memory }) => photosKept(memory, list), [list])
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    const small = await shrunk(file)
    const saved = small.ok ? await savePhoto(office, list, small.bytes) : null
    setBusy(false)
    if (input.current) input.current.value = ''
    if (!small.ok)
      return toast({
        words: small.because === 'too-large' ? words.photoTooLarge : words.photoNotRead,
        mood: 'behind',
      })
    if (saved && !saved.ok) return toast({ words: notSavedWords(all, saved.problem), mood: 'behind' })
    office.transport.nudge()
    toast({ words: words.photoKept, mood: 'forest' })
  }
  return (
    <Stack gap={2}>
      <VisuallyHidden>
        <label htmlFor={id}>{words.photo}</label>
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          tabIndex={-1}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </VisuallyHidden>
      <Button kind="ghost" busy={busy} onClick={() => input.current?.click()}>
        {words.photo}
      </Button>
      <p className="soft">{words.photoWords}</p>
      {kept?.map(({ sent, of }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: photos stand in the order they were taken, and none goes away
        <div key={i}>
          <progress
            className="attendance-progress"
            max={of}
            value={sent}
            aria-label={words.photoProgress(sent, of)}
          />
          <p className="soft num">{sent === of ? words.photoSent : words.photoProgress(sent, of)}</p>
        </div>
      ))}
    </Stack>
  )
}

function Photo({ bytes, label }: { bytes: Uint8Array<ArrayBuffer>; label: string }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes])
  return address ? <img className="attendance-photo" src={address} alt={label} /> : null
}
