// T6: no answer leaves before what it says is on the disk, seen in the server's own system calls.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Lot } from '../../src/demo/lot.ts'
import { storeFile } from '../../src/server/stores/sqlite.ts'
import { sqliteGround } from '../support/ground.ts'
import { aRealFolder, builtServer, staffed, startReal, unflushedServer } from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import { type Call, callsIn, isAnswer, under } from '../support/system-calls.ts'
import type { Asked, Proof } from './proof.ts'

/** Requests of one server: a device may ask so often and no more. */
const most = 500

type Answers = { flushed: number; early: string[]; answers: number }

/** For each answer: was there something written to the journal since the last one, and is all of it flushed? */
function flushedBefore(calls: readonly Call[], journal: string): Answers {
  const early: string[] = []
  let answers = 0
  let flushed = 0
  let written = 0
  let unflushed = 0
  for (const call of calls) {
    if (call.what === 'write' && call.path === journal) {
      written++
      unflushed++
    }
    if (call.what === 'flush' && call.path === journal && call.ok) unflushed = 0
    if (!isAnswer(call)) continue
    answers++
    if (written > 0 && unflushed === 0) flushed++
    else
      early.push(
        `I10: answer ${answers} left with ${written} writes before it, ${unflushed} of them not flushed`,
      )
    written = 0
  }
  return { flushed, early, answers }
}

async function answersOf(
  main: string,
  requests: number,
  lot: Lot,
): Promise<Answers & { acknowledged: number }> {
  const ground = sqliteGround()
  const traces = aRealFolder()
  try {
    const store = await ground.open()
    const [person] = await staffed(store, ['adviser'])
    await store.close()
    const file = join(traces, 'calls')
    const server = await startReal({ data: ground.data, main, under: under(file, 16) })
    const client = new SmallClient(
      'writer',
      httpWire(() => server.address, person?.cookie ?? ''),
    )
    for (let i = 0; i < requests; i++) {
      for (let more = lot.below(5); more >= 0; more--) client.save()
      const { trouble } = await client.exchange(0)
      if (trouble) throw new Error(`the request was not answered: ${trouble}`)
    }
    server.child.kill('SIGKILL')
    const found = flushedBefore(await callsIn(file, server), `${storeFile(ground.data)}-wal`)
    return { ...found, acknowledged: client.sent.size }
  } finally {
    await ground.clear()
    rmSync(traces, { recursive: true, force: true })
  }
}

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const wanted = Math.max(10, Math.round(1000 * share))
  const wrong: string[] = []
  const did = { replies: 0, 'after their flush': 0, acknowledged: 0, 'early when not flushing': '' }
  while (did.replies < wanted && wrong.length === 0) {
    const requests = Math.min(most, wanted - did.replies)
    const { answers, flushed, early, acknowledged } = await answersOf(builtServer(), requests, lot)
    if (answers !== requests)
      wrong.push(`${requests} were answered, ${answers} seen: the trace is not whole · seed ${seed}`)
    wrong.push(...early.map((what) => `${what} · seed ${seed}`))
    did.replies += answers
    did['after their flush'] += flushed
    did.acknowledged += acknowledged
    progress(did.replies, wanted, 'replies')
  }
  // The same look at a server that does not flush must find it out, or it sees nothing.
  const control = Math.min(20, wanted)
  const { early } = await answersOf(unflushedServer(), control, lot)
  did['early when not flushing'] = `${early.length} of ${control}`
  if (early.length !== control)
    wrong.push(
      `a server that does not flush passed for ${control - early.length} of ${control} replies · seed ${seed}`,
    )
  return { did, wrong }
}

export const proof: Proof = {
  id: 'T6',
  title: 'fsync before the reply, by system-call trace; the same check fails with synchronous=NORMAL',
  figure: '1,000 of 1,000',
  needs: ['strace'],
  run,
}
