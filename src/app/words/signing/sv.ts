// The words that a participant reads while signing, in Swedish: every other language in this folder is of this shape.
import { notices, noticeVersion } from '../../../domain/privacy/notice.ts'

// {office}, {contact}, {year} and {n} are filled in: a translation keeps them as they are.
export const sv = {
  /** The language's own name, its code on the web, and which way it is written. */
  name: 'Svenska',
  lang: 'sv',
  dir: 'ltr' as 'ltr' | 'rtl',
  /** Whether somebody whose language it is has read it through. */
  checked: true as boolean,
  /** The version of the notice that these words are of. */
  noticeVersion: noticeVersion as typeof noticeVersion,

  chooseLanguage: 'Välj språk',
  signHere: 'Skriv på här',
  signed: 'Har skrivit på',
  back: 'Tillbaka',
  goOn: 'Fortsätt',

  noticeTitle: 'Så hanterar vi dina uppgifter',
  noticeLabels: {
    who: 'Vem ansvarar?',
    why: 'Varför?',
    ground: 'Rättslig grund',
    sees: 'Vem ser dem?',
    howLong: 'Hur länge?',
    rights: 'Dina rättigheter',
  },
  notice: notices[noticeVersion] as Record<'who' | 'why' | 'ground' | 'sees' | 'howLong' | 'rights', string>,
  /** Where to turn with questions, when the office has told no address. */
  askHere: 'den som håller i mötet',

  yourName: 'Ditt namn',
  organisation: 'Förening eller företag (om du vill)',
  signature: 'Din underskrift',
  drawHere: 'Skriv här med fingret eller en penna',
  undo: 'Ångra strecket',
  clear: 'Rensa',
  sign: 'Skriv på',

  nameMissing: 'Skriv ditt namn.',
  noIdentityNumber: 'Skriv inget personnummer. Namnet räcker.',
  tooLong: 'Det blev för långt. Skriv lite kortare.',
  signatureMissing: 'Skriv din underskrift i rutan.',
  tooSmall: 'Underskriften blev mycket liten. Skriv gärna lite större.',
  notSaved: 'Det gick inte att spara. Det du skrev finns kvar. Säg till den som håller i mötet.',

  cannotSign: 'Jag kan inte skriva under',
  cannotWords: 'Då intygar den som håller i mötet att du är här.',
  witness: 'Namn på den som intygar',
  witnessMissing: 'Skriv namnet på den som intygar.',
  witnessSign: 'Intyga',
  iCanSign: 'Jag vill skriva under själv',

  thanks: 'Tack!',
  thanksWords: 'Din underskrift är sparad.',
  questions: 'Tre frivilliga frågor',
  questionsWords: 'Svaren sparas utan ditt namn och blandas med de andras. Du kan hoppa över dem.',
  age: 'Hur gammal är du?',
  ages: { 'under-31': '30 år eller yngre', '31-64': '31–64 år', '65-plus': '65 år eller äldre' },
  gender: 'Kön',
  genders: { woman: 'Kvinna', man: 'Man', other: 'Annat' },
  origin: 'Var är du född?',
  origins: {
    abroad: 'Utomlands',
    'parents-abroad': 'I Sverige, båda föräldrarna utomlands',
    sweden: 'I Sverige',
  },
  skip: 'Hoppa över',
  done: 'Klar',
  next: 'Nästa person',
}

export type SigningWords = typeof sv
