// A rescue file read at the office: its bundles are their writers', and its open rows a device's that the office knows.
import { type NotARescue, type Rescue, readRescue } from '../files/rescue.ts'
import type { Result } from '../sync/messages.ts'
import type { Device } from '../sync/office-log.ts'
import { takeCarried, takeOpenRow } from '../sync/on-server.ts'
import { openerIn } from './escrow.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { handedBy, type World } from './world.ts'

/** What became of a file's rows; `unopened` are bundles that no key opens, kept whole, and rows that lay sealed in it. */
export type Rescued = { taken: number; known: number; refused: number; unopened: number }
export type NotRescued = NotARescue | 'not-this-office'

/** Undoes a dry run, with what it found. */
class Rehearsed extends Error {
  constructor(readonly rescued: Rescued) {
    super('rehearsed')
  }
}

/** Takes a rescue file: twice is once. With `dryRun` nothing is changed, and the same is said. */
export async function takeRescue(
  store: Store,
  office: string,
  bytes: Uint8Array,
  { dryRun }: { dryRun: boolean },
  world: World,
): Promise<{ ok: true; rescued: Rescued } | { ok: false; because: NotRescued }> {
  const read = await readRescue(bytes, async (text) => world.sha256(text))
  if (!read.ok) return read
  const { rescue } = read
  const writer = await store.read((tx) => writerOf(tx.office(office), rescue.device))
  if (!writer && rescue.plain.length > 0) return { ok: false, because: 'not-this-office' }
  try {
    const rescued = await store.transaction(office, async (tx) => {
      const found = await takeRows(tx, rescue, writer, world)
      if (dryRun) throw new Rehearsed(found)
      return found
    })
    return { ok: true, rescued }
  } catch (problem) {
    if (problem instanceof Rehearsed) return { ok: true, rescued: problem.rescued }
    throw problem
  }
}

async function takeRows(
  tx: OfficeStore,
  rescue: Rescue,
  writer: Device | null,
  world: World,
): Promise<Rescued> {
  const handed = { ...handedBy(world), open: openerIn(tx) }
  const rows: Result[] = []
  let unopened = rescue.unopened.length
  for (const bundle of rescue.bundles) {
    const carried = await takeCarried(tx, null, bundle, handed)
    rows.push(...carried.rows)
    if (carried.result.status === 'quarantined') unopened++
  }
  // Nobody proves whose open rows are, but whoever sits at the office's terminal vouches for the file.
  if (writer) for (const row of rescue.plain) rows.push(await takeOpenRow(tx, writer, row, handed))
  const of = (...statuses: string[]) => rows.filter(({ status }) => statuses.includes(status)).length
  return {
    taken: of('applied', 'merged', 'conflict'),
    known: of('duplicate', 'erased'),
    refused: of('quarantined'),
    unopened,
  }
}

async function writerOf(tx: OfficeStore, id: string | null): Promise<Device | null> {
  const device = id === null ? null : await tx.device(id)
  const member = device && (await tx.members()).find((one) => one.id === device.member)
  return device && member ? { id: device.id, member: member.id, role: member.role } : null
}
