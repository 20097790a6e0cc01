// T5 on the embedded store: the server is killed under load, and has lost nothing that it acknowledged.
import { sqliteGround } from '../support/ground.ts'
import { killedAgainAndAgain } from './killed.ts'
import type { Proof } from './proof.ts'

export const proof: Proof = {
  id: 'T5',
  title: 'kill -9 of the server under load, SQLite',
  figure: '1,000 kills, 0 acknowledged lost, 0 gaps',
  run: (asked) => killedAgainAndAgain(asked, { ground: async () => sqliteGround() }),
}
