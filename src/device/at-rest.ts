// What is seen to when nothing waits to be synced, and never before the first screen: small things that nobody waits for.
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import { tellPersisted } from './persisted.ts'
import { forgetPractice } from './practice-store.ts'
import type { Transport } from './transport.ts'
import { countsUsed } from './usage.ts'

type Office = { memory: Memory; handed: Handed; transport: Transport }

/** Begins at once and goes on each time the transport rests; what comes back ends it. */
export function seesToTheRest(office: Office): () => void {
  const { memory, handed, transport } = office
  const rests = () => {
    if (transport.state.doing !== 'idle') return
    void tellPersisted(memory, handed.fetch, navigator.storage).catch(() => {})
  }
  const stopCounting = countsUsed(office)
  const unsubscribe = transport.subscribe(rests)
  rests()
  void forgetPractice(navigator.locks).catch(() => {})
  return () => {
    unsubscribe()
    stopCounting()
  }
}
