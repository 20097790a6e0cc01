// Reads a calendar beside the page, which goes on meanwhile. A doorway: nothing of the file goes further than its answer.
import type { LocalDate } from '../../domain/values/local-date.ts'
import { readIcs } from '../../files/ics.ts'

const here = globalThis as unknown as {
  onmessage: (event: { data: { text: string; from: LocalDate; to: LocalDate } }) => void
  postMessage: (answer: unknown) => void
}

here.onmessage = ({ data: { text, from, to } }) => here.postMessage(readIcs(text, { from, to }))
