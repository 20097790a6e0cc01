// What every command of the command line has: its words, its streams, its store and its office.

import type { Settings } from './env.ts'
import { ensureOffices, sameName } from './office.ts'
import { openStore } from './stores/open.ts'
import type { Office, Store } from './stores/store.ts'
import type { Language, Say } from './words.ts'
import type { World } from './world.ts'

export type Streams = { out: (text: string) => void; err: (text: string) => void }
export type Terminal = Streams & {
  env: Readonly<Record<string, string | undefined>>
  world: World
  /** Where the built page lies. */
  pageFolder: string
  /** Resolves when the server is asked to stop. */
  stopped: () => Promise<void>
}

/** 0 done, 1 refused and nothing changed, 2 wrong use, 3 the store could not be used. */
export type ExitCode = 0 | 1 | 2 | 3

/** Wrong use: 2, with how it is used. */
export class WrongUse extends Error {}
/** Refused: 1, and nothing is changed. */
export class Refused extends Error {}

export type Command = {
  usage: string
  options: Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>
  /** How many words follow its name. */
  words: readonly [least: number, most: number]
  run(at: Desk): Promise<ExitCode>
}

/** What a command has before it. */
export type Desk = Terminal & {
  language: Language
  say: Say
  settings: Settings
  words: string[]
  text(option: string): string | undefined
  has(option: string): boolean
}

/** Does something with the store open, and closes it whatever happens. */
export const inStore = async (at: Desk, work: (store: Store) => Promise<ExitCode>): Promise<ExitCode> => {
  const store = await openStore(at.settings)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** The same in one office: the only one, or the one that --office names. */
export const inOffice = (
  at: Desk,
  work: (store: Store, office: Office) => Promise<ExitCode>,
): Promise<ExitCode> => inStore(at, async (store) => work(store, await officeMeant(at, store)))

async function officeMeant(at: Desk, store: Store): Promise<Office> {
  const offices = await ensureOffices(store, at.world)
  const said = at.text('office')
  const found =
    said === undefined ? offices : offices.filter(({ id, name }) => id === said || sameName(name, said))
  const [only] = found
  if (only && found.length === 1) return only
  const list = offices.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
  throw new WrongUse(
    found.length === 0
      ? at.say(`Inget kontor heter ${said}:\n${list}`, `No office is called ${said}:\n${list}`)
      : at.say(`Välj kontor med --office:\n${list}`, `Pick the office with --office:\n${list}`),
  )
}

export const line = (at: Desk, said: string) => at.out(`${said}\n`)
export const aside = (at: Desk, said: string) => at.err(`${said}\n`)
export const asJson = (at: Desk, value: unknown) => at.out(`${JSON.stringify(value)}\n`)

/** The year that --year says; undefined when it is left out. */
export function yearSaid(at: Desk): number | undefined {
  const said = at.text('year')
  if (said === undefined) return undefined
  if (!/^(19|20|21)\d{2}$/.test(said)) {
    throw new WrongUse(
      at.say(`--year ${said} är inget årtal (ÅÅÅÅ).`, `--year ${said} is not a year (YYYY).`),
    )
  }
  return Number(said)
}
