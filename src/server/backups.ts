// The backups that the lead makes and tries: in the data folder, one thing at a time, and what came of it.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { backUp, latestBackup, type NotedBackup, restore } from './backup.ts'
import { openSqlite } from './stores/sqlite.ts'
import { type Store, StoreUnusable } from './stores/store.ts'
import { verifyStore } from './verify.ts'
import { instantNow, type World } from './world.ts'

/** Kept no longer: what was erased since lies in them (operate.md). */
const keptDays = 35
/** So many of the lead's own are kept; those that somebody at the terminal made are hers. */
const keptCopies = 10

export type BackupDoing = {
  what: 'backup' | 'test'
  step: 'copying' | 'checking' | 'restoring'
  since: string
}
export type BackupFailure = 'no-room' | 'cannot-reach' | 'copy-is-wrong' | 'not-found' | 'failed'
export type RestoreTest = {
  at: string
  /** Of which backup. */
  file: string
  /** When that backup was made. */
  of: string
  ok: boolean
  because: 'damaged' | 'differs' | null
  offices: { id: string; entries: number; records: number }[]
}
export type BackupState = {
  store: Store['kind']
  /** Where backups made here are put. */
  folder: string
  /** How many of them lie there. */
  copies: number
  latest: (NotedBackup & { isThere: boolean }) | null
  tested: RestoreTest | null
  doing: BackupDoing | null
  failed: { what: BackupDoing['what']; because: BackupFailure; at: string } | null
}

export type Backups = {
  state(): Promise<BackupState>
  /** Begins one, unless something is under way already; `done` when it is over, whatever came of it. */
  begin(what: BackupDoing['what']): { begun: boolean; done: Promise<void> }
}

const testName = 'latest-restore-test'

export function backupsIn(
  store: Store,
  dataFolder: string,
  world: World,
  say: (event: string, more: Record<string, string | number | boolean>) => void,
): Backups {
  const folder = join(resolve(dataFolder), 'backups')
  let doing: BackupDoing | null = null
  let failed: BackupState['failed'] = null
  const step = (of: BackupDoing['step']) => {
    if (doing) doing = { ...doing, step: of }
  }

  const make = async (): Promise<BackupFailure | null> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const made = await backUp(store, join(folder, nameAt(instantNow(world))), world, step)
    if (!made.ok) return made.because === 'copy-is-wrong' ? 'copy-is-wrong' : 'failed'
    dropOld(folder, world)
    say('backup-made', { entries: made.offices.reduce((sum, { entries }) => sum + entries, 0) })
    return null
  }

  /** Put back in full into an empty store beside, which is then held to every promise that a store makes. */
  const test = async (): Promise<BackupFailure | null> => {
    const latest = await store.read(latestBackup)
    if (!latest || !existsSync(latest.file)) return 'not-found'
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    step('restoring')
    const beside = mkdtempSync(join(folder, 'test-'))
    try {
      const said = await rehearse(latest, beside, world, () => step('checking'))
      const tested: RestoreTest = { at: instantNow(world), file: latest.file, of: latest.at, ...said }
      await store.write((tx) => tx.keepSetting(testName, JSON.stringify(tested)))
      say('restore-tested', { ok: tested.ok })
      return null
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
  }

  return {
    async state() {
      // What is under way, before what came of it: never told that it is over without being told how.
      const now = { doing, failed }
      const [latest, tested] = await store.read(async (tx) => [
        await latestBackup(tx),
        await tx.setting(testName),
      ])
      return {
        store: store.kind,
        folder,
        copies: ownCopies(folder).length,
        latest: latest && { ...latest, isThere: existsSync(latest.file) },
        tested: tested === null ? null : (JSON.parse(tested) as RestoreTest),
        ...now,
      }
    },
    begin(what) {
      if (doing) return { begun: false, done: Promise.resolve() }
      doing = { what, step: what === 'backup' ? 'copying' : 'restoring', since: instantNow(world) }
      failed = null
      const done = (what === 'backup' ? make() : test())
        .catch((problem: unknown): BackupFailure => {
          say(`${what}-failed`, { code: codeOf(problem) })
          return failureOf(problem)
        })
        .then((because) => {
          failed = because && { what, because, at: instantNow(world) }
          doing = null
        })
      return { begun: true, done }
    },
  }
}

