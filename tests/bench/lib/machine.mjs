// The machine that is measured on, and how much others ask of it.
import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem } from 'node:os'
import { findBrowser } from '../../../src/tools/browser.mjs'

export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  system: `Linux ${release()}`,
  node: process.version,
  browser: browserVersion(),
})

function browserVersion() {
  const said = execFileSync(findBrowser() ?? 'chromium', ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return /\S+ [\d.]+/.exec(said)?.[0] ?? said.trim()
}

/** The share of the processors that is busy while the bench itself waits: what others take. */
export async function otherLoad(milliseconds = 2_000) {
  // What was just closed is given the time to end.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const before = spent()
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  const after = spent()
  return (after.busy - before.busy) / (after.all - before.all)
}

function spent() {
  let busy = 0
  let all = 0
  for (const { times } of cpus()) {
    const sum = times.user + times.nice + times.sys + times.idle + times.irq
    all += sum
    busy += sum - times.idle
  }
  return { busy, all }
}
