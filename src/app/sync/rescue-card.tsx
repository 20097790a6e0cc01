// If the network does not come: what waits handed to another device, or saved as a file, and such a file read back.
import { useRef, useState } from 'react'
import type { QueueState } from '../../device/live.ts'
import { readBack } from '../../device/rescue.ts'
import { useMe, useOffice } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { Icon } from '../ui/icon.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { rescueWords } from '../words/rooms/rescue.ts'
import { SaveRescue, useRescue } from './save-rescue.tsx'

const mostBytes = 64 * 1024 * 1024

export function RescueCard({ queue }: { queue: QueueState }) {
  const office = useOffice()
  const words = useRoomWords(rescueWords)
  const { refused } = useWords()
  const me = useMe()
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const [reading, setReading] = useState(false)
  const rescue = useRescue(office)
  const waiting = queue.unsent + queue.carried
  const read = async (file: File) => {
    if (file.size > mostBytes) return toast({ words: words.tooLarge, mood: 'behind' })
    setReading(true)
    try {
      const done = await readBack(office, new Uint8Array(await file.arrayBuffer()))
      if (!done.ok) return toast({ words: words.notRead[done.because], mood: 'behind' })
      office.transport.nudge()
      toast({ words: words.readBack(done.carried, done.own), mood: 'forest' })
    } catch {
      // Nothing of it was taken: the file is whole where it lies.
      toast({ words: refused.unknown, mood: 'behind' })
    } finally {
      setReading(false)
    }
  }
  return (
    <Section title={words.withoutNetwork}>
      <Stack gap={4}>
        <p className="soft">{words.withoutNetworkWords}</p>
        {queue.carried > 0 && (
          <Banner mood="info" title={words.carried(queue.carried)}>
            {words.carriedWords}
          </Banner>
        )}
        {queue.bundleRefused && (
          <Banner
            mood="near"
            title={words.bundleRefused}
            onClose={() => void office.memory.meta.delete('bundleRefused')}
          >
            {words.bundleRefusedWords}
          </Banner>
        )}
        <List label={words.withoutNetwork}>
          {waiting > 0 && (
            <ListRow
              leading={<Icon name="phone" />}
              title={words.give}
              detail={words.giveDetail}
              href="/synk/lamna"
            />
          )}
          {me && me.role !== 'tablet' && (
            <ListRow
              leading={<Icon name="search" />}
              title={words.take}
              detail={words.takeDetail}
              href="/synk/ta-emot"
            />
          )}
          <ListRow
            leading={<Icon name="download" />}
            title={words.save}
            detail={words.saveDetail(waiting)}
            {...(waiting > 0 ? { onClick: () => void rescue.make() } : {})}
          />
          <ListRow
            leading={<Icon name="note" />}
            title={words.read}
            detail={words.readDetail}
            onClick={() => !reading && input.current?.click()}
          />
        </List>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.read}
          accept=".json,application/json"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            event.target.value = ''
            if (file) void read(file)
          }}
        />
        <SaveRescue rescue={rescue} />
      </Stack>
    </Section>
  )
}
