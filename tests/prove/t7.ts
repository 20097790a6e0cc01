// T7: the power goes. The disk is rebuilt as it may then look, again and again, and what was acknowledged is on it.

import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Lot } from '../../src/demo/lot.ts'
import { openSqlite, storeFile } from '../../src/server/stores/sqlite.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { sqliteGround } from '../support/ground.ts'
import { aRealFolder, builtServer, staffed, startReal, unflushedServer } from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import { logIn, wrongInOrder } from '../support/store-file.ts'
import { type Call, callsIn, isAnswer, under } from '../support/system-calls.ts'
import type { Asked, Proof } from './proof.ts'

/** Disk images from one run of the server. */
const imagesATrace = 500
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Trace = {
  /** The files as they lay when the server began: flushed long ago. */
  before: Map<string, Buffer>
  calls: Call[]
  /** What each answer acknowledged, in their order. */
  acknowledged: string[][]
}

/** A day at work with the server's calls written down: small and large batches, until its journal has been emptied too. */
async function aTrace(main: string, lot: Lot): Promise<Trace> {
  const ground = sqliteGround()
  const traces = aRealFolder()
  try {
    const store = await ground.open()
    const [person] = await staffed(store, ['lead'])
    await store.close()
    const before = new Map<string, Buffer>()
    for (const path of filesOf(ground.data)) if (existsSync(path)) before.set(path, readFileSync(path))
    const file = join(traces, 'calls')
    const server = await startReal({ data: ground.data, main, under: under(file, 70_000) })
    const client = new SmallClient(
      'writer',
      httpWire(() => server.address, person?.cookie ?? ''),
    )
    const acknowledged: string[][] = []
    for (let i = 0; i < 60; i++) {
      const saved = []
      for (let more = lot.below(i % 3 === 0 ? 40 : 4); more >= 0; more--) {
        const again = saved.length > 0 && lot.chance(0.2) ? lot.of(saved) : undefined
        const one = client.save(again, 'x'.repeat(lot.below(600)))
        if (!again) saved.push({ rec: one.rec, mid: one.mid })
      }
      const waiting = client.outbox.map(({ mid }) => mid)
      const { trouble } = await client.exchange(0)
      if (trouble) throw new Error(`the request was not answered: ${trouble}`)
      const left = new Set(client.outbox.map(({ mid }) => mid))
      acknowledged.push(waiting.filter((mid) => !left.has(mid)))
    }
    // Half of them stop in good order: then the journal's end is part of the trace.
    server.child.kill(lot.chance(0.5) ? 'SIGTERM' : 'SIGKILL')
    return { before, calls: await callsIn(file, server), acknowledged }
  } finally {
    await ground.clear()
    rmSync(traces, { recursive: true, force: true })
  }
}

const filesOf = (data: string): string[] => [storeFile(data), `${storeFile(data)}-wal`]

type Pending = { at: number; data: Buffer } | { length: number }

/** One file: what is surely on the disk, and what may or may not have got there. */
class Disk {
  bytes: Buffer
  length: number
  pending: Pending[] = []

  constructor(bytes: Buffer) {
    this.bytes = Buffer.from(bytes)
    this.length = bytes.length
  }

  flush(): void {
    for (const one of this.pending) this.#take(one)
    this.pending = []
  }

  #take(one: Pending): void {
    if ('length' in one) {
      if (one.length < this.length) this.bytes.fill(0, one.length, this.length)
      this.length = one.length
      this.#grow(this.length)
      return
    }
    const end = one.at + one.data.length
    this.#grow(end)
    one.data.copy(this.bytes, one.at)
    this.length = Math.max(this.length, end)
  }

  #grow(to: number): void {
    if (to <= this.bytes.length) return
    const larger = Buffer.alloc(Math.max(to, this.bytes.length * 2))
    this.bytes.copy(larger)
    this.bytes = larger
  }

  /** How the file may look after the power has gone: all of what waited, none, or some of it, whole or in torn pieces. */
  afterPowerCut(lot: Lot): Buffer {
    const disk = new Disk(this.bytes.subarray(0, this.length))
    const way = lot.below(5)
    const share = lot.next()
    const upTo = lot.below(this.pending.length + 1)
    const sector = lot.of([512, 4096])
    for (const [place, one] of this.pending.entries()) {
      if (way === 0) continue
      if (way === 1 || (way === 2 && place < upTo) || (way === 3 && lot.chance(share))) disk.#take(one)
      if (way !== 4) continue
      if ('length' in one) {
        if (lot.chance(share)) disk.#take(one)
        continue
      }
      // A page is written in sectors, each of which reaches the disk or does not.
      for (let from = 0; from < one.data.length; ) {
        const to = Math.min(one.data.length, (Math.floor((one.at + from) / sector) + 1) * sector - one.at)
        if (lot.chance(share)) disk.#take({ at: one.at + from, data: one.data.subarray(from, to) })
        from = to
      }
    }
    return disk.bytes.subarray(0, disk.length)
  }
}

