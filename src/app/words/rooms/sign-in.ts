// What is said where the lead signs in: with a passkey, with a printed code, and the first time.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Visa att det är du',
  why: 'Det här får bara verksamhetsledaren själv göra. Det gäller i fem minuter.',
  withPasskey: 'Använd passkey',
  withCode: 'Använd en återställningskod',
  code: 'Återställningskod',
  codeHint: 'En av de åtta du skrev ut. Varje kod går att använda en gång.',
  codeExample: 'ABCDE-FGHJK',
  signIn: 'Logga in',
  back: 'Tillbaka',
  firstTitle: 'Skydda det som bara du får göra',
  firstWords:
    'Att bjuda in, spärra och radera ska ingen annan kunna göra, även om någon får tag i den här enheten. Skapa en passkey: du visar ansikte, finger eller skärmlåsets kod, så som när du låser upp enheten.',
  make: 'Skapa en passkey',
  makeNow: 'Skapa nu',
  makeCodes: 'Skriv ut koder i stället',
  later: 'Senare',
  noPasskeys: 'Den här webbläsaren kan inte spara en passkey. Då använder du utskrivna koder.',
  passkeyName: (day: string) => `Passkey från ${day}`,
  codesTitle: 'Dina återställningskoder',
  codesWords:
    'Om du tappar bort din passkey loggar du in med en av dem. De visas bara nu. Skriv ut dem och lås in dem, eller skriv av dem.',
  print: 'Skriv ut',
  kept: 'Jag har sparat dem',
  paperTitle: 'Rådslag: återställningskoder',
  paperWords:
    'Med en av koderna loggar verksamhetsledaren in när ingen passkey finns till hands. Varje kod gäller en gång. Förvara pappret inlåst.',
  paperFor: (name: string, office: string, day: string) => `${name}, ${office}. Utskrivna ${day}.`,
  problem: {
    cancelled: 'Det avbröts. Försök igen när du vill.',
    passkey: 'Din passkey gick inte att använda. Försök igen, eller använd en återställningskod.',
    other: 'Det där är någon annans passkey. Använd din egen.',
    code: 'Koden gäller inte, eller är redan använd.',
    address:
      'Passkeys går bara på en adress med namn. Öppna Rådslag på localhost eller på kontorets https-adress, eller använd en kod.',
  },
  own: 'Din inloggning',
  ownWords: 'Behövs för att bjuda in, spärra, radera och exportera uppgifter om personer.',
  none: 'Ingen passkey än',
  noneWords: 'Tills du har skapat en räcker det med den här enheten för att bjuda in och spärra.',
  madeOn: (day: string) => `Skapad ${day}`,
  usedOn: (day: string) => `senast använd ${day}`,
  neverUsed: 'inte använd än',
  another: 'Skapa en till',
  remove: 'Ta bort',
  removed: 'Passkeyn är borttagen',
  made: 'Passkeyn är sparad',
  codesLeft: (n: number) =>
    n === 0
      ? 'Inga återställningskoder kvar'
      : `${swedish.count(n, { one: 'återställningskod', other: 'återställningskoder' })} kvar`,
  newCodes: 'Skriv ut nya koder',
  newCodesTitle: 'Skriva ut nya koder?',
  newCodesWords: 'De gamla slutar gälla.',
  signOut: 'Logga ut',
  signedOut: 'Du är utloggad. Synk och granskning fungerar som vanligt.',
}
type SignInWords = typeof sv

const en: SignInWords = {
  title: 'Show that it is you',
  why: 'Only the lead herself may do this. It holds for five minutes.',
  withPasskey: 'Use your passkey',
  withCode: 'Use a recovery code',
  code: 'Recovery code',
  codeHint: 'One of the eight you printed. Each works once.',
  codeExample: 'ABCDE-FGHJK',
  signIn: 'Sign in',
  back: 'Back',
  firstTitle: 'Protect what only you may do',
  firstWords:
    'Inviting, putting devices out and erasing are yours alone, even if somebody gets hold of this device. Make a passkey: you show your face, your finger or the code of your screen lock, as when you unlock the device.',
  make: 'Make a passkey',
  makeNow: 'Make it now',
  makeCodes: 'Print codes instead',
  later: 'Later',
  noPasskeys: 'This browser cannot keep a passkey. Then you use printed codes.',
  passkeyName: (day) => `Passkey of ${day}`,
  codesTitle: 'Your recovery codes',
  codesWords:
    'If you lose your passkey, you sign in with one of them. They are shown only now. Print them and lock them away, or write them down.',
  print: 'Print',
  kept: 'I have kept them',
  paperTitle: 'Rådslag: recovery codes',
  paperWords:
    'With one of the codes the lead signs in when no passkey is at hand. Each works once. Keep the paper locked away.',
  paperFor: (name, office, day) => `${name}, ${office}. Printed ${day}.`,
  problem: {
    cancelled: 'It was broken off. Try again when you like.',
    passkey: 'Your passkey could not be used. Try again, or use a recovery code.',
    other: 'That passkey is somebody else’s. Use your own.',
    code: 'The code does not work, or has been used.',
    address:
      'Passkeys need an address with a name. Open Rådslag at localhost or at the office’s https address, or use a code.',
  },
  own: 'Your sign-in',
  ownWords: 'Needed to invite, put devices out, erase, and export data about people.',
  none: 'No passkey yet',
  noneWords: 'Until you have made one, this device is enough to invite and put out.',
  madeOn: (day) => `Made ${day}`,
  usedOn: (day) => `last used ${day}`,
  neverUsed: 'not used yet',
  another: 'Make another',
  remove: 'Remove',
  removed: 'The passkey is removed',
  made: 'The passkey is kept',
  codesLeft: (n) =>
    n === 0
      ? 'No recovery codes left'
      : `${english.count(n, { one: 'recovery code', other: 'recovery codes' })} left`,
  newCodes: 'Print new codes',
  newCodesTitle: 'Print new codes?',
  newCodesWords: 'The old ones stop working.',
  signOut: 'Sign out',
  signedOut: 'You are signed out. Sync and review work as before.',
}

export const signInWords = { sv, en }
