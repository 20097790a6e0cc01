// What is asked of the office about people: what it holds, a copy on paper, and that it goes. These need the network.
import type { HeldAbout } from '../../domain/privacy/erase.ts'
import type { Due } from '../../domain/privacy/retention.ts'
import { type Answer, ask } from './office-calls.ts'

type Fetch = typeof fetch

export type Erasure = {
  at: string
  records: { kind: string; id: string }[]
  devices: {
    id: string
    name: string
    memberName: string
    state: string
    lastSeen: string | null
    done: boolean
  }[]
}

export const readHeld = (call: Fetch, id: string) =>
  ask<{ held: HeldAbout[]; quarantined: number }>(call, `/api/contacts/${id}/held`)
export const eraseRecords = (call: Fetch, records: readonly Pick<HeldAbout, 'kind' | 'id' | 'fields'>[]) =>
  ask<{ erasure: Erasure }>(call, '/api/erasures', { records })
export const readErasures = (call: Fetch) => ask<{ erasures: Erasure[] }>(call, '/api/erasures')
export const readRetention = (call: Fetch) => ask<{ coming: Due[] }>(call, '/api/retention')

const asBytes = (response: Response): Promise<ArrayBuffer> => response.arrayBuffer()
export const readExtract = (call: Fetch, id: string, language: string): Promise<Answer<ArrayBuffer>> =>
  ask(call, `/api/contacts/${id}/extract?language=${language}`, undefined, 'GET', asBytes)
export const readSheet = (call: Fetch, list: string, language: string): Promise<Answer<ArrayBuffer>> =>
  ask(call, `/api/lists/${list}.pdf?language=${language}`, undefined, 'GET', asBytes)
