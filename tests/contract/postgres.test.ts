// The PostgreSQL store keeps the contract, and what only a database that others use too can break.
import { afterAll, expect, test } from 'vitest'
import { openPostgres } from '../../src/server/stores/postgres.ts'
import { startPostgres } from '../support/postgres.ts'
import { storeContract } from './store.ts'

const postgres = await startPostgres()
afterAll(() => postgres.stop())

storeContract('PostgreSQL', () => {
  let url = ''
  return {
    async open() {
      url = await postgres.database()
      return openPostgres(url)
    },
    async again(store) {
      await store.close()
      return openPostgres(url)
    },
    clear: () => postgres.drop(url),
  }
})
