// What is said of the office's devices: let in, put out, of a person who leaves, and of the list when it has not been looked through for long.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Enheter',
  add: 'Lägg till',
  addTitle: 'Lägg till en enhet',
  name: 'Namn',
  role: 'Roll',
  roles: { adviser: 'Rådgivare', lead: 'Verksamhetsledare', tablet: 'Platta för närvaro' },
  roleHints: {
    adviser: 'Loggar möten och ser kontorets.',
    lead: 'Ser och bestämmer allt, och bjuder in.',
    tablet: 'Tar bara emot påskrifter.',
  },
  makeCode: 'Visa koden',
  codeTitle: (name: string) => `Kod till ${name}`,
  codeWords: 'Öppna den här adressen på den nya enheten och skriv koden, eller rikta kameran mot rutan.',
  code: 'Kod',
  qr: 'QR-kod med adressen och koden',
  waits: 'Väntar på den nya enheten …',
  expired: 'Koden gäller inte längre',
  newCode: 'Visa en ny kod',
  claimed: (deviceName: string) => `${deviceName} vill ansluta`,
  sameWords: (name: string) => `Visar ${name.endsWith('s') ? name : `${name}s`} skärm samma ord?`,
  theWords: 'De två orden',
  same: 'Stämmer',
  notSame: 'Stämmer inte',
  letIn: (name: string) => `${name} är inne`,
  turnedAway: 'Enheten släpptes inte in',
  active: 'Ansluten',
  revoked: 'Spärrad',
  wiped: 'Tömd',
  reconnect: 'Behöver ansluta igen',
  thisOne: 'Den här enheten',
  lastSeen: (at: string) => `Senast ${at}`,
  neverSeen: 'Har inte hört av sig än',
  unsent: (records: number) =>
    `${swedish.count(records, { one: 'osänd', other: 'osända' })} vid senaste kontakten`,
  version: (version: string) => `Version ${version}`,
  empty: 'Bara du än så länge',
  emptyWords: 'Lägg till en rådgivares telefon. Det tar en halv minut.',
  revoke: 'Spärra …',
  revokeTitle: (deviceName: string) => `Spärra ${deviceName}?`,
  revokeWords: 'Enheten kommer inte in mer. Det som redan är skickat finns kvar.',
  lost: 'Borttappad',
  lostWords: 'Får lämna det osända en sista gång, och töms sedan.',
  stolen: 'Stulen',
  stolenWords: 'Töms genast vid nästa kontakt. Det osända går förlorat.',
  revokeDone: (deviceName: string) => `${deviceName} är spärrad`,
  needsNetwork: 'Enheter ändras hos kontoret. Det går när det finns nät.',
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
  notPersisted: 'oskyddad lagring',
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
  title: 'Devices',
  add: 'Add',
  addTitle: 'Add a device',
  name: 'Name',
  role: 'Role',
  roles: { adviser: 'Adviser', lead: 'Lead', tablet: 'Tablet for attendance' },
  roleHints: {
    adviser: 'Logs sessions and sees the office’s.',
    lead: 'Sees and decides everything, and invites.',
    tablet: 'Only takes signatures.',
  },
  makeCode: 'Show the code',
  codeTitle: (name) => `Code for ${name}`,
  codeWords: 'Open this address on the new device and type the code, or point its camera at the square.',
  code: 'Code',
  qr: 'QR code with the address and the code',
  waits: 'Waiting for the new device …',
  expired: 'The code is no longer valid',
  newCode: 'Show a new code',
  claimed: (deviceName) => `${deviceName} wants to connect`,
  sameWords: (name) => `Does ${name}’s screen show the same words?`,
  theWords: 'The two words',
  same: 'They match',
  notSame: 'They do not match',
  letIn: (name) => `${name} is in`,
  turnedAway: 'The device was not let in',
  active: 'Connected',
  revoked: 'Blocked',
  wiped: 'Emptied',
  reconnect: 'Needs to connect again',
  thisOne: 'This device',
  lastSeen: (at) => `Latest ${at}`,
  neverSeen: 'Has not been heard from yet',
  unsent: (records) => `${english.number(records)} unsent at the latest contact`,
  version: (version) => `Version ${version}`,
  empty: 'Only you so far',
  emptyWords: 'Add an adviser’s phone. It takes half a minute.',
  revoke: 'Block …',
  revokeTitle: (deviceName) => `Block ${deviceName}?`,
  revokeWords: 'The device gets in no more. What has been sent stays.',
  lost: 'Lost',
  lostWords: 'May hand in what is unsent one last time, and is then emptied.',
  stolen: 'Stolen',
  stolenWords: 'Emptied at once at the next contact. What is unsent is lost.',
  revokeDone: (deviceName) => `${deviceName} is blocked`,
  needsNetwork: 'Devices are changed at the office. It works when there is a network.',
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
  notPersisted: 'storage not protected',
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
