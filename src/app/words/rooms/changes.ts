// What is said of a record's changes: two values that stand against each other, and what happened to it before.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'
import { thisDevice } from '../this-device.ts'

const sv = {
  /** Where something was said: `den här datorn`, `Majas telefon`. */
  here: () => ({ phone: 'den här telefonen', computer: 'den här datorn' })[thisDevice()],
  conflict: {
    title: (field: string) => `Olika uppgifter: ${field}`,
    words: 'Två har ändrat samma uppgift utan att ha sett varandras ändring. Båda är kvar tills en är vald.',
    /** Who, where and when: `Maja Lind, Majas telefon, utan nät 10.42`. */
    said: (who: string, where: string | undefined, at: string, isWithoutNetwork: boolean) =>
      [who, where, isWithoutNetwork ? `utan nät ${at}` : at].filter(Boolean).join(', '),
    reached: (at: string) => `Nådde kontoret ${at}`,
    waits: 'Har inte nått kontoret än',
    keep: (value: string) => `Behåll ${value}`,
    keepThis: 'Behåll den här',
    keepOf: (value: string, who: string) => `Behåll den här, från ${who}: ${value}`,
    nothing: 'Inget svar',
    keepNothing: 'Behåll utan svar',
    other: 'Skriv något annat',
    otherTitle: (field: string) => `Ett annat svar: ${field}`,
    otherWords: 'Inget av de två svaren gäller. Båda finns kvar i historiken.',
    otherSave: 'Använd det här',
    otherMissing: 'Skriv ett svar, eller avbryt.',
    chosen: (value: string) => `Valt: ${value}`,
    loserStays: 'Det som inte väljs finns kvar i historiken. Inget är valt förrän du trycker.',
    leadChooses: 'Verksamhetsledaren väljer. Till dess räknas det en gång.',
    countsMeanwhile: (value: string) => `Till dess visas ${value}`,
    deletedButChanged: 'En tog bort det, en annan ändrade det',
    deletedButChangedWords: 'Det räknas inte förrän du har valt.',
    keepRecord: 'Behåll det',
    letGo: 'Ta bort det ändå',
    kept: 'Det är kvar',
    letGone: 'Borttaget',
  },
  history: {
    title: 'Historik',
    created: (who: string) => `${who} skapade`,
    imported: 'Kom med en import',
    changed: (who: string, field: string, from: string | null, to: string | null) =>
      from === null
        ? `${who} fyllde i ”${field}”: ${to ?? ''}`
        : to === null
          ? `${who} tog bort ”${field}”, som var ${from}`
          : `${who} ändrade ”${field}” från ${from} till ${to}`,
    changedText: (who: string, field: string) => `${who} ändrade ”${field}”`,
    chose: (who: string, field: string, value: string) => `${who} valde ${value} för ”${field}”`,
    removed: (who: string) => `${who} tog bort`,
    restored: (who: string) => `${who} tog tillbaka`,
    approved: (who: string) => `${who} godkände`,
    returned: (who: string, why: string) => `${who} bad om rättning: ${why}`,
    reviewedAgain: (who: string) => `${who} lämnade för ny granskning`,
    erased: 'Personuppgifter raderade',
    waits: 'väntar på nät',
    reached: (at: string) => `nådde kontoret ${at}`,
    showAll: (lines: number) => `Visa alla ${swedish.number(lines)}`,
    older: 'Äldre uppgifter',
    olderTitle: 'Ta tillbaka en äldre uppgift',
    olderWords: 'Det blir en ny ändring, och det som står nu finns kvar i historiken. Det går att ångra.',
    now: (value: string) => `Nu: ${value}`,
    nothing: 'inget svar',
    takeBack: 'Ta tillbaka',
    takeBackOf: (field: string, value: string) => `Ta tillbaka ${field}: ${value}`,
    takenBack: (field: string, value: string) => `${field} är ${value} igen`,
  },
}
type ChangeWords = typeof sv

const en: ChangeWords = {
  here: () => ({ phone: 'this phone', computer: 'this computer' })[thisDevice()],
  conflict: {
    title: (field) => `Differing values: ${field}`,
    words:
      'Two people changed the same thing without having seen each other’s change. Both are kept until one is chosen.',
    said: (who, where, at, isWithoutNetwork) =>
      [who, where, isWithoutNetwork ? `without network ${at}` : at].filter(Boolean).join(', '),
    reached: (at) => `Reached the office ${at}`,
    waits: 'Has not reached the office yet',
    keep: (value) => `Keep ${value}`,
    keepThis: 'Keep this one',
    keepOf: (value, who) => `Keep this one, from ${who}: ${value}`,
    nothing: 'No answer',
    keepNothing: 'Keep it without an answer',
    other: 'Write something else',
    otherTitle: (field) => `Another answer: ${field}`,
    otherWords: 'Neither of the two holds. Both stay in the history.',
    otherSave: 'Use this',
    otherMissing: 'Write an answer, or cancel.',
    chosen: (value) => `Chosen: ${value}`,
    loserStays: 'What is not chosen stays in the history. Nothing is chosen until you press.',
    leadChooses: 'The lead chooses. Until then it counts once.',
    countsMeanwhile: (value) => `Until then ${value} is shown`,
    deletedButChanged: 'One deleted it, another changed it',
    deletedButChangedWords: 'It does not count until you have chosen.',
    keepRecord: 'Keep it',
    letGo: 'Delete it anyway',
    kept: 'It is kept',
    letGone: 'Deleted',
  },
  history: {
    title: 'History',
    created: (who) => `${who} created it`,
    imported: 'Came with an import',
    changed: (who, field, from, to) =>
      from === null
        ? `${who} filled in “${field}”: ${to ?? ''}`
        : to === null
          ? `${who} cleared “${field}”, which was ${from}`
          : `${who} changed “${field}” from ${from} to ${to}`,
    changedText: (who, field) => `${who} changed “${field}”`,
    chose: (who, field, value) => `${who} chose ${value} for “${field}”`,
    removed: (who) => `${who} deleted it`,
    restored: (who) => `${who} restored it`,
    approved: (who) => `${who} approved it`,
    returned: (who, why) => `${who} asked for a correction: ${why}`,
    reviewedAgain: (who) => `${who} handed it in for review again`,
    erased: 'Personal data erased',
    waits: 'waiting for network',
    reached: (at) => `reached the office ${at}`,
    showAll: (lines) => `Show all ${english.number(lines)}`,
    older: 'Older values',
    olderTitle: 'Take back an older value',
    olderWords: 'It becomes a new change, and what stands now stays in the history. It can be undone.',
    now: (value) => `Now: ${value}`,
    nothing: 'no answer',
    takeBack: 'Take back',
    takeBackOf: (field, value) => `Take back ${field}: ${value}`,
    takenBack: (field, value) => `${field} is ${value} again`,
  },
}

export const changeWords = { sv, en }
