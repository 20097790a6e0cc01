// T8: the disk fails. Whatever call fails and whenever, nothing is acknowledged that is not kept, and it goes on afterwards.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Lot } from '../../src/demo/lot.ts'
import { storeFile } from '../../src/server/stores/sqlite.ts'
import { sqliteGround } from '../support/ground.ts'
import {
  aRealFolder,
  builtServer,
  NotStarted,
  type RealServer,
  radslag,
  staffed,
  startReal,
} from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import type { Asked, Proof } from './proof.ts'

type Site = { call: string; error: string; end: '' | '-wal' }
/** Every call by which the store changes its files, with what a disk may answer. */
const sites: readonly Site[] = [
  { call: 'pwrite64', error: 'ENOSPC', end: '-wal' },
  { call: 'pwrite64', error: 'EIO', end: '-wal' },
  { call: 'pwrite64', error: 'EROFS', end: '-wal' },
  { call: 'fsync', error: 'EIO', end: '-wal' },
  { call: 'fsync', error: 'ENOSPC', end: '-wal' },
  { call: 'pwrite64', error: 'ENOSPC', end: '' },
  { call: 'pwrite64', error: 'EIO', end: '' },
  { call: 'fsync', error: 'EIO', end: '' },
  { call: 'pread64', error: 'EIO', end: '-wal' },
  { call: 'pread64', error: 'EIO', end: '' },
]
/** The first call after the start, one in the middle of the work, one late. */
const positions = [1, 2, 3] as const
/** Once, as a disk that stumbles; or from there on, as one that is full or gone. */
const lengths = ['once', 'from then on'] as const

type Case = { site: Site; position: (typeof positions)[number]; length: (typeof lengths)[number] }
const cases: readonly Case[] = sites.flatMap((site) =>
  positions.flatMap((position) => lengths.map((length) => ({ site, position, length }))),
)
const nameOf = ({ site, position, length }: Case): string =>
  `${site.call}${site.end} ${site.error}, position ${position}, ${length}`

const requests = 40

const counts = new Map<string, { calls: number; atStart: number }>()

