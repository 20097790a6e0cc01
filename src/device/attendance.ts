// Attendance on this device: the lists it was given or began, what is signed on them, and the mode in which people sign.

import type { Totals } from '../domain/privacy/background.ts'
import type { NoticeFacts } from '../domain/privacy/notice.ts'
import type { SigningLanguage } from '../domain/records/attendance.ts'
import type { KindName } from '../domain/records/kinds.ts'
import { forbidden, type Role } from '../domain/roles.ts'
import { groupBy } from '../domain/values/group-by.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import type { RecordId } from '../domain/values/record-id.ts'
import type { Strokes } from '../domain/values/strokes.ts'
import type { ListCode } from '../files/list-code.ts'
import { checkSets } from '../sync/check-sets.ts'
import { type Change, changeOf, creationOf, mutationOf, type Values } from '../sync/mutation.ts'
import { sealBundle } from './bundles.ts'
import type { Memory } from './database.ts'
import { bundleKey } from './escrow.ts'
import { everyOf, recordOf } from './live.ts'
import { readMe } from './me.ts'
import type { CarriedRow, MetaRow } from './rows.ts'
import { type NotSaved, problemOf, type Saved, type Store, save } from './save.ts'
import type { Opened } from './sealed-rows.ts'
import { draftKey } from './signing-mode.ts'
import { fromText, toText } from './text-bytes.ts'
import { write } from './write.ts'

/** A list as this device knows it: a tablet reads nothing of the office's, and knows no other. */
export type HeldList = Omit<ListCode, 'list'> & {
  id: RecordId
  /** Read from a phone's code, or begun here. */
  given: boolean
  /** Its code has been shown here: another device is the list, and who signs late here signs a list of its own. */
  shown?: true
  /** How many have signed here. */
  signed: number
  closed?: string
  onPaper?: number
}

const listKey = (id: string): string => `list:${id}`

/** The lists that this device was given or began, the latest day first. */
export async function heldLists(memory: Memory): Promise<HeldList[]> {
  const rows = await memory.meta.where('key').startsWith('list:').toArray()
  const lists = rows.map(({ value }) => value as HeldList)
  return lists.sort((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1))
}

export const heldList = async (memory: Memory, id: string): Promise<HeldList | null> =>
  ((await memory.meta.get(listKey(id)))?.value as HeldList | undefined) ?? null

export type NewList = Omit<ListCode, 'list'>

/** Begins a list here: its record is saved, and it can be signed at once. */
export async function beginList(store: Store, said: NewList): Promise<Saved & { id: RecordId }> {
  const id = store.handed.id()
  const { facts: _, ...values } = said
  const held: HeldList = { ...said, id, given: false, signed: 0 }
  const change = creationOf('attendanceList', id, values as unknown as Values, store.handed.id())
  const saved = await save(store, [change], { meta: [{ key: listKey(id), value: held }] })
  return { ...saved, id }
}

/** Takes a list that a phone showed. The same one again is the same list, with what is signed on it. */
export async function takeList({ memory }: Pick<Store, 'memory'>, code: ListCode): Promise<HeldList> {
  const { list: id, ...said } = code
  return memory.transaction('rw', memory.meta, async () => {
    const before = await heldList(memory, id)
    if (before) return before
    const held: HeldList = { ...said, id, given: true, signed: 0 }
    await memory.meta.bulkPut([
      { key: listKey(id), value: held },
      // A list that begins here later says the same of the office.
      { key: 'noticeFacts', value: said.facts },
    ])
    return held
  })
}

/** What a code last said of the office, for a list that begins on a tablet. */
export const factsHeard = async (memory: Memory): Promise<NoticeFacts | null> =>
  ((await memory.meta.get('noticeFacts'))?.value as NoticeFacts | undefined) ?? null

/** A list that this device may give away: itself, or, where somebody has signed it here, a second one of the same meeting. */
export async function listToShow(store: Store, id: string): Promise<(Saved & { id: RecordId }) | null> {
  const held = await heldList(store.memory, id)
  if (!held) return null
  const { id: _, given: __, shown: ___, signed: ____, closed: _____, onPaper: ______, ...said } = held
  if (held.signed > 0) {
    const second = await beginList(store, said)
    if (second.ok) await keepHeld(store.memory, second.id, { shown: true })
    return second
  }
  await keepHeld(store.memory, held.id, { shown: true })
  return { ok: true, id: held.id }
}

/** The list that is signed here: itself, or a second one of the same meeting where another device is this one. */
export async function listToSign(store: Store, id: string): Promise<(Saved & { id: RecordId }) | null> {
  const held = await heldList(store.memory, id)
  if (!held) return null
  if (!held.shown) return { ok: true, id: held.id }
  const { id: _, given: __, shown: ___, signed: ____, closed: _____, onPaper: ______, ...said } = held
  return beginList(store, said)
}

const keepHeld = (memory: Memory, id: string, more: Partial<HeldList>): Promise<unknown> =>
  memory.transaction('rw', memory.meta, async () => {
    const held = await heldList(memory, id)
    if (held) await memory.meta.put({ key: listKey(id), value: { ...held, ...more } })
  })

