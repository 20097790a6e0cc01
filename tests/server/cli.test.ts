// The command line, as interfaces.md has it: what it prints, where, and how it ends.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from '../../src/server/cli.ts'
import { openSqlite } from '../../src/server/stores/sqlite.ts'
import { aFolder, anId, aWorld, clearAway, clearStore, sessionValues, storeEnv } from './support.ts'

let folder: string
const world = aWorld()
beforeEach(() => {
  folder = aFolder()
})
afterEach(async () => {
  await clearStore(join(folder, 'data'))
  clearAway(folder)
})

const radslag = async (args: string[], env: Record<string, string> = {}) => {
  let out = ''
  let err = ''
  const exit = await run(args, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    // A test that says which folder means the embedded store there, wherever the office itself is kept.
    env: {
      ...(env.RADSLAG_DATA ? {} : await storeEnv(join(folder, 'data'))),
      LANG: 'en_GB.UTF-8',
      ...env,
    },
    world,
    pageFolder: '',
    stopped: async () => {},
  })
  return { exit, out, err, json: () => JSON.parse(out) as Record<string, unknown> }
}
const file = (name: string, ...records: unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(path, records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'))
  return path
}
const session = (over: Record<string, unknown> = {}) => ({
  kind: 'session',
  id: anId(),
  ...sessionValues,
  ...over,
})

describe('wrong use ends with 2, and says what is right', () => {
  test.each([
    [['dance']],
    [[]],
    [['import']],
    [['import', 'a.jsonl', 'b.jsonl']],
    [['import', 'a.jsonl', '--fast']],
    [['import', 'a.txt']],
    [['export', '--format', 'xlsx']],
    [['export', '--format', 'pdf']],
    [['export', '--kind', 'meeting']],
    [['export', '--kind', 'member']],
    [['export', '--year', 'soon']],
    [['targets']],
    [['targets', '--year', '26']],
    [['targets', '--year', '2026', '--as-of', '2026-02-30']],
    [['report', '--year', '2026', '--format', 'doc', '-o', 'x']],
    [['report', '--year', '2026', '--format', 'docx']],
    [['report', '--year', '2026', '--format', 'pdf', '--period', 'may', '-o', 'x']],
    [['report', '--year', '2026', '--format', 'pdf', '--as', 'told', '-o', 'x']],
    [['invite', '--name', 'A']],
    [['invite', '--name', 'A', '--role', 'boss']],
    [['invite', '--role', 'lead']],
    [['office', 'remove', 'x']],
    [['members', '--office', 'nowhere']],
  ])('%j', async (args) => {
    const { exit, out, err } = await radslag(args)
    expect([exit, out]).toEqual([2, ''])
    expect(err).not.toBe('')
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '99999'],
    ['PORT', '-1'],
    ['HOST', 'a b'],
    ['RADSLAG_ORIGIN', 'radslag.example'],
    ['RADSLAG_ORIGIN', 'http://radslag.example'],
    ['RADSLAG_ORIGIN', 'https://radslag.example/path'],
    ['DATABASE_URL', 'mysql://a:secret@b/c'],
    ['DATABASE_URL', 'postgres://a:secret@b'],
    ['DATABASE_URL', 'a:secret@b/c'],
  ])('a wrong %s is named: %s', async (name, value) => {
    const { exit, err } = await radslag(['members'], { [name]: value })
    expect(exit).toBe(2)
    expect(err).toContain(name)
    expect(err).not.toContain('secret')
  })
})

