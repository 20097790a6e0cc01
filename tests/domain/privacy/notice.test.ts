// The notice says what the office has decided, and what was signed stays as it was.
import { expect, test } from 'vitest'
import { noticeFacts, noticeSaid, notices, noticeVersion } from '../../../src/domain/privacy/notice.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

const day = '2026-11-23' as LocalDate

test('the notice names who is responsible, where to turn and the last year it is kept', () => {
  const facts = noticeFacts({
    name: 'Coompanion',
    responsible: 'Coompanion Örebro län ek. för.',
    contact: 'hej@example.se',
    retention: [{ of: 'signatures', months: 120 }],
  })
  const said = noticeSaid(notices[noticeVersion], facts, day, 'den som håller i mötet')
  expect(said.who).toBe('Coompanion Örebro län ek. för. ansvarar för dina uppgifter. Frågor: hej@example.se.')
  expect(said.howLong).toContain('till och med 2036')
  expect(Object.values(said).join('')).not.toMatch(/[{}]/)
})

test('an office that has said little is named by its name, and questions go to who holds the meeting', () => {
  const said = noticeSaid(
    notices[noticeVersion],
    noticeFacts({ name: 'Kontoret', retention: [] }),
    day,
    'den som håller i mötet',
  )
  expect(said.who).toBe('Kontoret ansvarar för dina uppgifter. Frågor: den som håller i mötet.')
  expect(said.howLong).toContain('2033')
})

test('a version that may have been signed is never changed: a new one is added', () => {
  expect(notices['2026-1']).toMatchInlineSnapshot(`
    {
      "ground": "Den rättsliga grunden är vårt berättigade intresse av att kunna redovisa projektet (dataskyddsförordningen, artikel 6.1 f).",
      "howLong": "Uppgifterna sparas så länge projektet kan granskas, som längst till och med {year}. Sedan tas de bort.",
      "rights": "Du får säga nej till att skriva på. Du har rätt att se dina uppgifter, få dem rättade eller borttagna, och att invända mot att vi har dem. Du kan klaga hos Integritetsskyddsmyndigheten, imy.se.",
      "sees": "Den som höll i mötet, projektets ledning och de som granskar projektet kan se uppgifterna. Andra deltagare ser dem inte. De säljs inte och används inte till reklam.",
      "who": "{office} ansvarar för dina uppgifter. Frågor: {contact}.",
      "why": "Vi sparar ditt namn, din underskrift och, om du vill, din förening eller ditt företag. Det visar för dem som betalar projektet att mötet har hållits och hur många som var med.",
    }
  `)
})
