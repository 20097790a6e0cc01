// Writing a file that somebody asked for at the terminal.
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { type Desk, Refused } from './command.ts'

/** The file is whole or not there: written beside, then moved into place. */
export function writeWhole(at: Desk, path: string, content: string | Uint8Array): void {
  const beside = `${path}.part`
  try {
    writeFileSync(beside, content, { mode: 0o600, flush: true })
    renameSync(beside, path)
  } catch {
    rmSync(beside, { force: true })
    throw new Refused(at.say(`${path} går inte att skriva.`, `${path} cannot be written.`))
  }
}