test('a database that does not answer ends with 3, and its password stays unsaid', async () => {
  const { exit, err } = await radslag(['members'], { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/c' })
  expect(exit).toBe(3)
  expect(err).toContain('127.0.0.1:1/c')
  expect(err).not.toContain('secret')
})

test('the words are Swedish unless the terminal is English', async () => {
  expect((await radslag(['dance'], { LANG: '' })).err).toContain('Okänt kommando')
  expect((await radslag(['dance'], { LANG: 'sv_SE.UTF-8' })).err).toContain('Okänt kommando')
  expect((await radslag(['dance'], { LANG: 'C' })).err).toContain('Unknown command')
  expect((await radslag(['dance'], { LANG: 'sv_SE', LC_ALL: 'en_US' })).err).toContain('Unknown command')
})

describe('import', () => {
  test('takes good lines, and the same file again does nothing', async () => {
    const path = file('a.jsonl', session(), session())
    const first = await radslag(['import', path, '--json'])
    expect([first.exit, first.json()]).toMatchObject([
      0,
      { written: true, created: 2, changed: 0, unchanged: 0, bad: 0 },
    ])
    const again = await radslag(['import', path, '--json'])
    expect([again.exit, again.json()]).toMatchObject([0, { created: 0, changed: 0, unchanged: 2, bad: 0 }])
  })

  test('takes a semicolon CSV with Swedish headings, letters of Windows, and contacts by name', async () => {
    const path = join(folder, 'möten.csv')
    const text = [
      'Datum;Minuter;Enskilt eller grupp?;Hur?;Kommun;Rådsökande;Fas;Agenda 2030;Företagarlabbet;Anteckning',
      '4/5 2026;45;Enskilt;Telefon;Örebro;Åsa Öberg;Idé;ja;nej;"Två ord; ett till"',
      '2026-05-05;1 tim;enskilt;på plats;Kumla;åsa öberg;Start;ja;nej;',
    ].join('\r\n')
    writeFileSync(path, Buffer.from(text, 'latin1'))
    const tried = await radslag(['import', path, '--dry-run', '--json'])
    expect([tried.exit, tried.json()]).toMatchObject([0, { written: false, created: 3, bad: 0 }])
    expect(tried.json().doubts).toMatchObject([{ line: 2, column: 'Rådsökande', because: 'new-contact' }])
    expect((await radslag(['import', path, '--json'])).json()).toMatchObject({ written: true, created: 3 })
    const out = (await radslag(['export'])).out
    const records = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const contacts = records.filter(({ kind }) => kind === 'contact')
    expect(contacts).toMatchObject([{ name: 'Åsa Öberg', municipality: '1880', type: 'person' }])
    expect(records.filter(({ kind }) => kind === 'session')).toMatchObject([
      {
        date: '2026-05-04',
        minutes: 45,
        municipality: '1880',
        contactIds: [contacts[0]?.id],
        notes: 'Två ord; ett till',
      },
      { date: '2026-05-05', minutes: 60, channel: 'on-site', contactIds: [contacts[0]?.id] },
    ])
    const again = await radslag(['import', path, '--dry-run', '--json'])
    expect((again.json().doubts as { because: string }[]).map(({ because }) => because)).toEqual([
      'same-content',
      'same-content',
    ])
  })

  test('a bad row of a table: nothing is taken; the row, its column and the reason are named', async () => {
    const path = file(
      'a.csv',
      'Slag;Datum;Minuter;Budgetrad;Belopp;Vad',
      'Kostnad;2026-02-30;;Resor och logi;12,50;Tåg',
    )
    const done = await radslag(['import', path])
    expect([done.exit, done.out]).toEqual([1, ''])
    expect(done.err).toMatch(/Line 2, Datum: ./)
  })

  test.each(['csv', 'xlsx'])('what is exported as %s comes back the same', async (format) => {
    const contact = {
      kind: 'contact',
      id: anId(),
      name: '=Hjulet',
      type: 'group',
      municipality: '1864',
      phone: '+46 70',
    }
    const cost = {
      kind: 'expense',
      id: anId(),
      date: '2026-03-01',
      line: 'Resor och logi',
      amount: 123_450,
      text: 'Tåg',
    }
    const path = file('a.jsonl', contact, session({ contactIds: [contact.id], notes: 'rad 1\nrad 2' }), cost)
    await radslag(['import', path])
    const before = (await radslag(['export'])).out
    const taken = join(folder, `ut.${format}`)
    expect((await radslag(['export', '--format', format, '-o', taken])).exit).toBe(0)
    const again = await radslag(['import', taken, '--json'])
    expect([again.exit, again.json()]).toMatchObject([0, { created: 0, changed: 0, bad: 0 }])
    const elsewhere = { RADSLAG_DATA: join(folder, 'other') }
    expect((await radslag(['import', taken], elsewhere)).exit).toBe(0)
    const sorted = (lines: string) =>
      lines
        .split('\n')
        .filter((line) => /"(session|contact|expense)"/.test(line))
        .sort()
    expect(sorted((await radslag(['export'], elsewhere)).out)).toEqual(sorted(before))
  })

  test('a bad line: all or nothing, named with number, field and reason', async () => {
    const path = file('a.jsonl', session(), '', session({ minutes: 'an hour' }), '{')
    const done = await radslag(['import', path])
    expect([done.exit, done.out]).toEqual([1, ''])
    expect(done.err).toMatch(/Line 3, minutes: ./)
    expect(done.err).toMatch(/Line 4: ./)
    expect((await radslag(['export', '--kind', 'session'])).out).toBe('')
  })

  test('a budget line that is in no programme is named as the field that it is', async () => {
    const expense = { kind: 'expense', date: '2026-05-04', line: 'Kaffe', amount: 100, text: 'x' }
    const done = await radslag(['import', file('a.jsonl', JSON.stringify(expense))])
    expect(done).toMatchObject({ exit: 1 })
    expect(done.err).toMatch(/(Line|Rad) 1, line: /)
  })

  test('--skip-bad takes the good ones and ends with 0', async () => {
    const path = file('a.jsonl', session(), session({ minutes: 0 }))
    const done = await radslag(['import', path, '--skip-bad', '--json'])
    expect([done.exit, done.json()]).toMatchObject([
      0,
      { created: 1, bad: 1, problems: [{ line: 2, field: 'minutes' }] },
    ])
    expect((await radslag(['export', '--kind', 'session'])).out.trim().split('\n')).toHaveLength(1)
  })

  test('--dry-run changes nothing', async () => {
    const path = file('a.jsonl', session())
    expect(await radslag(['import', path, '--dry-run'])).toMatchObject({ exit: 0 })
    expect((await radslag(['export', '--kind', 'session'])).out).toBe('')
    expect((await radslag(['import', file('b.jsonl', session({ minutes: 0 })), '--dry-run'])).exit).toBe(1)
  })

  test('an empty file, or one that is not there, is refused', async () => {
    expect((await radslag(['import', file('a.jsonl', '')])).exit).toBe(1)
    expect((await radslag(['import', file('b.jsonl', ''), '--skip-bad'])).exit).toBe(1)
    expect((await radslag(['import', join(folder, 'none.jsonl')])).exit).toBe(1)
  })

  test('--as: the author is the member, by name or id; without it the office itself', async () => {
    await radslag(['invite', '--name', 'Anna', '--role', 'adviser'])
    const [anna] = JSON.parse((await radslag(['members', '--json'])).out) as { id: string }[]
    const [one, two] = [session(), session()]
    await radslag(['import', file('a.jsonl', one), '--as', 'anna'])
    await radslag(['import', file('b.jsonl', two)])
    const lines = (await radslag(['export', '--kind', 'session'])).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ createdBy }) => createdBy)).toEqual([anna?.id, undefined])
    expect((await radslag(['import', file('c.jsonl', session()), '--as', 'nobody'])).exit).toBe(1)
  })
})

