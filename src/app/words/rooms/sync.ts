// What Synk says of the subscription and the battery: what a day takes, and what is done while nobody looks.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

type Used = { sent: number; received: number; woken: number }

/** Kilobytes as a subscription counts them; a little is never nothing. */
const size = (bytes: number, { number }: { number: (value: number, decimals?: number) => string }): string =>
  bytes >= 1_000_000
    ? `${number(bytes / 1_000_000, 1)} MB`
    : `${number(bytes > 0 ? Math.max(1, bytes / 1_000) : 0)} kB`

const sv = {
  title: 'Data och batteri',
  today: (used: Used) =>
    `I dag: ${size(used.sent + used.received, swedish)}, ${swedish.count(used.woken, { one: 'uppkoppling', other: 'uppkopplingar' })}.`,
  ordinary: (used: Used) =>
    `En vanlig dag: ${size(used.sent + used.received, swedish)}, ${swedish.count(used.woken, { one: 'uppkoppling', other: 'uppkopplingar' })}.`,
  notYet: 'Efter tre dagar står här vad en vanlig dag tar.',
  unseen:
    'När Rådslag inte syns på skärmen görs inget, utom att det osända skickas när det finns nät. Nya versioner av appen hämtas för sig och räknas inte här.',
  days: 'De senaste dagarna',
  day: 'Dag',
  sent: 'Skickat',
  received: 'Hämtat',
  woken: 'Uppkopplingar',
  size: (bytes: number) => size(bytes, swedish),
}
type SyncWords = typeof sv

const en: SyncWords = {
  title: 'Data and battery',
  today: (used) =>
    `Today: ${size(used.sent + used.received, english)}, ${english.count(used.woken, { one: 'connection', other: 'connections' })}.`,
  ordinary: (used) =>
    `An ordinary day: ${size(used.sent + used.received, english)}, ${english.count(used.woken, { one: 'connection', other: 'connections' })}.`,
  notYet: 'After three days, what an ordinary day takes stands here.',
  unseen:
    'While Rådslag is not on the screen nothing is done, but that what is unsent is sent when there is network. New versions of the app are fetched separately and not counted here.',
  days: 'The last days',
  day: 'Day',
  sent: 'Sent',
  received: 'Received',
  woken: 'Connections',
  size: (bytes) => size(bytes, english),
}

export const syncWords = { sv, en }
