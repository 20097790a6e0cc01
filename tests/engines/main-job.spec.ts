// The main job in each engine: let in, logged without network, signed for with a finger, sent by itself, looked through by the lead.
import { expect, test } from '@playwright/test'
import { ServerProcess } from '../e2e/server-process.ts'
import { drawnSignature } from '../support/signature.ts'
import { type Engine, firefox, webkit } from './engines.ts'
import type { Person } from './person.ts'

for (const engine of [firefox(), webkit()])
  test.describe(engine.name, () => {
    const server = new ServerProcess(engine.name === 'firefox' ? 8781 : 8782)
    let lead: Person
    let maja: Person

    test.describe.configure({ mode: 'serial' })
    test.beforeAll(async () => {
      await server.start()
      lead = await engine.person('lead')
      maja = await engine.person('maja')
      console.log(`${engine.name} ${lead.wire.version}`)
    })
    test.afterAll(async () => {
      await engine.end()
      await server.stop()
    })

    test('the lead opens the printed link, names herself and the office, and is in', async () => {
      await lead.goTo(server.setUpLink())
      await lead.picture('set-up')
      await lead.writes('Vad heter du?', 'Lisa Ek')
      await lead.writes('Vad heter kontoret?', 'Coompanion Örebro län')
      await lead.press('Börja')
      await lead.sees('Skydda det som bara du får göra')
      await lead.picture('offered')
      await lead.press('Senare')
      await lead.sees('0 av 150')
      await lead.picture('targets')
    })

    test('an adviser is let in with a code and two words', async () => {
      await lead.goTo(`${server.address}/enheter`)
      // Until the office has answered, the pill beside it changes its width, and the button its place.
      await lead.sees('Allt synkat')
      await lead.press('Lägg till')
      await lead.writes('Namn', 'Maja Lind')
      await lead.press('Visa koden')
      await showsThatItIsShe(lead, engine)
      await lead.sees(aCode)
      await lead.picture('code')
      const code = aCode.exec(await lead.reads())?.[0] ?? ''
      await maja.goTo(server.address)
      await maja.writes('Kod', code)
      await maja.press('Anslut')
      await maja.sees('Visar datorn samma ord?')
      const words = await wordsOn(maja)
      expect(words).toHaveLength(2)
      await lead.until('shows the same two words', async () => String(await wordsOn(lead)) === String(words))
      await maja.picture('words')
      await lead.press('Stämmer')
      await maja.sees('0 av 150')
    })

    test('without the office the page opens, a session is saved and counted, and a draft survives', async () => {
      await maja.until('has the whole page for use without network', () =>
        maja.run(async () => {
          await navigator.serviceWorker.ready
          return (await caches.keys()).length > 0
        }),
      )
      await server.stop()
      await maja.goTo(server.address)
      await maja.sees('0 av 150')
      await maja.press('Logga en rådgivning')
      await maja.writes('Vem?', 'Skogsbrynets kooperativ')
      await maja.press(/Ny kontakt/)
      await maja.press('Lägg till')
      await maja.press('Grupp')
      await maja.writesAt('#session-participants', '9')
      await maja.press(/^Alla 12/)
      await maja.press('Ljusnarsberg')
      await maja.press('Idé')
      await maja.press(/Agenda 2030 togs upp/)
      await maja.press(/^Ämnen och anteckning/)
      await maja.press('Kooperation')
      await maja.writesAt('#session-notes', 'Gick igenom stadgarna.')
      await maja.sees('Rådgivningar 0 → 1 av 150')
      await maja.picture('log')
      await maja.press('Spara rådgivning')
      await maja.sees(/Sparat på (telefonen|datorn|enheten)/)
      await maja.sees('1 av 150')
      await maja.sees('1 väntar på nät')
      await maja.picture('saved')

      await maja.goTo(`${server.address}/logga`)
      await maja.press(/^Ämnen och anteckning/)
      await maja.writesAt('#session-notes', 'Halva anteckningen')
      await maja.sees('Utkast sparat')
      await maja.goTo(`${server.address}/moten`)
      await maja.sees('Skogsbrynets kooperativ')
      await maja.goTo(`${server.address}/logga`)
      await maja.until('has her draft again', () =>
        maja.run(
          () => document.querySelector<HTMLTextAreaElement>('#session-notes')?.value === 'Halva anteckningen',
        ),
      )
      await maja.press('Börja om')
    })

    test('a list is signed on the very device, by two, and closed', async () => {
      await maja.goTo(`${server.address}/narvaro/ny`)
      await maja.writes('Rubrik', 'Service på landsbygden')
      await maja.press('Skapa listan')
      await maja.press('Öppna för påskrift här')
      await maja.writes('PIN', pin)
      await maja.writes('Samma PIN en gång till', pin)
      await maja.press('Spara PIN')
      for (const [nth, name] of ['Amina Ali', 'Bo Lind'].entries()) {
        await maja.pressAt(`.sign-language:lang(${nth === 0 ? 'sv' : 'ar'})`)
        if (nth > 0) await maja.picture('notice')
        await maja.pressAt('.sign-actions .sign-button', -1)
        await maja.writesAt('#sign-name', name)
        await signs(maja, engine)
        await maja.picture('signed')
        await maja.pressAt('.sign-actions .sign-button', -1)
        await maja.until('is asked the questions', async () => (await maja.count('.sign-questions')) > 0)
        await maja.picture('questions')
        await maja.pressAt('.sign-actions .sign-button', 0)
        await maja.until('sees the languages', async () => (await maja.count('.sign-language')) === 7)
      }
      await maja.press('Avsluta')
      await maja.writes('PIN', pin)
      await maja.press('Fortsätt')
      await maja.sees('2 har skrivit på')
      await maja.press('Avsluta listan')
      await maja.press('Avsluta listan')
      await maja.sees('Listan är avslutad')
      await maja.picture('list')
    })

    test('when the office is back all of it is sent by itself, and the lead looks it through', async () => {
      await server.start()
      await maja.sees('Allt synkat')
      await lead.goTo(`${server.address}/granska`)
      await lead.sees('Gick igenom stadgarna.')
      await lead.picture('review')
      await lead.press('Godkänn')
      await lead.sees('Allt i ordning')
      await lead.goTo(`${server.address}/narvaro`)
      await lead.press(/Service på landsbygden/)
      await lead.sees('2 påskrifter')
      await lead.sees('Amina Ali')
      expect(await lead.count('.attendance-signature path')).toBe(2)
      await lead.picture('list')
      const year = new Date().getFullYear()
      const targets = JSON.parse(await server.radslag('targets', '--year', String(year), '--json'))
      expect(targets.indicators[0]).toMatchObject({ id: 'advisory-sessions', actual: 1, unreviewed: 0 })
    })

    test('what the device must have for a hall without network is tried by itself', async () => {
      await maja.goTo(`${server.address}/synk/redo`)
      await maja.sees(/Redo|fältet/)
      await maja.picture('ready')
    })
  })

