// radslag verify: whether the store is what it says that it is, or a report file what the store says.
import { readFileSync } from 'node:fs'
import { aside, asJson, type Desk, type ExitCode, inOffice, inStore, line, Refused } from '../command.ts'
import { ensureOffices } from '../office.ts'
import { verifyStore } from '../verify.ts'
import { type ReportVerdict, verifyReport } from '../verify-report.ts'

export async function verify(at: Desk): Promise<ExitCode> {
  const [path] = at.words
  if (path !== undefined) return verifyFile(at, path)
  return inStore(at, async (store) => {
    await ensureOffices(store, at.world)
    const { offices, wrong } = await verifyStore(store, at.world.sha256)
    for (const one of wrong)
      aside(at, `${one.because} ${JSON.stringify(one.where)}${one.office ? ` · ${one.office}` : ''}`)
    if (at.has('json')) asJson(at, { ok: wrong.length === 0, offices, wrong })
    else {
      for (const { id, entries, records } of offices) {
        line(
          at,
          at.say(
            `${id}: ${entries} rader i loggen, ${records} poster`,
            `${id}: ${entries} entries in the log, ${records} records`,
          ),
        )
      }
    }
    aside(
      at,
      wrong.length === 0
        ? at.say('Allt stämmer.', 'All is well.')
        : at.say(`${wrong.length} fel.`, `${wrong.length} wrong.`),
    )
    return wrong.length === 0 ? 0 : 1
  })
}

/** A report file against the store: agrees, 0; does not, or is no report of ours, 1. */
async function verifyFile(at: Desk, path: string): Promise<ExitCode> {
  const bytes = readReport(at, path)
  return inOffice(at, async (store, office) => {
    const verdict = await store.read((tx) => verifyReport(tx.office(office.id), bytes, at.world))
    if (at.has('json')) asJson(at, verdict)
    for (const said of wordsFor(at, verdict)) aside(at, said)
    return verdict.ok ? 0 : 1
  })
}

function readReport(at: Desk, path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch {
    throw new Refused(at.say(`${path} går inte att läsa.`, `${path} cannot be read.`))
  }
}

function wordsFor(at: Desk, verdict: ReportVerdict): string[] {
  const { say } = at
  const standing = (as: 'now' | 'reported') =>
    as === 'reported'
      ? say('det som rapporterades när året låstes', 'what was reported when the year was locked')
      : say('posterna som de är nu', 'the records as they are now')
  if (verdict.ok) {
    return [
      say(
        `Rapporten stämmer med ${standing(verdict.agreesWith)}.`,
        `The report agrees with ${standing(verdict.agreesWith)}.`,
      ),
    ]
  }
  switch (verdict.because) {
    case 'no-seal':
      return [
        say(
          'Filen är ingen rapport från Rådslag.',
          'The file is no report of Rådslag’s, or has lost its seal.',
        ),
      ]
    case 'content-changed':
      return [say('Filen är ändrad efter att den gjordes.', 'The file was changed after it was made.')]
    case 'no-programme-covers-the-year':
      return [say('Rapportens program finns inte här.', 'The report’s programme is not in this store.')]
    case 'bytes-differ':
      return [
        say(
          `Siffrorna stämmer med ${standing(verdict.agreesWith)}, men filen är inte den som görs av dem: texter är ändrade sedan dess, eller filen.`,
          `The figures agree with ${standing(verdict.agreesWith)}, but the file is not what they make: texts have changed since, or the file has.`,
        ),
      ]
    case 'figures-differ':
      return [
        say(
          `Rapporten stämmer inte med ${standing(verdict.against)}:`,
          `The report does not agree with ${standing(verdict.against)}:`,
        ),
        ...verdict.differs.map(({ indicator, file, store }) =>
          file === store
            ? say(
                `  ${indicator}: ${file}, men av andra poster`,
                `  ${indicator}: ${file}, but of other records`,
              )
            : say(
                `  ${indicator}: ${file ?? '–'} i filen, ${store ?? '–'} i registret`,
                `  ${indicator}: ${file ?? '–'} in the file, ${store ?? '–'} in the store`,
              ),
        ),
      ]
  }
}
