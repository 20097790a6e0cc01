// What "Redo för fältet" says: each check, how it stands, and what mends it on her very device.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Redo för fältet',
  intro: 'Allt prövas på riktigt på den här enheten, innan du åker dit det inte finns nät.',
  ready: 'Klart. Du kan åka.',
  notReady: (checks: number) =>
    `${swedish.count(checks, { one: 'sak', other: 'saker' })} att göra innan du åker`,
  trying: 'Prövar …',
  again: 'Pröva igen',
  states: { good: 'Klart', mend: 'Att göra', unknown: 'Går inte att se' },
  checks: {
    installed: 'Installerad',
    offline: 'Öppnar utan nät',
    store: 'Sparar och läser tillbaka',
    kept: 'Webbläsaren behåller det du sparar',
    room: 'Plats',
    clock: 'Klockan går rätt',
    synced: 'Nyss synkad',
    camera: 'Kamera för koder',
    version: 'Senaste versionen',
  },
  good: {
    installed: 'Rådslag ligger bland dina appar.',
    offline: 'Alla filer som sidan behöver finns här.',
    store: 'Ett prov skrevs, lästes och togs bort.',
    kept: 'Det rensas inte av sig självt.',
    room: (megabytes: number) => `${swedish.number(megabytes)} MB ledigt.`,
    clock: () => 'Samma tid som kontorets.',
    synced: (days: number) =>
      days === 0 ? 'I dag.' : `För ${swedish.count(days, { one: 'dag', other: 'dagar' })} sedan.`,
    camera: 'Rådslag får använda den.',
    version: 'Inget nyare väntar.',
  },
  mend: {
    installed: 'Då ligger den kvar, öppnar fort och behåller mer.',
    offline: 'Stanna på nätet en stund och pröva igen.',
    store: 'Webbläsaren sparar inte. Stäng privat läge, eller frigör plats.',
    kept: 'Be den att inte rensa. En installerad app får oftast ja.',
    room: (megabytes: number) =>
      `Bara ${swedish.number(megabytes)} MB ledigt. Ta bort foton eller appar du inte behöver.`,
    clock: (minutes: number) =>
      `Klockan går ${swedish.count(minutes, { one: 'minut', other: 'minuter' })} fel. Ställ den på automatisk tid.`,
    synced: (days: number) => `Senast för ${swedish.count(days, { one: 'dag', other: 'dagar' })} sedan.`,
    never: 'Har inte synkat än.',
    camera: 'Utan kamera skriver du koder för hand.',
    version: 'En nyare version är hämtad och väntar.',
  },
  unknown: 'Webbläsaren säger det inte.',
  cannotInstall: 'Går inte i den här webbläsaren. Rådslag öppnar utan nät ändå.',
  cameraAsk: 'Du blir tillfrågad första gången.',
  actions: {
    installed: 'Visa hur',
    offline: 'Hämta filerna',
    kept: 'Be webbläsaren',
    synced: 'Synka nu',
    camera: 'Prova kameran',
    version: 'Byt nu',
  },
  steps: {
    title: 'Så installerar du',
    android: [
      'Tryck på menyn ⋮ uppe till höger i webbläsaren.',
      'Välj Lägg till på startskärmen.',
      'Tryck på Installera, och öppna sedan Rådslag från startskärmen.',
    ],
    iphone: [
      'Tryck på Dela, rutan med pilen uppåt. Syns den inte ligger den bakom de tre punkterna.',
      'Bläddra ned och välj Lägg till på hemskärmen.',
      'Låt Öppna som webbapp vara på, tryck på Lägg till, och öppna sedan Rådslag från hemskärmen.',
    ],
    edge: [
      'Klicka på symbolen för appar längst till höger i adressfältet.',
      'Syns den inte: öppna menyn …, välj Fler verktyg, Appar och Installera den här webbplatsen som en app.',
      'Klicka på Installera. Rådslag ligger sedan bland dina program.',
    ],
    chrome: [
      'Klicka på skärmen med pilen längst till höger i adressfältet.',
      'Syns den inte: öppna menyn ⋮, välj Casta, spara och dela och Installera sidan som app.',
      'Klicka på Installera. Rådslag ligger sedan bland dina program.',
    ],
    safari: [
      'Klicka på Dela i verktygsfältet.',
      'Välj Lägg till i Dock.',
      'Klicka på Lägg till, och öppna sedan Rådslag från Dock.',
    ],
    firefoxOnWindows: [
      'Klicka på symbolen för webbappar till höger i adressfältet. Den finns från Firefox 143, och inte i privata fönster.',
      'Svara ja om Windows frågar om Rådslag ska fästas i aktivitetsfältet.',
      'Öppna sedan Rådslag från aktivitetsfältet.',
    ],
    firefox: [
      'Firefox installerar inte appar på den här sortens dator. Rådslag öppnar utan nät ändå.',
      'Lägg ett bokmärke på Rådslag, så hittar du hit.',
      'Vill du ha det som app, öppna Rådslag i Edge, Chrome eller Safari. Anslut då den webbläsaren med en ny kod.',
    ],
  },
  support: 'Till den som hjälper dig',
  supportWords: 'En rad om enheten. Inga namn och inget du har loggat.',
  copy: 'Kopiera raden',
  copied: 'Raden är kopierad',
  notCopied: 'Det gick inte att kopiera. Markera raden och kopiera den själv.',
}
type FieldWords = typeof sv

