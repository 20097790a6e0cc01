// The interface's own sentences in Swedish; other languages follow its shape.
import { momentsIn } from './moments.ts'

const moments = momentsIn('sv-SE', {
  today: 'i dag',
  yesterday: 'i går',
  tomorrow: 'i morgon',
  clock: (time) => time.replace(':', '.'),
})

export const sv = {
  moments,
  parts: {
    optional: 'om du vill',
    close: 'Stäng',
    more: (count: number) => `Fler … (${count})`,
    fewer: 'Visa färre',
    lower: 'Minska',
    raise: 'Öka',
    today: 'I dag',
    yesterday: 'I går',
    clear: 'Rensa',
    remove: (what: string) => `Ta bort ${what}`,
    show: 'Visa alternativ',
    looking: 'Söker …',
    noHits: 'Inga träffar',
    hits: (count: number) => (count === 1 ? '1 träff' : `${count} träffar`),
    chosen: (what: string) => `${what} vald`,
    removed: (what: string) => `${what} borttagen`,
    search: 'Sök',
    messages: 'Meddelanden',
    mistakes: 'Det här behöver du se över',
    menu: 'Meny',
    moreMenu: 'Mer',
    toContent: 'Hoppa till innehållet',
    back: 'Tillbaka',
    loading: 'Hämtar …',
    secondsLeft: (seconds: number) => `${seconds} sekunder kvar`,
  },
}

export type Words = typeof sv
