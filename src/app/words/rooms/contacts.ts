// What a contact's page says beyond what the contacts' rooms share.
const sv = {
  more: 'E-post, telefon och mer',
  steps: 'Nästa steg',
  companies: 'Företag',
  others: 'Annat',
  merge: 'Slå ihop med en annan kontakt',
  mergeTitle: 'Slå ihop kontakter',
  mergeWords: (name: string) =>
    `Välj den kontakt som ${name} egentligen är. Möten och företag följer med dit. Det går att ångra när som helst.`,
  other: 'Den här kontakten är',
  find: 'Skriv ett namn',
  field: 'Uppgift',
  sameNow: 'De här uppgifterna skiljer sig. De som står till höger visas sedan; de andra finns kvar.',
  nothingDiffers: 'Uppgifterna är lika.',
  doMerge: 'Slå ihop',
  merged: (name: string, into: string) => `${name} är nu ${into}`,
  open: 'Öppna',
  mergedHere: 'Sammanslagna hit',
  part: 'Dela upp igen',
  parted: 'Kontakterna är två igen',
  erasure: 'Begäran om radering',
  askErasure: 'Personen vill bli raderad',
  askErasureTitle: 'Vill personen bli raderad?',
  askErasureWords:
    'Begäran sparas på kontakten och syns för verksamhetsledaren, som ska ha gjort det inom en månad. Möten och antal står kvar, utan namn.',
  askErasureYes: 'Spara begäran',
  erasureAsked: 'Begäran är sparad',
  erasureWaits: (day: string, last: string) =>
    `Personen bad om radering ${day}. Den ska vara gjord senast ${last}. Logga inget nytt om personen.`,
  withdraw: 'Begäran är återtagen',
  withdrawn: 'Begäran är borttagen',
}
type ContactWords = typeof sv

const en: ContactWords = {
  more: 'E-mail, phone and more',
  steps: 'Next steps',
  companies: 'Companies',
  others: 'Other',
  merge: 'Merge with another contact',
  mergeTitle: 'Merge contacts',
  mergeWords: (name) =>
    `Choose the contact that ${name} really is. Sessions and companies go along. It can be undone at any time.`,
  other: 'This contact is',
  find: 'Write a name',
  field: 'Value',
  sameNow: 'These values differ. Those to the right are then shown; the others are kept.',
  nothingDiffers: 'The values are the same.',
  doMerge: 'Merge',
  merged: (name, into) => `${name} is now ${into}`,
  open: 'Open',
  mergedHere: 'Merged into this one',
  part: 'Part again',
  parted: 'The contacts are two again',
  erasure: 'A wish to be erased',
  askErasure: 'The person wants to be erased',
  askErasureTitle: 'Does the person want to be erased?',
  askErasureWords:
    'The wish is kept on the contact and shown to the lead, who is to have seen to it within a month. Sessions and counts stay, without the name.',
  askErasureYes: 'Keep the wish',
  erasureAsked: 'The wish is kept',
  erasureWaits: (day, last) =>
    `The person asked to be erased on ${day}. It is to be done by ${last}. Log nothing new about the person.`,
  withdraw: 'The wish has been withdrawn',
  withdrawn: 'The wish is removed',
}

export const contactWords = { sv, en }
