// T5 on PostgreSQL: the server is killed under load, and the database's own server beside it.
import { postgresGround } from '../support/ground.ts'
import { startPostgres } from '../support/postgres.ts'
import { killedAgainAndAgain } from './killed.ts'
import type { Proof } from './proof.ts'

export const proof: Proof = {
  id: 'T5pg',
  title: 'kill -9 of the server under load, and crashes of the database, PostgreSQL',
  figure: '1,000 kills, 0 acknowledged lost, 0 gaps',
  needs: ['postgres'],
  async run(asked) {
    const postgres = await startPostgres()
    try {
      return await killedAgainAndAgain(asked, {
        ground: () => postgresGround(postgres),
        async crash() {
          await postgres.crash('SIGQUIT')
          await postgres.start()
        },
      })
    } finally {
      await postgres.stop()
    }
  },
}
