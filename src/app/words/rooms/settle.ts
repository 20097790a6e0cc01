// What the room says where the lead settles what only she can: two values, doubles, and what the office could not take.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Ordna',
  back: 'Till översikten',
  toList: 'Till listan',
  sorts: {
    conflict: 'Olika uppgifter',
    refused: 'Kunde inte tas emot',
    double: 'Troliga dubbletter',
    apart: 'Ändrat på två håll',
  },
  sortWords: {
    conflict: 'Samma uppgift, två svar. Du väljer vilket som gäller.',
    refused: 'Det är sparat men räknas inte. Rätta det som är fel.',
    double: 'Verkar vara loggat två gånger. Slå ihop, eller säg att de är två.',
    apart: 'Två har ändrat olika saker utan att ha sett varandra. Båda gäller, inget behöver avgöras.',
  },
  place: (at: number, of: number) => `${at} av ${of}`,
  previous: 'Förra',
  next: 'Nästa',
  oneByOne: 'Ta dem en i taget',
  keys: 'J nästa, K förra',
  reading: 'Letar bland det som är loggat …',
  inOrder: 'Allt i ordning',
  inOrderWords: 'Inget väntar på ditt beslut.',
  withoutNetwork: 'Det som kontoret inte kunde ta emot syns när det finns nät.',
  more: (hidden: number) => `Och ${swedish.number(hidden)} till, när de här är klara.`,
  open: 'Öppna',
  loggedBy: 'Loggat',
  reached: (at: string) => `kom till kontoret ${at}`,
  double: {
    because: {
      'same-meeting': 'Samma dag och kommun, och samma kontakt eller rubrik.',
      'same-number': 'Samma organisationsnummer.',
      'same-list': 'Samma närvarolista.',
      'close-names': 'Namnen liknar varandra, i samma kommun.',
      'same-address': 'Samma telefon eller e-post.',
    },
    short: {
      'same-meeting': 'Samma möte?',
      'same-number': 'Samma organisationsnummer',
      'same-list': 'Samma närvarolista',
      'close-names': 'Liknande namn',
      'same-address': 'Samma telefon eller e-post',
    },
    and: (one: string, other: string) => (one === other ? `${one}, två gånger` : `${one} och ${other}`),
    field: 'Uppgift',
    first: 'Den första',
    other: 'Den andra',
    differs: 'skiljer sig',
    differing: (fields: number) =>
      fields === 0
        ? 'De säger samma sak i allt.'
        : `Skiljer sig i ${swedish.count(fields, { one: 'uppgift', other: 'uppgifter' })}.`,
    mergeInto: { first: 'Samma: den första gäller', other: 'Samma: den andra gäller' },
    apart: 'De är två olika',
    words: 'Den som inte gäller finns kvar och kan tas tillbaka. Inget händer förrän du trycker.',
    merged: 'Sammanslagna',
    kept: 'Båda är kvar, och du får inte frågan igen',
  },
  refused: {
    from: (who: string, where: string | undefined, at: string) => [who, where, at].filter(Boolean).join(', '),
    why: 'Varför',
    unreadable: 'Något som inte gick att läsa',
    unreadableWords: 'Det ligger kvar hos kontoret som det kom. En nyare version kan kanske läsa det.',
    notHere: 'Det som är fel kan inte rättas här. Det ligger kvar hos kontoret.',
    mend: 'Rätta och skicka',
    whole: 'Öppna hela formuläret',
    mended: 'Rättat och på väg',
    leave: 'Låt det ligga',
    left: 'Det ligger kvar hos kontoret och räknas inte',
    what: { created: 'Nytt', changed: 'Ändring', removed: 'Borttagning' },
  },
  apart: {
    side: (who: string, fields: string) => `${who} ändrade ${fields}`,
    seen: 'Lägg undan',
    allSeen: 'Lägg undan alla',
    putAway: 'Undanlagt',
  },
}
type SettleWords = typeof sv

const en: SettleWords = {
  title: 'Settle',
  back: 'To the overview',
  toList: 'To the list',
  sorts: {
    conflict: 'Differing values',
    refused: 'Could not be received',
    double: 'Likely duplicates',
    apart: 'Changed in two places',
  },
  sortWords: {
    conflict: 'One thing, two answers. You choose which one holds.',
    refused: 'It is saved but does not count. Mend what is wrong.',
    double: 'Seems to be logged twice. Merge them, or say that they are two.',
    apart:
      'Two people changed different things without having seen each other. Both hold, nothing to decide.',
  },
  place: (at, of) => `${at} of ${of}`,
  previous: 'Previous',
  next: 'Next',
  oneByOne: 'Take them one by one',
  keys: 'J next, K previous',
  reading: 'Looking through what is logged …',
  inOrder: 'All in order',
  inOrderWords: 'Nothing waits for your decision.',
  withoutNetwork: 'What the office could not receive is shown when there is network.',
  more: (hidden) => `And ${english.number(hidden)} more, when these are done.`,
  open: 'Open',
  loggedBy: 'Logged',
  reached: (at) => `reached the office ${at}`,
  double: {
    because: {
      'same-meeting': 'The same day and municipality, and the same contact or title.',
      'same-number': 'The same organisation number.',
      'same-list': 'The same attendance list.',
      'close-names': 'The names are alike, in the same municipality.',
      'same-address': 'The same telephone or e-mail.',
    },
    short: {
      'same-meeting': 'The same meeting?',
      'same-number': 'The same organisation number',
      'same-list': 'The same attendance list',
      'close-names': 'Similar names',
      'same-address': 'The same telephone or e-mail',
    },
    and: (one, other) => (one === other ? `${one}, twice` : `${one} and ${other}`),
    field: 'Field',
    first: 'The first',
    other: 'The second',
    differs: 'differs',
    differing: (fields) =>
      fields === 0
        ? 'They say the same in everything.'
        : `They differ in ${english.count(fields, { one: 'field', other: 'fields' })}.`,
    mergeInto: { first: 'The same: the first holds', other: 'The same: the second holds' },
    apart: 'They are two',
    words: 'The one that does not hold is kept and can be taken back. Nothing happens until you press.',
    merged: 'Merged',
    kept: 'Both are kept, and you will not be asked again',
  },
  refused: {
    from: (who, where, at) => [who, where, at].filter(Boolean).join(', '),
    why: 'Why',
    unreadable: 'Something that could not be read',
    unreadableWords: 'It lies at the office as it came. A newer version may be able to read it.',
    notHere: 'What is wrong cannot be mended here. It lies at the office.',
    mend: 'Mend and send',
    whole: 'Open the whole form',
    mended: 'Mended and on its way',
    leave: 'Let it lie',
    left: 'It lies at the office and does not count',
    what: { created: 'New', changed: 'Change', removed: 'Deletion' },
  },
  apart: {
    side: (who, fields) => `${who} changed ${fields}`,
    seen: 'Put away',
    allSeen: 'Put all away',
    putAway: 'Put away',
  },
}

export const settleWords = { sv, en }
