// The state line as a pill, on every screen, with the way to what it is about.
import { queueState } from '../../device/live.ts'
import { useLive, useNow, useTransportState } from '../records/office.tsx'
import { Pill, type PillMood } from '../ui/pill.tsx'
import { useWords } from '../ui/words.tsx'
import type { Words } from '../words/sv.ts'
import { type StateLine, stateLine } from './state-line.ts'

const day = 86_400_000

export function StatePill() {
  const { state } = useWords()
  const transport = useTransportState()
  const queue = useLive(({ memory }) => queueState(memory))
  const now = useNow(15_000)
  if (!queue) return null
  const line = stateLine(queue, transport)
  return (
    <Pill href="/synk" mood={moodOf(line)}>
      {wordsOf(line, state, now, transport.doing === 'waiting' && transport.because === 'server')}
    </Pill>
  )
}

function moodOf(line: StateLine): PillMood {
  if (line.says === 'stopped' || line.says === 'needs-you') return 'behind'
  if (line.says === 'sending' || line.says === 'reading') return 'busy'
  return line.says === 'all-sent' ? 'calm' : 'waiting'
}

function wordsOf(line: StateLine, state: Words['state'], now: number, officeSilent: boolean): string {
  switch (line.says) {
    case 'needs-you':
      return state.needsYou(line.count)
    case 'stopped':
      return {
        reconnect: state.reconnect,
        wipe: state.wipe,
        'app-too-old': state.appTooOld,
        'broken-promise': state.stopped,
      }[line.because]
    case 'sending':
      return state.sending(line.unsent)
    case 'waiting':
      if (now - line.oldest > day) return state.unsentSince(line.unsent, line.oldest, now)
      return officeSilent ? state.waitingForOffice(line.unsent) : state.waitingForNetwork(line.unsent)
    case 'reading':
      return state.reading
    case 'all-sent':
      return state.allSent(line.at, now)
    case 'not-read-yet':
      return state.notReadYet
  }
}
