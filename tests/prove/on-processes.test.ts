// A short part of each proof on real processes, with every run of the tests; the whole figures are npm run prove's.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { sqliteGround } from '../support/ground.ts'
import { brokenServer } from '../support/real-server.ts'
import { killedAgainAndAgain } from './killed.ts'
import type { Proof } from './proof.ts'
import { proof as t5 } from './t5.ts'
import { proof as t6 } from './t6.ts'
import { proof as t7 } from './t7.ts'
import { proof as t8 } from './t8.ts'
import { proof as t12 } from './t12.ts'
import { proof as t14 } from './t14.ts'
import { proof as t18 } from './t18-real.ts'

const has = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
// The same lot every time: what is drawn anew is for `npm run prove`.
const seed = Number(process.env.SEED ?? 1)
const holds = async ({ run }: Proof, share: number) =>
  expect((await run({ seed, share, progress: () => undefined })).wrong).toEqual([])
const minutes = { timeout: 180_000 }

test('[I10] killed under load, the server has lost nothing that it acknowledged (T5)', minutes, () =>
  holds(t5, 0.006),
)

test(
  '[I10] a server that answers before it has committed is found out by being killed',
  minutes,
  async () => {
    const late = brokenServer('late', [
      // It commits a moment after it has answered, with what came meanwhile.
      [
        'this.#db.exec("COMMIT");',
        'setTimeout(() => this.#db.inTransaction && this.#db.exec("COMMIT"), 150);',
      ],
      ['this.#db.exec(`BEGIN ', 'if (!this.#db.inTransaction) this.#db.exec(`BEGIN '],
      ['this.#db.exec("ROLLBACK");', ''],
    ])
    // Whether a kill falls into the moment between is luck: as often as it takes, within reason.
    let found = ''
    for (let more = 0; more < 6 && !found.includes('I1'); more++) {
      const asked = { seed: seed + more, share: 0.02, progress: () => undefined }
      const { wrong } = await killedAgainAndAgain(asked, { ground: async () => sqliteGround(), main: late })
      found = wrong.join()
    }
    expect(found).toContain('I1')
  },
)

test.skipIf(!has('strace'))(
  '[I10] no reply leaves before its flush; without flushing, every one does (T6)',
  minutes,
  () => holds(t6, 0.02),
)

test.skipIf(!has('strace'))(
  '[I10] after a power cut the store opens, with all that was acknowledged (T7)',
  minutes,
  () => holds(t7, 0.01),
)

test.skipIf(!has('strace'))(
  '[I10] a disk that fails is answered with 5xx, and nothing is lost by it (T8)',
  minutes,
  () => holds(t8, 0.05),
)

test('[I1] the wire cut at every fiftieth byte, and answers twice, late and crossed (T12)', minutes, () =>
  holds(t12, 0.02),
)

test(
  '[I18] 10,000 malformed payloads: no 5xx, and no row changed outside the quarantine (T14)',
  minutes,
  () => holds(t14, 0.01),
)

test('[I12] an older store put back: the devices notice, and bring back what it lacks (T18)', minutes, () =>
  holds(t18, 0.1),
)
