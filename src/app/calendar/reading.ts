// A calendar's file read in a worker: the meetings of some days, and nothing else of it.
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { MeetingsRead } from '../../files/ics.ts'
import { trustedWorker } from '../ui/trusted-worker.ts'
import workerAddress from './ics.worker.ts?worker&url'

/** Bytes of a file that is read at all. */
const most = 20_000_000

export async function readCalendar(
  file: File,
  days: { from: LocalDate; to: LocalDate },
): Promise<MeetingsRead> {
  if (file.size > most) return { ok: false, because: 'too-large' }
  const text = await file.text()
  const worker = new Worker(trustedWorker(workerAddress), { type: 'module' })
  try {
    return await new Promise<MeetingsRead>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<MeetingsRead>) => resolve(data)
      worker.onerror = () => resolve({ ok: false, because: 'not-a-calendar' })
      worker.postMessage({ text, ...days })
    })
  } finally {
    worker.terminate()
  }
}
