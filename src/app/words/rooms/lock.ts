// What is said where a PIN is chosen or asked for, and where the app is locked.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  pin: 'PIN',
  again: 'Samma PIN en gång till',
  chooseTitle: 'Välj en PIN för enheten',
  chooseWords: 'Minst sex siffror. Den gäller bara på den här enheten, och går att använda utan nät.',
  choose: 'Spara PIN',
  askTitle: 'Skriv enhetens PIN',
  ask: 'Fortsätt',
  withPasskey: 'Använd passkey',
  wrong: {
    'too-short': 'Sex till tolv siffror.',
    'too-simple': 'Den är för lätt att gissa. Välj inte samma siffra eller en rad siffror i ordning.',
    'in-use': 'Den PIN som enheten har låser appen. Ändra den under Synk, Lås och säkerhet.',
    'not-same': 'De två är inte lika. Skriv dem igen.',
    'no-pin': 'Enheten har ingen PIN än. Välj en först.',
    left: (tries: number) =>
      tries === 0
        ? 'Fel PIN. Vänta en stund innan du försöker igen.'
        : `Fel PIN. ${swedish.count(tries, { one: 'försök', other: 'försök' })} kvar innan du måste vänta.`,
    wait: (seconds: number) =>
      seconds < 90
        ? `För många försök. Vänta ${swedish.count(seconds, { one: 'sekund', other: 'sekunder' })}.`
        : `För många försök. Vänta ${swedish.count(Math.ceil(seconds / 60), { one: 'minut', other: 'minuter' })}.`,
    passkey: 'Det gick inte med passkey. Försök igen, eller skriv PIN.',
    'no-network':
      'Det går inte utan nät: kontoret ska ha en kopia av nyckeln först. Inget är ändrat. Försök igen när du har nät.',
    server: 'Kontoret kunde inte svara. Inget är ändrat. Försök igen om en stund.',
    'not-in': 'Enheten är inte ansluten till kontoret. Be verksamhetsledaren om en kod.',
    'not-again': 'Koden måste vara ny. Be verksamhetsledaren om en kod till, så går det.',
  },

  silent: {
    title: 'Låst tills kontoret hörs av',
    words:
      'Enheten har inte haft kontakt med kontoret på trettio dagar. Inget är borttaget, och det öppnas av sig självt när det finns nät. Du kan logga under tiden.',
    action: 'Logga ett möte',
  },

  lockedTitle: 'Rådslag är låst',
  open: 'Lås upp',
  forgot: 'Jag har glömt min PIN',
  forgotTitle: 'Glömt PIN?',
  forgotWords:
    'Be verksamhetsledaren om en ny kod till dig, som när du anslöt enheten. Sedan väljer du en ny PIN. Inget du har sparat går förlorat, inte heller det som är osänt.',
  writeCode: 'Skriv koden',
  newPinTitle: 'Välj en ny PIN',
  keepNewPin: 'Spara och lås upp',
  back: 'Tillbaka',

  screenTitle: 'Lås och säkerhet',
  screenDetail: 'Applås, och vad som skyddar det som ligger på enheten',
  lockTitle: 'Applås',
  lockOff:
    'Med applåset kan bara du öppna Rådslag på den här enheten, även om skärmen är upplåst. Det du har sparat förseglas med din PIN.',
  lockOn: 'Appen låser sig när den har stått orörd, och när den öppnas på nytt.',
  minutes: 'Lås efter',
  minutesOf: (n: number) => swedish.count(n, { one: 'minut', other: 'minuter' }),
  ownPin: 'Enhetens PIN',
  turnOn: 'Slå på applåset',
  turnOff: 'Slå av applåset',
  change: 'Byt PIN',
  before: 'Nuvarande PIN',
  after: 'Ny PIN',
  changed: 'PIN är bytt',
  addPasskey: 'Lås upp med passkey också',
  passkeyName: 'Applås på den här enheten',
  passkeyAdded: 'Nu går det att låsa upp med passkey',
  passkeyNotHere: 'Webbläsaren kan inte låsa upp med passkey på den här enheten. PIN fungerar som vanligt.',
  resealing: 'Det som ligger här förseglas på nytt. Försök igen om en stund.',
  cannotSeal:
    'Den här webbläsaren kan inte hålla en nyckel, så applåset går inte att slå på. Använd enhetens skärmlås.',
  needsOffice: 'Kräver nät när det slås på: kontoret får en låst kopia av nyckeln, ifall du glömmer din PIN.',

  aboutTitle: 'Om säkerheten',
  about: [
    {
      term: 'Det här skyddar',
      words: [
        'Namn, anteckningar och annat om personer ligger förseglat på enheten. Den som kopierar filerna från en avstängd enhet kan inte läsa dem.',
        'En borttappad enhet spärras av verksamhetsledaren och tömmer sig när den får kontakt. Utan kontakt i trettio dagar låser den sig.',
        'Allt skickas krypterat, och bara till kontorets egen server. Underskrifter lämnar enheten så fort de är skickade.',
      ],
    },
    {
      term: 'Det här skyddar inte',
      words: [
        'Den som håller en upplåst enhet med Rådslag öppet ser det du ser. Ha skärmlås, och slå på applåset om flera delar enheten.',
        'Datum, kommun, ämne och andra uppgifter som inte gäller en person är inte förseglade.',
        'En PIN på sex siffror stoppar den nyfikna, inte ett laboratorium. En enhet utan nät går inte att tömma.',
      ],
    },
  ],
}
type LockWords = typeof sv