const en: FieldWords = {
  title: 'Ready for the field',
  intro: 'Everything is really tried on this device, before you go where there is no network.',
  ready: 'Ready. You can go.',
  notReady: (checks) => `${english.count(checks, { one: 'thing', other: 'things' })} to do before you go`,
  trying: 'Trying …',
  again: 'Try again',
  states: { good: 'Done', mend: 'To do', unknown: 'Cannot be seen' },
  checks: {
    installed: 'Installed',
    offline: 'Opens without network',
    store: 'Saves and reads back',
    kept: 'The browser keeps what you save',
    room: 'Room',
    clock: 'The clock is right',
    synced: 'Synced lately',
    camera: 'Camera for codes',
    version: 'The latest version',
  },
  good: {
    installed: 'Rådslag is among your apps.',
    offline: 'Every file that the page needs is here.',
    store: 'A trial was written, read and taken away.',
    kept: 'It is not cleared by itself.',
    room: (megabytes) => `${english.number(megabytes)} MB free.`,
    clock: () => 'The same time as the office.',
    synced: (days) => (days === 0 ? 'Today.' : `${english.count(days, { one: 'day', other: 'days' })} ago.`),
    camera: 'Rådslag may use it.',
    version: 'Nothing newer waits.',
  },
  mend: {
    installed: 'Then it stays, opens fast and keeps more.',
    offline: 'Stay on the network a while, and try again.',
    store: 'The browser does not save. Leave private mode, or free some room.',
    kept: 'Ask it not to clear. An installed app most often gets a yes.',
    room: (megabytes) =>
      `Only ${english.number(megabytes)} MB free. Remove photos or apps that you do not need.`,
    clock: (minutes) =>
      `The clock is ${english.count(minutes, { one: 'minute', other: 'minutes' })} wrong. Set it to automatic time.`,
    synced: (days) => `Last ${english.count(days, { one: 'day', other: 'days' })} ago.`,
    never: 'Has not synced yet.',
    camera: 'Without a camera you type codes by hand.',
    version: 'A newer version is here and waits.',
  },
  unknown: 'The browser does not say.',
  cannotInstall: 'Not in this browser. Rådslag opens without network all the same.',
  cameraAsk: 'You are asked the first time.',
  actions: {
    installed: 'Show how',
    offline: 'Get the files',
    kept: 'Ask the browser',
    synced: 'Sync now',
    camera: 'Try the camera',
    version: 'Change now',
  },
  steps: {
    title: 'How to install',
    android: [
      'Tap the menu ⋮ at the top right of the browser.',
      'Choose Add to Home screen.',
      'Tap Install, and then open Rådslag from the home screen.',
    ],
    iphone: [
      'Tap Share, the square with the arrow up. If you do not see it, it is behind the three dots.',
      'Scroll down and choose Add to Home Screen.',
      'Leave Open as Web App on, tap Add, and then open Rådslag from the home screen.',
    ],
    edge: [
      'Click the symbol for apps at the right end of the address bar.',
      'If you do not see it: open the menu …, choose More tools, Apps and Install this site as an app.',
      'Click Install. Rådslag is then among your programs.',
    ],
    chrome: [
      'Click the screen with an arrow at the right end of the address bar.',
      'If you do not see it: open the menu ⋮, choose Cast, save and share and Install page as app.',
      'Click Install. Rådslag is then among your programs.',
    ],
    safari: [
      'Click Share in the toolbar.',
      'Choose Add to Dock.',
      'Click Add, and then open Rådslag from the Dock.',
    ],
    firefoxOnWindows: [
      'Click the symbol for web apps at the right of the address bar. It is there from Firefox 143, and not in private windows.',
      'Say yes if Windows asks whether to pin Rådslag to the taskbar.',
      'Then open Rådslag from the taskbar.',
    ],
    firefox: [
      'Firefox does not install apps on this kind of computer. Rådslag opens without network all the same.',
      'Bookmark Rådslag, so that you find it again.',
      'If you want it as an app, open Rådslag in Edge, Chrome or Safari. Let that browser in with a new code.',
    ],
  },
  support: 'For whoever helps you',
  supportWords: 'A line about the device. No names, and nothing that you logged.',
  copy: 'Copy the line',
  copied: 'The line is copied',
  notCopied: 'It could not be copied. Mark the line and copy it yourself.',
}

export const fieldWords = { sv, en }
