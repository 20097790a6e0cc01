// The store's own salt for codes that people type: made when it is first needed.
import type { Store, StoreTx } from './stores/store.ts'
import { hex, type World } from './world.ts'

async function made(tx: StoreTx, world: World): Promise<string> {
  const known = await tx.setting('code-salt')
  if (known !== null) return known
  const salt = hex(world.random(16))
  await tx.keepSetting('code-salt', salt)
  return salt
}

export const saltOf = async (store: Store, world: World): Promise<string> =>
  (await store.read((tx) => tx.setting('code-salt'))) ?? store.write((tx) => made(tx, world))
