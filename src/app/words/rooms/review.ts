// What the review's room says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Granska',
  waiting: (records: number) =>
    swedish.count(records, { one: 'post att granska', other: 'poster att granska' }),
  place: (at: number, of: number) => `${at} av ${of}`,
  approve: 'Godkänn',
  approved: 'Godkänd',
  approvedMany: (records: number) =>
    swedish.count(records, { one: 'post godkänd', other: 'poster godkända' }),
  giveBack: 'Be om rättning',
  returned: 'Skickad tillbaka för rättning',
  mended: 'Rättad',
  comment: 'Vad ska rättas?',
  commentHelp: 'Rådgivaren ser det på sin telefon.',
  commentMissing: 'Skriv vad som ska rättas, så att rådgivaren vet.',
  send: 'Skicka tillbaka',
  allFine: (records: number) => `Godkänn alla ${records} utan anmärkning`,
  allFineTitle: (records: number) => `Godkänna ${records} på en gång?`,
  allFineWords: 'De har inga anmärkningar och inga olika uppgifter. Det går att ångra.',
  done: 'Allt i ordning',
  doneWords: 'Det finns inget att granska. Det som kommer in syns här.',
  decideFirst: 'Två uppgifter står mot varandra. Välj först vilken som gäller.',
  keys: 'Tangenter',
  help: { J: 'nästa', K: 'förra', G: 'godkänn', R: 'be om rättning', U: 'ångra', '/': 'sök', '?': 'hjälp' },
  search: 'Sök bland det som väntar',
  noneFound: 'Inget som väntar passar',
  close: 'Stäng',
}
type ReviewWords = typeof sv

const en: ReviewWords = {
  title: 'Review',
  waiting: (records) => english.count(records, { one: 'record to review', other: 'records to review' }),
  place: (at, of) => `${at} of ${of}`,
  approve: 'Approve',
  approved: 'Approved',
  approvedMany: (records) => english.count(records, { one: 'record approved', other: 'records approved' }),
  giveBack: 'Return',
  returned: 'Sent back for correction',
  mended: 'Mended',
  comment: 'What is to be corrected?',
  commentHelp: 'The adviser sees it on her phone.',
  commentMissing: 'Write what is to be corrected, so that the adviser knows.',
  send: 'Send back',
  allFine: (records) => `Approve all ${records} without remarks`,
  allFineTitle: (records) => `Approve ${records} at once?`,
  allFineWords: 'They have no remarks and no differing values. It can be undone.',
  done: 'All in order',
  doneWords: 'There is nothing to review. What comes in is shown here.',
  decideFirst: 'Two values stand against each other. Choose first which one holds.',
  keys: 'Keys',
  help: { J: 'next', K: 'previous', G: 'approve', R: 'return', U: 'undo', '/': 'search', '?': 'help' },
  search: 'Search in what waits',
  noneFound: 'Nothing that waits fits',
  close: 'Close',
}

export const reviewWords = { sv, en }