const en: LockWords = {
  pin: 'PIN',
  again: 'The same PIN once more',
  chooseTitle: 'Choose a PIN for this device',
  chooseWords: 'Six digits or more. It is for this device only, and works without network.',
  choose: 'Save the PIN',
  askTitle: 'Type the device’s PIN',
  ask: 'Go on',
  withPasskey: 'Use a passkey',
  wrong: {
    'too-short': 'Six to twelve digits.',
    'too-simple': 'It is too easy to guess. Not the same digit over and over, nor digits in order.',
    'in-use': 'The PIN that the device has locks the app. Change it under Sync, Lock and security.',
    'not-same': 'The two are not the same. Type them again.',
    'no-pin': 'This device has no PIN yet. Choose one first.',
    left: (tries) =>
      tries === 0
        ? 'Wrong PIN. Wait a while before you try again.'
        : `Wrong PIN. ${english.count(tries, { one: 'try', other: 'tries' })} left before you have to wait.`,
    wait: (seconds) =>
      seconds < 90
        ? `Too many tries. Wait ${english.count(seconds, { one: 'second', other: 'seconds' })}.`
        : `Too many tries. Wait ${english.count(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' })}.`,
    passkey: 'The passkey did not work. Try again, or type the PIN.',
    'no-network':
      'It needs network: the office is to have a copy of the key first. Nothing is changed. Try again when there is network.',
    server: 'The office could not answer. Nothing is changed. Try again in a while.',
    'not-in': 'This device is not connected to the office. Ask the lead for a code.',
    'not-again': 'The code must be a new one. Ask the lead for one more, and it works.',
  },

  silent: {
    title: 'Locked until the office is heard of',
    words:
      'This device has had no contact with the office for thirty days. Nothing is removed, and it opens by itself when there is network. You can log meanwhile.',
    action: 'Log a session',
  },

  lockedTitle: 'Rådslag is locked',
  open: 'Unlock',
  forgot: 'I have forgotten my PIN',
  forgotTitle: 'Forgotten your PIN?',
  forgotWords:
    'Ask the lead for a new code for you, as when you connected the device. Then you choose a new PIN. Nothing you have saved is lost, nor what is unsent.',
  writeCode: 'Type the code',
  newPinTitle: 'Choose a new PIN',
  keepNewPin: 'Save and unlock',
  back: 'Back',

  screenTitle: 'Lock and security',
  screenDetail: 'The app lock, and what protects what lies on this device',
  lockTitle: 'App lock',
  lockOff:
    'With the app lock only you can open Rådslag on this device, even when its screen is unlocked. What you have saved is sealed with your PIN.',
  lockOn: 'The app locks when it has stood untouched, and when it is opened anew.',
  minutes: 'Lock after',
  minutesOf: (n) => english.count(n, { one: 'minute', other: 'minutes' }),
  ownPin: 'The device’s PIN',
  turnOn: 'Turn the app lock on',
  turnOff: 'Turn the app lock off',
  change: 'Change the PIN',
  before: 'PIN now',
  after: 'New PIN',
  changed: 'The PIN is changed',
  addPasskey: 'Unlock with a passkey too',
  passkeyName: 'App lock on this device',
  passkeyAdded: 'Now a passkey unlocks as well',
  passkeyNotHere: 'The browser cannot unlock with a passkey on this device. The PIN works as before.',
  resealing: 'What lies here is being sealed anew. Try again in a while.',
  cannotSeal:
    'This browser cannot keep a key, so the app lock cannot be turned on. Use the screen lock of the device.',
  needsOffice:
    'Needs network when it is turned on: the office gets a locked copy of the key, should you forget your PIN.',

  aboutTitle: 'About security',
  about: [
    {
      term: 'What this protects against',
      words: [
        'Names, notes and all else about people lie sealed on the device. Who copies the files of a device that is off cannot read them.',
        'A lost device is put out by the lead, and empties itself when it has contact. Without contact for thirty days it locks.',
        'Everything travels encrypted, and to the office’s own server only. Signatures leave the device as soon as they are sent.',
      ],
    },
    {
      term: 'What it does not',
      words: [
        'Who holds an unlocked device with Rådslag open sees what you see. Have a screen lock, and turn the app lock on if several share the device.',
        'Date, municipality, topic and all else that is not about a person is not sealed.',
        'A PIN of six digits stops the curious, not a laboratory. A device without network cannot be emptied.',
      ],
    },
  ],
}

export const lockWords = { sv, en }
