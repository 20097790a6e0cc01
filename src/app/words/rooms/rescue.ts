// The words of the rescue: unsent records as a file, or from one device to another without network.
import { moments as momentsEn } from '../moments-en.ts'
import { moments } from '../moments-sv.ts'

const sv = {
  withoutNetwork: 'Om nätet inte kommer',
  withoutNetworkWords:
    'Det som väntar kan följa med någon annan till kontoret, eller sparas som en fil. Det ligger kvar här också, tills kontoret har svarat.',
  changes: (n: number) => moments.count(n, { one: 'ändring', other: 'ändringar' }),
  give: 'Lämna över till en annan enhet',
  giveDetail: 'Med kamera, utan nät',
  take: 'Ta emot från en annan enhet',
  takeDetail: 'Den här enheten bär det till kontoret',
  save: 'Spara det osända i en fil',
  saveDetail: (n: number) =>
    n === 0 ? 'Inget väntar just nu' : moments.count(n, { one: 'ändring', other: 'ändringar' }),
  share: 'Dela filen',
  read: 'Läs in en räddningsfil',
  readDetail: 'Från den här enheten eller en annan',
  carried: (n: number) => `Bär ${moments.count(n, { one: 'ändring', other: 'ändringar' })} åt andra`,
  carriedWords: 'De skickas till kontoret så snart det finns nät. De som skrev dem har dem också kvar.',
  bundleRefused: 'Kontoret kunde inte öppna allt som den här enheten bar',
  bundleRefusedWords: 'Det är sparat hos verksamhetsledaren. Den som skrev det har det kvar på sin enhet.',
  nothing: 'Inget väntar på den här enheten',
  nothingWords: 'Allt som är sparat här har redan nått kontoret.',
  saved: (n: number) =>
    `${moments.count(n, { one: 'ändring', other: 'ändringar' })} i filen. Lägg den på ett säkert ställe.`,
  sealedWords: 'Filen är låst: bara kontoret kan läsa den.',
  openWords:
    'Filen är inte låst, för enheten har aldrig hunnit lämna sin nyckel till kontoret. Den som har filen kan läsa den. Spara den bara där ingen annan kommer åt den.',
  saveAnyway: 'Spara ändå',
  unopened: (n: number) =>
    `${moments.count(n, { one: 'ändring', other: 'ändringar' })} gick inte att låsa upp på enheten och följer med som de ligger.`,
  readBack: (carried: number, own: number) =>
    carried + own === 0
      ? 'Allt i filen finns redan här eller hos kontoret.'
      : `Inläst: ${moments.count(carried + own, { one: 'ändring', other: 'ändringar' })}. De skickas när det finns nät.`,
  notRead: {
    'not-a-rescue-file': 'Det där är ingen räddningsfil. Välj filen som sparades under Synk på enheten.',
    'damaged-file': 'Filen är skadad: kontrollsumman stämmer inte. Hämta den igen. Inget har ändrats.',
    'newer-file': 'Filen är gjord i en nyare version. Uppdatera Rådslag och försök igen.',
    'open-file-of-another-device':
      'Filen är gjord på en annan enhet och är inte låst. Be verksamhetsledaren läsa in den på kontoret.',
  },
  tooLarge: 'Filen är större än 64 MB.',
  // giving
  giveTitle: 'Lämna över',
  showThis: 'Öppna Synk på den andra enheten, välj Ta emot, och håll dess kamera mot skärmen.',
  frame: (place: number, of: number) => `Bild ${place} av ${of}`,
  round: 'Bilderna går runt tills den andra enheten har alla. Den säger till när det är klart.',
  code: 'Koder som den andra enhetens kamera läser',
  pause: 'Pausa',
  goOn: 'Fortsätt',
  slower: 'Långsammare',
  faster: 'Snabbare',
  done: 'Klart',
  noKey: 'Enheten behöver nå kontoret en gång först',
  noKeyWords:
    'Utan nyckeln som kontoret får då går det inte att bevisa vem som skrev vad. Spara det osända i en fil i stället.',
  tooMuch: 'Det är för mycket för kameran',
  tooMuchWords: 'Spara det osända i en fil i stället, och dela den.',
  // taking
  takeTitle: 'Ta emot',
  pointAt: 'Håll kameran mot den andra enhetens skärm, så att koden fyller rutan.',
  have: (have: number, of: number) => `${have} av ${of} bilder`,
  progress: 'Så mycket är mottaget',
  broken: 'Något blev fel på vägen. Det börjar om av sig självt.',
  received: (n: number) => `Mottaget: ${moments.count(n, { one: 'ändring', other: 'ändringar' })}`,
  receivedWords:
    'Den här enheten skickar dem till kontoret när den får nät. Säg till den andra att det är klart.',
  another: 'Ta emot från en till',
  starting: 'Startar kameran …',
  camera: {
    none: 'Enheten har ingen kamera som går att använda här.',
    denied: 'Kameran är avstängd för Rådslag. Tillåt den i webbläsarens inställningar och försök igen.',
    busy: 'Kameran används av något annat. Stäng det och försök igen.',
  },
  tryAgain: 'Försök igen',
  asFile: 'Det går lika bra med en fil: spara det osända på den andra enheten, och läs in filen här.',
  back: 'Till Synk',
  // the room that opens when nothing else does
  roomTitle: 'Spara det osända',
  roomWords:
    'Här går det att ta ut allt som inte har nått kontoret, också när resten av Rådslag inte startar.',
  looking: 'Ser efter vad som ligger här …',
  closeOthers: 'Stäng andra flikar med Rådslag, så fortsätter det här.',
  noStore: 'Webbläsaren släpper inte fram lagringen, eller så har Rådslag aldrig använts här.',
  toRadslag: 'Till Rådslag',
}