const aCode = /[0-9A-Z]{4}-[0-9A-Z]{4}/
const pin = '271828'

/** The lead makes what she signs in with: a passkey, or where none can be kept, codes on paper. */
async function showsThatItIsShe(lead: Person, { keepsPasskeys }: Engine): Promise<void> {
  await lead.press(keepsPasskeys ? 'Skapa en passkey' : 'Skriv ut koder i stället')
  await lead.until('gets eight codes', async () => (await lead.count('dialog .recovery-codes li')) === 8)
  await lead.picture('codes')
  await lead.press('Jag har sparat dem')
}

const wordsOn = (person: Person): Promise<string[]> =>
  person.run(() =>
    [...document.querySelectorAll('.two-words > span:not(.visually-hidden)')].map(
      (word) => word.textContent ?? '',
    ),
  )

/** On the pad as it lies on the screen now. */
async function signs(person: Person, { pointer }: Engine): Promise<void> {
  const { left, top, width } = await person.run(() => {
    const pad = document.querySelector('.sign-pad-area')
    pad?.scrollIntoView({ block: 'center' })
    const { left = 0, top = 0, width = 0 } = pad?.getBoundingClientRect() ?? {}
    return { left, top, width }
  })
  const strokes = drawnSignature(30).map((points) =>
    points.map(([x, y]) => [left + (x * width) / 500, top + ((y - 60) * width) / 500] as const),
  )
  await person.draws(strokes, pointer)
  // One of them is a dot, which is a stroke as well.
  await person.until(
    'sees all strokes',
    async () => (await person.count('.sign-ink[d^="M"]')) === strokes.length,
  )
}