/** Sets what a list is of, and the like; a tablet that was handed it says it without having seen the record. */
export async function editList(
  store: Store,
  id: string,
  edited: Pick<Partial<HeldList>, 'of' | 'closed' | 'onPaper'> & { signed?: number },
  beside: readonly Change[] = [],
): Promise<Saved> {
  const { memory, handed } = store
  const [held, seen] = [await heldList(memory, id), await recordOf(store, id)]
  const mid = handed.id()
  const change: Change | null =
    seen && !held?.given
      ? changeOf(seen, edited, mid)
      : {
          ...{ mid, type: 'attendanceList', rec: id, op: 'set' as const },
          set: { ...edited },
          base: Object.fromEntries(Object.keys(edited).map((name) => [name, headsOf(seen, name)])),
        }
  const meta = held ? [{ key: listKey(id), value: { ...held, ...edited, signed: held.signed } }] : []
  return save(store, [...(change ? [change] : []), ...beside], { meta })
}

const headsOf = (seen: Opened | null, field: string): readonly string[] => seen?.heads[field] ?? []

/** What one person wrote, before it is saved. */
export type Signing = {
  language?: SigningLanguage
  name?: string
  organisation?: string
  strokes?: Strokes
}

/** One small strict write: what is written and drawn so far survives whatever happens next. */
export async function keepSigning({ memory, sealer, handed }: Store, list: string, signing: Signing) {
  const key = draftKey(list)
  const sealed = await sealer.seal('drafts', key, signing)
  await memory.drafts.put({ key, kind: 'attendance', at: handed.now(), sealed })
}

/** What was being written when the page went away; null when nobody was, or so long ago that it is another's turn. */
export async function signingKept(
  { memory, sealer, handed }: Store,
  list: string,
  longest: number,
): Promise<Signing | null> {
  const row = await memory.drafts.get(draftKey(list))
  if (!row) return null
  const age = handed.now() - row.at
  if (age > longest || age < 0) {
    await memory.drafts.delete(row.key)
    return null
  }
  return sealer.open('drafts', row.key, row.sealed).catch(() => null)
}

export type Row = {
  name: string
  organisation?: string
  signature?: Strokes
  witnessedBy?: string
  language: SigningLanguage
  noticeVersion: string
}

/** `office`: nobody who holds this device can read it; `device`: sealed as everything else here is. */
export type Signed = { ok: true; sealedFor: 'office' | 'device' } | { ok: false; problem: NotSaved }

/**
 * Saves one person's row, counts it, and drops what was being written, all in one transaction.
 */
export function sign(store: Store, list: string, row: Row): Promise<Signed> {
  const { handed } = store
  const values: Values = { list, ...row, signedAt: handed.at() }
  return saveForOffice(store, [creationOf('attendance', handed.id(), values, handed.id())], {
    drop: [draftKey(list)],
    meta: async () => {
      const held = await heldList(store.memory, list)
      return held ? [{ key: listKey(list), value: { ...held, signed: held.signed + 1 } }] : []
    },
  })
}

/**
 * Saves what people have signed. A tablet seals it to the office at once, so that whoever holds the tablet cannot read
 * what is on it; before the office has its key, and on an adviser's own phone, it is sealed and moves as any other record.
 */
async function saveForOffice(
  store: Store,
  changes: readonly Change[],
  { drop = [], meta }: { drop?: readonly string[]; meta: (mids: readonly string[]) => Promise<MetaRow[]> },
): Promise<Signed> {
  const { memory, handed } = store
  const me = await readMe(memory)
  const key = me?.role === 'tablet' ? await bundleKey(memory) : null
  if (!key || !me) {
    const kept = await meta(changes.map(({ mid }) => mid))
    const saved = await save(store, changes, { drop, meta: kept })
    return saved.ok ? { ok: true, sealedFor: 'device' } : saved
  }
  const refused = (problem: NotSaved) => ({ intent: {}, done: { ok: false as const, problem } })
  const at = handed.at()
  try {
    return await write<Signed>(memory, store.sealer, async () => {
      const first = ((await memory.meta.get('lseq'))?.value as number | undefined) ?? 0
      const rows: CarriedRow[] = []
      for (const [i, change] of changes.entries()) {
        const { rec, type } = change
        const checked = checkSets(mutationOf(change, first + 1 + i, at), true)
        if (!checked.ok) return refused({ because: 'not-valid', rec, issues: checked.issues })
        const not = forbidden(me.role as Role, ['create'], { kind: type as KindName, mine: true })
        if (not) return refused({ because: 'not-allowed', rec, issues: [not] })
        const bundle = await sealBundle(handed, key, me.deviceId, [checked.mutation])
        rows.push({ mid: bundle.mid, at: handed.now(), bundle })
      }
      const kept = await meta(rows.map(({ mid }) => mid))
      return {
        intent: {
          carried: { put: rows },
          drafts: { drop },
          meta: [{ key: 'lseq', value: first + changes.length }, ...kept],
        },
        done: { ok: true, sealedFor: 'office' },
      }
    })
  } catch (error) {
    return { ok: false, problem: problemOf(error, changes) }
  }
}