type RescueWords = typeof sv

const changes = (n: number): string => momentsEn.count(n, { one: 'change', other: 'changes' })

const en: RescueWords = {
  withoutNetwork: 'If the network does not come',
  withoutNetworkWords:
    'What waits can go to the office with somebody else, or be saved as a file. It stays here too, until the office has answered.',
  changes,
  give: 'Hand over to another device',
  giveDetail: 'By camera, without network',
  take: 'Receive from another device',
  takeDetail: 'This device carries it to the office',
  save: 'Save what is unsent to a file',
  saveDetail: (n) => (n === 0 ? 'Nothing waits right now' : changes(n)),
  share: 'Share the file',
  read: 'Read a rescue file',
  readDetail: 'From this device or another',
  carried: (n) => `Carries ${changes(n)} for others`,
  carriedWords:
    'They go to the office as soon as there is a network. Those who wrote them still have them too.',
  bundleRefused: 'The office could not open everything that this device carried',
  bundleRefusedWords: 'It is kept with the lead. Whoever wrote it still has it on their device.',
  nothing: 'Nothing waits on this device',
  nothingWords: 'Everything saved here has reached the office.',
  saved: (n) => `${changes(n)} in the file. Keep it somewhere safe.`,
  sealedWords: 'The file is locked: only the office can read it.',
  openWords:
    'The file is not locked, because the device has never had time to leave its key with the office. Whoever has the file can read it. Save it only where nobody else gets at it.',
  saveAnyway: 'Save anyway',
  unopened: (n) => `${changes(n)} could not be unlocked on the device and come along as they lie.`,
  readBack: (carried, own) =>
    carried + own === 0
      ? 'Everything in the file is already here or at the office.'
      : `Read: ${changes(carried + own)}. They are sent when there is a network.`,
  notRead: {
    'not-a-rescue-file':
      'That is not a rescue file. Choose the file that was saved under Sync on the device.',
    'damaged-file': 'The file is damaged: its checksum does not hold. Fetch it again. Nothing was changed.',
    'newer-file': 'The file was made in a newer version. Update Rådslag and try again.',
    'open-file-of-another-device':
      'The file was made on another device and is not locked. Ask the lead to read it in at the office.',
  },
  tooLarge: 'The file is larger than 64 MB.',
  giveTitle: 'Hand over',
  showThis: 'Open Sync on the other device, choose Receive, and hold its camera to the screen.',
  frame: (place, of) => `Picture ${place} of ${of}`,
  round: 'The pictures go round until the other device has them all. It says when it is done.',
  code: 'Codes that the other device’s camera reads',
  pause: 'Pause',
  goOn: 'Go on',
  slower: 'Slower',
  faster: 'Faster',
  done: 'Done',
  noKey: 'The device must reach the office once first',
  noKeyWords:
    'Without the key that the office gets then, nobody can prove who wrote what. Save what is unsent to a file instead.',
  tooMuch: 'It is too much for the camera',
  tooMuchWords: 'Save what is unsent to a file instead, and share it.',
  takeTitle: 'Receive',
  pointAt: 'Hold the camera to the other device’s screen, so that the code fills the square.',
  have: (have, of) => `${have} of ${of} pictures`,
  progress: 'How much has been received',
  broken: 'Something went wrong on the way. It begins anew by itself.',
  received: (n) => `Received: ${changes(n)}`,
  receivedWords:
    'This device sends them to the office when it has a network. Tell the other one that it is done.',
  another: 'Receive from one more',
  starting: 'Starting the camera …',
  camera: {
    none: 'The device has no camera that can be used here.',
    denied: 'The camera is off for Rådslag. Allow it in the browser’s settings and try again.',
    busy: 'Something else is using the camera. Close it and try again.',
  },
  tryAgain: 'Try again',
  asFile: 'A file does as well: save what is unsent on the other device, and read the file here.',
  back: 'To Sync',
  roomTitle: 'Save what is unsent',
  roomWords:
    'Everything that has not reached the office can be taken out here, also when the rest of Rådslag does not start.',
  looking: 'Looking at what is here …',
  closeOthers: 'Close other tabs with Rådslag, and this goes on.',
  noStore: 'The browser does not let us reach the storage, or Rådslag has never been used here.',
  toRadslag: 'To Rådslag',
}

export const rescueWords = { sv, en }
