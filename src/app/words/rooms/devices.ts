// What is said of a device that is put out, of a person who leaves, and of the list when it has not been looked through for long.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  unsentAt: (n: number) =>
    n === 0
      ? 'Inget var osänt vid senaste kontakten.'
      : `${swedish.count(n, { one: 'osänd', other: 'osända' })} vid senaste kontakten.`,
  stolenDone: (name: string, lost: number) =>
    lost === 0
      ? `${name} är spärrad. Inget var osänt vid senaste kontakten.`
      : `${name} är spärrad. ${swedish.count(lost, { one: 'osänd post', other: 'osända poster' })} fanns på den vid senaste kontakten och går förlorade.`,
  leaves: (name: string) => `${name} har slutat`,
  leavesWords: (name: string) =>
    `${name.endsWith('s') ? name : `${name}s`} alla enheter spärras. Det osända lämnas en sista gång, och sedan töms de. Det som redan är skickat finns kvar.`,
  leftDone: (name: string, devices: number) =>
    `${name} har slutat. ${swedish.count(devices, { one: 'enhet', other: 'enheter' })} spärrades.`,
  left: 'Har slutat',
  wipedOn: (when: string) => `tömd ${when}`,
  notWipedYet: 'inte tömd än',
  silent: (days: number) => `tyst i ${swedish.count(days, { one: 'dag', other: 'dagar' })}`,
  persisted: 'skyddad lagring',
  notPersisted: 'webbläsaren får rensa lagringen',
  nothingUnsent: 'inget osänt',
  gone: 'Spärrade enheter',
  reviewTitle: 'Stämmer listan?',
  reviewWords: (days: number | null) =>
    days === null
      ? 'Gå igenom enheterna: spärra dem som ingen använder.'
      : `Listan gicks igenom för ${swedish.count(days, { one: 'dag', other: 'dagar' })} sedan. Spärra dem som ingen använder.`,
  reviewed: 'Listan stämmer',
  reviewDone: 'Tack. Du påminns igen om 90 dagar.',
  lastLead: 'Någon måste leda kontoret. Bjud in en verksamhetsledare till först.',
}
type DevicesWords = typeof sv

const en: DevicesWords = {
  unsentAt: (n) =>
    n === 0 ? 'Nothing was unsent at the last contact.' : `${english.number(n)} unsent at the last contact.`,
  stolenDone: (name, lost) =>
    lost === 0
      ? `${name} is put out. Nothing was unsent at the last contact.`
      : `${name} is put out. ${english.count(lost, { one: 'unsent record', other: 'unsent records' })} lay on it at the last contact, and will be lost.`,
  leaves: (name) => `${name} has left`,
  leavesWords: (name) =>
    `All of ${name}’s devices are put out. What is unsent is handed over one last time, and then they are emptied. What has been sent stays.`,
  leftDone: (name, devices) =>
    `${name} has left. ${english.count(devices, { one: 'device', other: 'devices' })} put out.`,
  left: 'Has left',
  wipedOn: (when) => `emptied ${when}`,
  notWipedYet: 'not emptied yet',
  silent: (days) => `silent for ${english.count(days, { one: 'day', other: 'days' })}`,
  persisted: 'protected storage',
  notPersisted: 'the browser may clear the storage',
  nothingUnsent: 'nothing unsent',
  gone: 'Devices that were put out',
  reviewTitle: 'Is the list right?',
  reviewWords: (days) =>
    days === null
      ? 'Look the devices through: put out those that nobody uses.'
      : `The list was looked through ${english.count(days, { one: 'day', other: 'days' })} ago. Put out those that nobody uses.`,
  reviewed: 'The list is right',
  reviewDone: 'Thank you. You are reminded again in 90 days.',
  lastLead: 'Somebody must lead the office. Invite another lead first.',
}

export const devicesWords = { sv, en }