/** The name says when; nothing in it comes from who asks. */
const nameAt = (instant: string): string => `radslag-${instant.replace(/[:.]/g, '')}.db`
const isOwnName = (name: string): boolean => /^radslag-\d{4}-\d{2}-\d{2}T\d{9}Z\.db$/.test(name)
/** The day and time in a name. */
const madeAt = (name: string): number =>
  Date.parse(name.replace(/^radslag-(.{10}T)(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/, '$1$2:$3:$4.$5Z'))

/** Those that were made here, the latest first; none where there is no folder to look in. */
function ownCopies(folder: string): string[] {
  try {
    return readdirSync(folder).filter(isOwnName).sort().reverse()
  } catch {
    return []
  }
}

/** After a new one that holds: what is too old or too many goes, and what a try left that was cut off. */
function dropOld(folder: string, world: World): void {
  const [, ...older] = ownCopies(folder)
  const oldest = world.clock() - keptDays * 86_400_000
  for (const [at, name] of older.entries())
    if (at + 1 >= keptCopies || madeAt(name) < oldest) rmSync(join(folder, name), { force: true })
  for (const name of readdirSync(folder))
    if (name.startsWith('test-')) rmSync(join(folder, name), { recursive: true, force: true })
}

async function rehearse(
  latest: NotedBackup,
  beside: string,
  world: World,
  checking: () => void,
): Promise<Pick<RestoreTest, 'ok' | 'because' | 'offices'>> {
  const empty = openSqlite(beside)
  try {
    await restore(empty, latest.file, world)
    checking()
    const { offices, wrong } = await verifyStore(empty, world.sha256)
    if (wrong.length > 0) return { ok: false, because: 'damaged', offices }
    const isSame = latest.offices.every(({ id, entries, records }) => {
      const back = offices.find((one) => one.id === id)
      return back?.entries === entries && back.records === records
    })
    return { ok: isSame, because: isSame ? null : 'differs', offices }
  } catch (problem) {
    // A copy that does not open is what the test is there to find.
    if (problem instanceof StoreUnusable && ['damaged', 'not-a-store'].includes(problem.because))
      return { ok: false, because: 'damaged', offices: [] }
    throw problem
  } finally {
    await empty.close()
  }
}

const codeOf = (problem: unknown): string => {
  if (problem instanceof StoreUnusable) return problem.because
  return (problem as { code?: string }).code ?? (problem instanceof Error ? problem.name : 'unknown')
}
function failureOf(problem: unknown): BackupFailure {
  const said = problem instanceof StoreUnusable ? problem.detail : codeOf(problem)
  if (/ENOSPC|EDQUOT|SQLITE_FULL/.test(said)) return 'no-room'
  if (/EACCES|EPERM|EROFS|ENOTDIR|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY/.test(said)) return 'cannot-reach'
  return 'failed'
}

/** What one office is told: its own counts, names of files without their folders. */
export const stateFor = (office: string, { latest, tested, ...state }: BackupState) => {
  const own = (of: readonly { id: string; entries: number; records: number }[]) => {
    const { entries = 0, records = 0 } = of.find(({ id }) => id === office) ?? {}
    return { entries, records }
  }
  return {
    ...state,
    latest: latest && {
      at: latest.at,
      file: basename(latest.file),
      folder: dirname(latest.file),
      bytes: latest.bytes,
      isThere: latest.isThere,
      ...own(latest.offices),
    },
    tested: tested && {
      at: tested.at,
      file: basename(tested.file),
      of: tested.of,
      ok: tested.ok,
      because: tested.because,
      ...own(tested.offices),
    },
  }
}
