// What the server takes from the world around it: time, chance and hashes, made in one place and handed in.
import { createHash, randomBytes, scrypt } from 'node:crypto'
import { type RecordId, uuidv7 } from '../domain/values/record-id.ts'
import { schemaNumber } from '../sync/messages.ts'
import type { Handed } from '../sync/office-log.ts'

export type World = {
  /** Milliseconds since 1970. */
  clock: () => number
  random: (bytes: number) => Uint8Array
  sha256: (text: string) => string
  /** For codes short enough to guess: dear on purpose. */
  slowHash: (code: string, salt: string) => Promise<string>
}

export const realWorld = (): World => ({
  clock: () => Date.now(),
  random: (bytes) => randomBytes(bytes),
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  slowHash: (code, salt) =>
    new Promise((resolve, reject) =>
      scrypt(code, salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }, (problem, key) =>
        problem ? reject(problem) : resolve(key.toString('hex')),
      ),
    ),
})

export const instantNow = (world: World): string => new Date(world.clock()).toISOString()
export const newId = (world: World): RecordId => uuidv7(world.clock(), world.random(10))
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What the office's rules are handed; who takes in what others carry hands them what opens a bundle, too. */
export const handedBy = (world: World, schema = schemaNumber): Handed => ({
  open: async () => null,
  now: () => instantNow(world),
  mid: () => newId(world),
  salt: () => hex(world.random(16)),
  sha256: world.sha256,
  schema,
})