describe('export', () => {
  const filled = async () => {
    const company = {
      kind: 'companyStart',
      id: anId(),
      date: '2025-03-01',
      name: 'Skogsbrynet',
      legalForm: 'economic-association',
      cooperative: true,
      creativeIndustry: false,
      youthOwned: false,
      companyLab: false,
      municipality: '1864',
      livelihoods: 3,
      followUps: [{ months: 12, date: '2026-03-01', running: true, livelihoods: 4 }],
    }
    const one = session({
      review: { state: 'returned', comment: 'tiden?' },
      createdAt: '2026-05-05T08:00:00+02:00',
      createdBy: anId(),
    })
    const path = file(
      'a.jsonl',
      company,
      one,
      { kind: 'expense', date: '2026-02-01', line: 'Resor och logi', amount: 12_300, text: 'tåg' },
      {
        kind: 'contact',
        id: anId(),
        name: 'Cia',
        type: 'person',
        municipality: '1880',
        notes: 'ringer ofta',
      },
      { kind: 'session', id: one.id, minutes: 75 },
    )
    expect((await radslag(['import', path])).exit).toBe(0)
  }

  test('an import of an export gives the same export, in a new office too', async () => {
    await filled()
    const out = join(folder, 'e.jsonl')
    expect((await radslag(['export', '-o', out])).exit).toBe(0)
    const exported = readFileSync(out, 'utf8')
    expect((await radslag(['import', out, '--json'])).json()).toMatchObject({ created: 0, changed: 0 })
    expect((await radslag(['export'])).out).toBe(exported)

    const other = { RADSLAG_DATA: join(folder, 'other') }
    expect((await radslag(['import', out], other)).exit).toBe(0)
    expect((await radslag(['export'], other)).out).toBe(exported)
    const figures = (env = {}) =>
      radslag(['targets', '--year', '2026', '--as-of', '2026-06-30', '--json'], env)
    expect((await figures(other)).out).toBe((await figures()).out)
  })

  test('in the order they reached the office; members and locks never', async () => {
    await filled()
    await radslag(['invite', '--name', 'Anna', '--role', 'adviser'])
    const kinds = (await radslag(['export'])).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind)
    expect(kinds).toEqual(['programme', 'office', 'companyStart', 'session', 'expense', 'contact'])
  })

  test('--anonymous has no field about a person', async () => {
    await filled()
    const { out } = await radslag(['export', '--anonymous'])
    for (const word of ['Skogsbrynet', 'Cia', 'ringer', 'createdBy']) expect(out).not.toContain(word)
    expect(out).toContain('"municipality":"1864"')
  })

  test('--year and --kind choose', async () => {
    await filled()
    const kinds = (text: string) =>
      text
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).kind)
    expect(kinds((await radslag(['export', '--year', '2026'])).out)).toEqual(['session', 'expense'])
    expect(kinds((await radslag(['export', '--kind', 'companyStart'])).out)).toEqual(['companyStart'])
  })

  test('to a place that cannot be written: refused, and nothing half is left', async () => {
    await filled()
    expect((await radslag(['export', '-o', join(folder, 'none', 'e.jsonl')])).exit).toBe(1)
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('targets', () => {
  test('as JSON on stdout only, the same bytes from the same records', async () => {
    const one = session()
    await radslag(['import', file('a.jsonl', one)])
    const args = ['targets', '--year', '2026', '--as-of', '2026-11-23', '--json']
    const first = await radslag(args)
    expect(first).toMatchObject({ exit: 0, err: '' })
    expect(first.json()).toMatchObject({ year: 2026, asOf: '2026-11-23', programme: 'radgivning-2024' })
    const { indicators } = first.json() as { indicators: { id: string; actual: number; records: string[] }[] }
    expect(indicators).toHaveLength(16)
    expect(indicators.find(({ id }) => id === 'advisory-sessions')).toMatchObject({
      actual: 1,
      records: [one.id],
    })
    expect((await radslag(args)).out).toBe(first.out)
  })

  test('as a table to read', async () => {
    const { out } = await radslag(['targets', '--year', '2026'])
    expect(out).toContain('advisory-sessions')
    expect(out).toContain('Resor och logi')
  })

  test('a year that no programme covers, or a programme that is not there: 1', async () => {
    expect((await radslag(['targets', '--year', '2030', '--json'])).exit).toBe(1)
    expect((await radslag(['targets', '--year', '2026', '--programme', 'x'])).exit).toBe(1)
  })
})

describe('people and devices', () => {
  test('invite gives a code, its link and its end', async () => {
    const { exit, json } = await radslag(['invite', '--name', 'Anna', '--role', 'adviser', '--json'])
    expect([exit, json()]).toEqual([
      0,
      {
        code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
        url: expect.stringMatching(/^http:\/\/localhost:8787\/anslut#/),
        expiresAt: expect.stringMatching(/Z$/),
      },
    ])
    const https = await radslag(['invite', '--name', 'B', '--role', 'lead', '--json'], {
      RADSLAG_ORIGIN: 'https://r.example/',
    })
    expect(https.json().url).toMatch(/^https:\/\/r\.example\/anslut#/)
    const members = JSON.parse((await radslag(['members', '--json'])).out)
    expect(members).toMatchObject([
      { name: 'Anna', role: 'adviser', active: true },
      { name: 'B', role: 'lead', active: true },
    ])
  })

  test('a name with a personal identity number is refused kindly', async () => {
    expect((await radslag(['invite', '--name', 'Anna 19121212-1212', '--role', 'adviser'])).exit).toBe(1)
  })

  test('a person leaves: once, and never as the only lead', async () => {
    await radslag(['invite', '--name', 'Anna', '--role', 'adviser'])
    await radslag(['invite', '--name', 'Lisa', '--role', 'lead'])
    const ids = JSON.parse((await radslag(['members', '--json'])).out) as { id: string; name: string }[]
    const [anna = '', lisa = ''] = ['Anna', 'Lisa'].map((name) => ids.find((one) => one.name === name)?.id)
    const left = await radslag(['leave', anna, '--json'])
    expect([left.exit, left.json()]).toEqual([0, { id: anna, devices: 0, unsent: 0 }])
    expect((await radslag(['leave', anna])).exit).toBe(1)
    expect((await radslag(['leave', lisa])).exit).toBe(1)
    expect((await radslag(['leave'])).exit).toBe(2)
  })

  test('a lead who has lost everything gets eight new codes, an adviser none', async () => {
    await radslag(['invite', '--name', 'Anna', '--role', 'adviser'])
    await radslag(['invite', '--name', 'Lisa', '--role', 'lead'])
    const ids = JSON.parse((await radslag(['members', '--json'])).out) as { id: string; name: string }[]
    const [anna = '', lisa = ''] = ['Anna', 'Lisa'].map((name) => ids.find((one) => one.name === name)?.id)
    const made = await radslag(['codes', lisa])
    expect(made.exit).toBe(0)
    expect(made.out.trim().split('\n')).toHaveLength(8)
    expect((await radslag(['codes', lisa, '--json'])).json().codes).toHaveLength(8)
    expect((await radslag(['codes', anna])).exit).toBe(1)
  })

  test('a device that is not there cannot be shut out', async () => {
    expect((await radslag(['revoke', anId()])).exit).toBe(1)
    expect((await radslag(['devices', '--json'])).out).toBe('[]\n')
  })

  test('several offices: --office picks, and is asked for', async () => {
    expect((await radslag(['office', 'add', 'Västra'])).exit).toBe(0)
    expect((await radslag(['members'])).exit).toBe(0)
    expect((await radslag(['office', 'add', 'Östra'])).exit).toBe(0)
    expect((await radslag(['office', 'add', 'östra'])).exit).toBe(1)
    const { exit, err } = await radslag(['members'])
    expect([exit, err.includes('Västra'), err.includes('Östra')]).toEqual([2, true, true])
    expect((await radslag(['import', file('a.jsonl', session()), '--office', 'Östra'])).exit).toBe(0)
    expect((await radslag(['export', '--kind', 'session', '--office', 'Västra'])).out).toBe('')
    expect((await radslag(['export', '--kind', 'session', '--office', 'östra'])).out).not.toBe('')
  })
})

describe('the store', () => {
  test('backup, restore and verify', async () => {
    await radslag(['import', file('a.jsonl', session())])
    const copy = join(folder, 'b.db')
    expect((await radslag(['backup', copy])).exit).toBe(0)
    expect((await radslag(['backup', copy])).exit).toBe(1)
    await radslag(['import', file('b.jsonl', session())])
    const count = async () => (await radslag(['export', '--kind', 'session'])).out.split('\n').length - 1
    expect(await count()).toBe(2)
    expect((await radslag(['restore', copy])).exit).toBe(0)
    expect(await count()).toBe(1)
    const verified = await radslag(['verify', '--json'])
    expect([verified.exit, verified.json()]).toMatchObject([0, { ok: true, wrong: [] }])
    expect((await radslag(['restore', join(folder, 'none.db')])).exit).toBe(1)
    expect((await radslag(['restore', file('junk.db', 'junk')])).exit).toBe(1)
    expect(await count()).toBe(1)
  })

  test('a report file is held against the store: 0 while it agrees, 1 with what differs', async () => {
    await radslag(['import', file('a.jsonl', session())])
    const path = join(folder, 'report.docx')
    const year = String(session().date).slice(0, 4)
    expect((await radslag(['report', '--year', year, '--format', 'docx', '-o', path])).exit).toBe(0)
    const agrees = await radslag(['verify', path, '--json'])
    expect([agrees.exit, agrees.json()]).toMatchObject([0, { ok: true, agreesWith: 'now' }])
    await radslag(['import', file('b.jsonl', session())])
    const differs = await radslag(['verify', path])
    expect([differs.exit, differs.out]).toEqual([1, ''])
    expect(differs.err).toMatch(/advisory-sessions: 1 .*, 2 /)
    expect((await radslag(['verify', file('x.pdf', 'x')])).exit).toBe(1)
    expect((await radslag(['verify', join(folder, 'none.pdf')])).exit).toBe(1)
    const reported = ['report', '--year', year, '--format', 'pdf', '-o', path, '--as', 'reported']
    expect((await radslag(reported)).exit).toBe(1)
  })

  test('restored where there was nothing, it is the office that was backed up', async () => {
    const one = session()
    await radslag(['import', file('a.jsonl', one)])
    const copy = join(folder, 'b.db')
    await radslag(['backup', copy])
    const other = { RADSLAG_DATA: join(folder, 'other') }
    expect((await radslag(['restore', copy], other)).exit).toBe(0)
    expect((await radslag(['export', '--kind', 'session'], other)).out).toContain(one.id)
  })

  test('one that cannot be used: 3, named, with what to do', async () => {
    const path = join(folder, 'bad')
    await openSqlite(path).close()
    writeFileSync(join(path, 'radslag.db'), 'x'.repeat(10_000))
    const { exit, out, err } = await radslag(['targets', '--year', '2026'], { RADSLAG_DATA: path })
    expect([exit, out]).toEqual([3, ''])
    expect(err).toContain('radslag.db')
    expect((await radslag(['members'], { RADSLAG_DATA: file('a-file', 'x') })).exit).toBe(3)
  })

  test.each(['/proc/x', '/proc/x/y', '/dev/null/x'])(
    'a folder that cannot be made, %s: 3, and named',
    async (path) => {
      const { exit, out, err } = await radslag(['members'], { RADSLAG_DATA: path })
      expect([exit, out]).toEqual([3, ''])
      expect(err).toContain(path)
      expect(err).toMatch(/permissions/)
    },
  )

  test('a folder in folders that are not there yet is made, for its owner only', async () => {
    const path = join(folder, 'a', 'b')
    expect((await radslag(['members'], { RADSLAG_DATA: path })).exit).toBe(0)
    expect(statSync(join(folder, 'a')).mode & 0o077).toBe(0)
  })
})
