// T18 on real files: an older store is put back, with `radslag restore` or by copying, and the devices bring the rest.
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Lot } from '../../src/demo/lot.ts'
import { storeFile } from '../../src/server/stores/sqlite.ts'
import { sqliteGround } from '../support/ground.ts'
import { aRealFolder, radslag, staffed, startReal } from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import { wrongInOrder } from '../support/store-file.ts'
import type { Asked, Proof } from './proof.ts'

async function run({ seed, share, progress }: Asked) {
  const lot = new Lot(seed)
  const restores = Math.max(2, Math.round(20 * share))
  const wrong: string[] = []
  const did = {
    restores: 0,
    'without telling': 0,
    'by radslag restore': 0,
    'devices that noticed': 0,
    saved: 0,
    'brought back': 0,
  }
  for (let round = 0; round < restores; round++) {
    const say = (what: string) => wrong.push(`${what} · seed ${seed}, restore ${round + 1}`)
    const silent = round % 2 === 0
    const ground = sqliteGround()
    const aside = aRealFolder()
    try {
      const store = await ground.open()
      const people = await staffed(store, ['lead', 'adviser', 'adviser', 'adviser'])
      await store.close()
      await ground.letGo()
      const start = { data: ground.data }
      let server = await startReal(start)
      const clients = people.map(
        ({ cookie }, at) =>
          new SmallClient(
            `device ${at + 1}`,
            httpWire(() => server.address, cookie),
          ),
      )
      const work = async () => {
        for (let turn = 0; turn < 12; turn++) {
          const client = lot.of(clients)
          const first = client.save()
          if (lot.chance(0.5)) client.save({ rec: first.rec, mid: first.mid })
          if (lot.chance(0.8)) await client.exchange()
        }
      }
      await work()
      const kept = join(aside, 'kept.db')
      if (silent && lot.chance(0.5)) {
        // As somebody without the command would: stop it, copy the file.
        server.child.kill('SIGTERM')
        await server.exited
        copyFileSync(storeFile(ground.data), kept)
        server = await startReal(start)
      } else {
        const made = await radslag(start, 'backup', kept, '--json')
        if (made.code !== 0) throw new Error(made.err)
      }
      await work()
      // Everybody has read on past what the copy holds, so that everybody can see that it is another log.
      for (const client of clients) await client.drain()
      const before = (await ground.log(0)).length
      server.child.kill(lot.chance(0.5) ? 'SIGTERM' : 'SIGKILL')
      await server.exited
      if (silent) {
        did['without telling']++
        for (const end of ['', '-wal', '-shm']) rmSync(storeFile(ground.data) + end, { force: true })
        cpSync(kept, storeFile(ground.data))
      } else {
        did['by radslag restore']++
        const put = await radslag(start, 'restore', kept, '--json')
        if (put.code !== 0) throw new Error(put.err)
      }
      const after = (await ground.log(0)).length
      if (after >= before) say('the copy was not older: nothing was tried')
      await ground.letGo()
      server = await startReal(start)
      for (const client of clients) client.save()
      for (const client of [...clients, ...clients])
        await client.drain().catch((problem) => say(String(problem)))
      const lines = await ground.log(0)
      for (const what of wrongInOrder(lines)) say(what)
      const inLog = new Set(lines.map(({ mid }) => mid))
      for (const client of clients) {
        did.saved += client.told.length
        if (client.resets > 0) did['devices that noticed']++
        else say(`${client.name} did not notice that the log is another`)
        const lost = client.told.filter((mid) => !inLog.has(mid))
        if (lost.length > 0)
          say(`I12: ${lost.length} of ${client.told.length} told as saved are in no log, first ${lost[0]}`)
      }
      did['brought back'] += before - after
      server.child.kill('SIGTERM')
      await server.exited
      const verdict = await radslag(start, 'verify', '--json')
      if (verdict.code !== 0) say(`verify: ${verdict.out}${verdict.err}`)
    } finally {
      await ground.clear()
      rmSync(aside, { recursive: true, force: true })
    }
    did.restores++
    progress(did.restores, restores, 'restores')
  }
  return { did, wrong }
}

export const proof: Proof = {
  id: 'T18r',
  title: 'real restores of an older store, half of them a file copied back without telling',
  figure: '20 of 20 noticed, 0 lost',
  run,
}