/** Bytes of one part of a photo, and of the whole. */
const partBytes = 45_000
export const mostPhotoBytes = 300_000

/** A photo that was taken here: how many parts it has, and the names that they wait under. */
type KeptPhoto = { photo: string; mids: readonly string[] }

/** Keeps a photo of a list signed on paper, in parts that any line can send, after everything else. */
export function savePhoto(store: Store, list: string, bytes: Uint8Array<ArrayBuffer>): Promise<Signed> {
  const { handed, memory } = store
  const [photo, parts] = [handed.id(), Math.ceil(bytes.length / partBytes)]
  const changes = Array.from({ length: parts }, (_, i) => {
    const data = toText(bytes.subarray(i * partBytes, (i + 1) * partBytes))
    return creationOf('photoPart', handed.id(), { list, photo, part: i + 1, parts, data }, handed.id())
  })
  return saveForOffice(store, changes, {
    meta: async (mids) => {
      const before = ((await memory.meta.get(photosKey(list)))?.value as KeptPhoto[] | undefined) ?? []
      return [{ key: photosKey(list), value: [...before, { photo, mids }] }]
    },
  })
}

const photosKey = (list: string): string => `photos:${list}`

/** How far each photo of a list that was taken here has come. */
export async function photosKept(memory: Memory, list: string): Promise<{ sent: number; of: number }[]> {
  const kept = ((await memory.meta.get(photosKey(list)))?.value as KeptPhoto[] | undefined) ?? []
  return Promise.all(
    kept.map(async ({ mids }) => {
      const waiting = await Promise.all([
        memory.carried
          .where('mid')
          .anyOf([...mids])
          .count(),
        memory.outbox
          .where('mid')
          .anyOf([...mids])
          .count(),
      ])
      return { sent: mids.length - waiting[0] - waiting[1], of: mids.length }
    }),
  )
}

type PartRecord = { list: string; photo: string; part: number; parts: number; data?: string }

/** The photos of a list that are whole here, as the bytes they were. */
export async function photosOf(store: Store, list: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const rows = await everyOf(store, 'photoPart')
  const parts = rows.map(({ record }) => record as unknown as PartRecord).filter((one) => one.list === list)
  const photos = [...groupBy(parts, ({ photo }) => photo).values()]
  return photos.flatMap((all) => {
    const data = [...all].sort((a, b) => a.part - b.part).map((one) => one.data)
    if (data.length < (all[0]?.parts ?? 1) || data.some((one) => one === undefined)) return []
    return [Uint8Array.from(data.flatMap((one) => [...fromText(one as string)]))]
  })
}

/** Closes a list: how many signed here and when it was closed, and the anonymous sums where enough have answered. */
export function closeList(
  store: Store,
  { id, signed }: Pick<HeldList, 'id' | 'signed'>,
  totals: Totals | null,
): Promise<Saved> {
  const { handed } = store
  const beside = totals
    ? [creationOf('background', handed.id(), { list: id, ...totals } as unknown as Values, handed.id())]
    : []
  return editList(store, id, { signed, closed: handed.at() }, beside)
}

/** Whether rows that are signed here are sealed to the office at once; `null` while that is not yet known. */
export async function sealsToOffice(memory: Memory): Promise<boolean> {
  return (await bundleKey(memory)) !== null
}

/** Records of the lists that this device may read, the latest first; an adviser's office has them all. */
export async function listsRead(store: Store): Promise<Opened[]> {
  const rows = await everyOf(store, 'attendanceList')
  const isWhole = ({ record }: Opened) =>
    'title' in record && (record as { title?: string }).title !== undefined
  return rows.filter(isWhole).sort((a, b) => (a.date < b.date ? 1 : -1))
}

/** Lists of no meeting yet that may well be of this one: of its day or the days around it, the nearest first. */
export function likelyOf(
  meeting: { date: LocalDate; place?: string; title?: string },
  lists: readonly Opened[],
): Opened[] {
  const days = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
  const said = ({ record }: Opened) => record as { of?: string; place?: string; title?: string }
  const like = (one: Opened) => {
    const { place, title } = said(one)
    const same = (a?: string, b?: string) =>
      a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase()
    return days(one.date, meeting.date) - (same(place, meeting.place) || same(title, meeting.title) ? 0.5 : 0)
  }
  return lists
    .filter((one) => said(one).of === undefined && days(one.date, meeting.date) <= 1)
    .sort((a, b) => like(a) - like(b))
}

/** Rows with the same name, whatever its capitals and blanks: proposed as doubles, never dropped. */
export function sameNames<T extends { name: string }>(rows: readonly T[]): T[][] {
  const byName = new Map<string, T[]>()
  for (const row of rows) {
    const name = row.name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
    byName.set(name, [...(byName.get(name) ?? []), row])
  }
  return [...byName.values()].filter((same) => same.length > 1)
}
