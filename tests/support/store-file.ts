// What lies in a store's file, read from outside while nobody, or somebody else, has it open.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'libsql'
import { storeFile } from '../../src/server/stores/sqlite.ts'

export type LogLine = { seq: number; mid: string }

export function logIn(data: string, after = 0): LogLine[] {
  const db = new Database(storeFile(data))
  try {
    db.exec('PRAGMA busy_timeout = 5000')
    return db.prepare('SELECT seq, mid FROM log WHERE seq > ? ORDER BY seq').all([after]) as LogLine[]
  } finally {
    db.close()
  }
}

/** What does not hold of a stretch of the log: a gap, or something twice. */
export function wrongInOrder(lines: readonly LogLine[], after = 0): string[] {
  const wrong: string[] = []
  let last = after
  const mids = new Set<string>()
  for (const { seq, mid } of lines) {
    if (seq !== last + 1) wrong.push(`I5: a gap in the log between ${last} and ${seq}`)
    if (mids.has(mid)) wrong.push(`I2: ${mid} is twice in the log`)
    mids.add(mid)
    last = seq
  }
  return wrong
}

export function integrityOf(data: string): string[] {
  const db = new Database(storeFile(data))
  try {
    db.exec('PRAGMA busy_timeout = 5000')
    const said = db.prepare('PRAGMA integrity_check').all([]) as { integrity_check: string }[]
    return said.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  } finally {
    db.close()
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * Waits until this process no longer has anything of a store open. libsql closes a file when its statements have been
 * collected; until then we would hold its shared memory, and a server that starts after a kill would recover nothing.
 */
export async function letGo(data: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    collect()
    if (!isOpenHere(data)) return
    await new Promise((later) => setTimeout(later, 1))
  }
  throw new Error(`this process still has something of ${data} open`)
}

/** Where a machine does not tell what is open, one collection has to do. */
const openFiles = (): string[] => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd') : [])

const isOpenHere = (data: string): boolean =>
  openFiles().some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(data)
    } catch {
      return false // closed meanwhile
    }
  })