async function aCase(
  one: Case,
  lot: Lot,
  main: string,
): Promise<{ injected: number; refused: number; recovered: boolean; again: number; wrong: string[] }> {
  const ground = sqliteGround()
  const traces = aRealFolder()
  const wrong: string[] = []
  const file = join(traces, 'calls')
  const path = storeFile(ground.data) + one.site.end
  let address = ''
  let cookie = ''
  const client = new SmallClient('writer', (request) => httpWire(() => address, cookie)(request))
  try {
    const store = await ground.open()
    const [person] = await staffed(store, ['adviser'])
    await store.close()
    await ground.letGo()
    cookie = person?.cookie ?? ''
    // How many such calls a start and a day's work make is found out first, so that the position is one of them. What
    // is read is read mostly at a start after a kill: there the same store is killed and started again.
    const reads = one.site.call === 'pread64'
    const key = one.site.call + one.site.end
    const known = reads ? undefined : counts.get(key)
    const plain = known ?? (await work(''))
    counts.set(key, plain)
    if (!reads && known === undefined) return aCase(one, lot, main)
    const from = reads ? 0 : plain.atStart
    const share = one.position === 1 ? 0 : one.position === 2 ? 0.4 : 0.8
    const at = from + 1 + Math.floor((plain.calls - from - 1) * share)
    const faulty = await work(`:error=${one.site.error}:when=${at}${one.length === 'once' ? '' : '+'}`)
    // Afterwards, on a disk that works: everything told is there, once.
    let server: RealServer
    try {
      server = await startReal({ data: ground.data, main })
    } catch (problem) {
      const kept = join(tmpdir(), `radslag-disk-kept-${process.pid}`)
      cpSync(ground.data, kept, { recursive: true })
      wrong.push(
        `does not start on a disk that works: ${problem instanceof Error ? problem.message : problem} Kept in ${kept}`,
      )
      return { ...faulty, again: client.resets, wrong: wrong.map((what) => `${nameOf(one)}: ${what}`) }
    }
    address = server.address
    if ((await fetch(`${address}/healthz`)).status !== 200) wrong.push('not healthy after a restart')
    await client.drain(50).catch((problem) => wrong.push(String(problem)))
    server.child.kill('SIGTERM')
    await server.exited
    const mids = (await ground.log(0)).map(({ mid }) => mid)
    const inLog = new Set(mids)
    if (inLog.size !== mids.length) wrong.push('I2: something is twice in the log')
    const lost = client.told.filter((mid) => !inLog.has(mid))
    if (lost.length > 0) wrong.push(`I1: ${lost.length} told as saved are in no log, first ${lost[0]}`)
    const verdict = await radslag({ data: ground.data, main }, 'verify', '--json')
    if (verdict.code !== 0) wrong.push(`verify: ${verdict.out}${verdict.err}`)
    return { ...faulty, again: client.resets, wrong: wrong.map((what) => `${nameOf(one)}: ${what}`) }
  } finally {
    await ground.clear()
    rmSync(traces, { recursive: true, force: true })
  }

  // A day's work under strace; `how` says which call fails, if one does.
  async function work(how: string) {
    const inject = `${one.site.call}${how}`
    const strace = ['strace', '-D', '-f', '-q', '-P', path, '-o', file, '-e', `trace=${one.site.call}`]
    const traced = () => (existsSync(file) ? readFileSync(file, 'latin1') : '')
    let server: RealServer
    try {
      server = await startReal({
        data: ground.data,
        main,
        under: [...strace, ...(how ? ['-e', `inject=${inject}`] : []), '--'],
      })
    } catch (problem) {
      // Refused by name and with 3, as interfaces.md says: nobody was answered.
      if (!how || !(problem instanceof NotStarted)) throw problem
      if (problem.code !== 3) wrong.push(`did not start, with ${problem.code}: ${problem.printed}`)
      await new Promise((later) => setTimeout(later, 100))
      const injected = traced().split('(INJECTED)').length - 1
      rmSync(file, { force: true })
      return { calls: 0, atStart: 0, injected, refused: 0, recovered: false }
    }
    address = server.address
    const atStart = callsIn(traced())
    let refused = 0
    let last: string | null = null
    for (let i = 0; i < requests; i++) {
      if (client.outbox.length === 0)
        for (let more = 20; more > 0; more--) client.save(undefined, 'x'.repeat(lot.below(200)))
      const { trouble } = await client.exchange()
      last = trouble
      if (trouble === null) continue
      refused++
      if (!how) wrong.push(`answered ${trouble} on a disk that works`)
      else if (!/^5\d\d$/.test(trouble)) wrong.push(`answered ${trouble}, not 5xx`)
      if (refused > 5 && one.length !== 'once') break
    }
    for (const [mid, { status }] of client.sent)
      if (status === 'quarantined') wrong.push(`${mid} was refused for what the disk did`)
    if (how) {
      const health = await fetch(`${address}/healthz`)
      if (health.status !== 200 && health.status !== 503) wrong.push(`healthz answers ${health.status}`)
    }
    server.child.kill('SIGKILL')
    await server.exited
    await new Promise((later) => setTimeout(later, 100))
    const text = traced()
    rmSync(file, { force: true })
    const injected = text.split('(INJECTED)').length - 1
    return { calls: callsIn(text), atStart, injected, refused, recovered: last === null }
  }

  function callsIn(text: string): number {
    return text.split('\n').filter((line) => line.includes(`${one.site.call}(`)).length
  }
}

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const wanted = Math.min(cases.length, Math.max(3, Math.round(cases.length * share)))
  const step = cases.length / wanted
  const chosen = Array.from({ length: wanted }, (_, at) => cases[Math.floor(at * step)]).filter(
    (one) => one !== undefined,
  )
  const wrong: string[] = []
  const did = {
    cases: 0,
    'calls failed': 0,
    'whose fault did not come': 0,
    'answered 5xx': 0,
    'recovered by itself': 0,
    'recovered after a restart': 0,
  }
  for (const one of chosen) {
    const found = await aCase(one, lot, builtServer())
    did.cases++
    did['calls failed'] += found.injected
    if (found.injected === 0) did['whose fault did not come']++
    did['answered 5xx'] += found.refused
    if (found.recovered) did['recovered by itself']++
    else if (found.wrong.length === 0) did['recovered after a restart']++
    if (found.again > 0)
      wrong.push(`${nameOf(one)}: the log was cut short, and its device had to fill it again · seed ${seed}`)
    wrong.push(...found.wrong.map((what) => `${what} · seed ${seed}`))
    progress(did.cases, wanted, 'cases')
  }
  // The n-th call of its kind need not come on a quiet day; but a proof in which nothing fails proves nothing.
  if (did['whose fault did not come'] > did.cases / 4)
    wrong.push(`of ${did.cases} faults ${did['whose fault did not come']} did not come · seed ${seed}`)
  return { did, wrong }
}

export const proof: Proof = {
  id: 'T8',
  title: 'disk full, EIO and read-only, at each call by which the store changes or reads its files',
  figure: 'each call site × 3 positions: 5xx, nothing acknowledged, recovers',
  needs: ['strace'],
  run,
}