type Looked = { images: number; opened: number; verified: number; inFlight: number; wrong: string[] }

/** Cuts the power at random places of a trace; `enough` ends it early. */
async function cutAtRandom(
  trace: Trace,
  images: number,
  lot: Lot,
  seen: (image: number) => void,
  enough = Number.POSITIVE_INFINITY,
): Promise<Looked> {
  const wrong: string[] = []
  const disks = new Map<string, Disk>()
  for (const [path, bytes] of trace.before) disks.set(path, new Disk(bytes))
  const [main = ''] = trace.before.keys()
  const ours = new Set([main, `${main}-wal`])
  const cuts = Array.from({ length: images }, () => lot.below(trace.calls.length + 1)).sort((a, b) => a - b)
  const folder = join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `radslag-power-${process.pid}`)
  const found: Looked = { images: 0, opened: 0, verified: 0, inFlight: 0, wrong }
  const safe: string[] = []
  let answers = 0
  let at = 0
  try {
    for (const cut of cuts) {
      for (; at < cut; at++) {
        const call = trace.calls[at]
        if (!call) continue
        if (isAnswer(call)) safe.push(...(trace.acknowledged[answers++] ?? []))
        if (call.what === 'said' || !ours.has(call.path)) continue
        let disk = disks.get(call.path)
        if (!disk) {
          disk = new Disk(Buffer.alloc(0))
          disks.set(call.path, disk)
        }
        if (call.what === 'write' && call.ok) disk.pending.push({ at: call.at, data: call.data })
        if (call.what === 'truncate') disk.pending.push({ length: call.length })
        if (call.what === 'flush' && call.ok) disk.flush()
        if (call.what === 'gone') disks.delete(call.path)
      }
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      for (const [path, disk] of disks) {
        found.inFlight += disk.pending.length
        writeFileSync(join(folder, basename(path)), disk.afterPowerCut(lot))
      }
      found.images++
      seen(found.images)
      await look(`call ${cut} of ${trace.calls.length}`)
      if (wrong.length >= enough) break
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return found

  async function look(where: string): Promise<void> {
    try {
      // Our own opening: its integrity check, its foreign keys, its steps.
      const store = openSqlite(folder, { make: false })
      try {
        found.opened++
        const lines = logIn(folder)
        for (const what of wrongInOrder(lines)) wrong.push(`${what} · ${where}`)
        const mids = new Set(lines.map(({ mid }) => mid))
        const lost = safe.filter((mid) => !mids.has(mid))
        if (lost.length > 0)
          wrong.push(
            `I10: ${lost.length} of ${safe.length} acknowledged are gone, first ${lost[0]} · ${where}`,
          )
        if (found.images % 50 === 1) {
          found.verified++
          const { wrong: more } = await verifyStore(store, sha256)
          wrong.push(...more.map(({ because }) => `verify: ${because} · ${where}`))
        }
      } finally {
        await store.close()
      }
    } catch (problem) {
      wrong.push(
        `the image does not open: ${problem instanceof Error ? problem.message : problem} · ${where}`,
      )
      const kept = join(tmpdir(), `radslag-power-kept-${process.pid}`)
      if (!existsSync(kept)) cpSync(folder, kept, { recursive: true })
    }
  }
}

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const wanted = Math.max(20, Math.round(10_000 * share))
  const wrong: string[] = []
  const did = {
    images: 0,
    'opened clean': 0,
    'with the chain verified': 0,
    'writes in flight': 0,
    traces: 0,
    'found when not flushing': '',
  }
  while (did.images < wanted && wrong.length === 0) {
    const trace = await aTrace(builtServer(), lot)
    const answers = trace.calls.filter(isAnswer).length
    if (answers !== trace.acknowledged.length)
      wrong.push(`${trace.acknowledged.length} were answered, ${answers} seen: the trace is not whole`)
    const had = did.images
    const found = await cutAtRandom(trace, Math.min(imagesATrace, wanted - had), lot, (image) =>
      progress(had + image, wanted, 'images'),
    )
    did.images += found.images
    did['opened clean'] += found.opened
    did['with the chain verified'] += found.verified
    did['writes in flight'] += found.inFlight
    did.traces++
    wrong.push(...found.wrong)
  }
  const control = await cutAtRandom(await aTrace(unflushedServer(), lot), 100, lot, () => undefined)
  const losses = control.wrong.filter((what) => what.startsWith('I10')).length
  did['found when not flushing'] = `losses in ${losses} of ${control.images}`
  if (losses === 0) wrong.push('a server that does not flush lost nothing: the images prove nothing')
  return { did, wrong: wrong.map((what) => `${what} · seed ${seed}`) }
}

export const proof: Proof = {
  id: 'T7',
  title:
    'power cuts: disk images rebuilt from the system calls, only what was flushed and a random part of the rest',
  figure: '10,000 images, all open, 0 acknowledged lost',
  needs: ['strace'],
  run,
}
