// What the page of backups says: the latest one, a new one, and whether it can be put back.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Säkerhetskopior',
  intro:
    'En kopia av allt som kontorets server har. Går servern sönder är det den som kontoret får tillbaka.',
  none: 'Det finns ingen säkerhetskopia',
  noneWords: 'Går servern sönder nu finns bara det som ligger kvar på enheterna. Gör en kopia.',
  old: (days: number) => `Den senaste kopian är ${days} dagar gammal`,
  oldWords: 'Gör en ny. Det som kommit in sedan dess finns inte i den.',
  gone: 'Kopian ligger inte kvar där den lades',
  goneWords: (folder: string) =>
    `Den kan vara flyttad till ett tryggare ställe. Annars gör en ny. Den lades i ${folder}.`,
  latest: 'Senaste kopian',
  made: 'Gjord',
  size: 'Storlek',
  holds: 'Innehåller',
  counts: (records: number, entries: number) =>
    `${swedish.count(records, { one: 'post', other: 'poster' })} och ${swedish.count(entries, { one: 'ändring', other: 'ändringar' })} i historiken`,
  checked: 'Kontrollerad',
  checkedWords: 'Ja, när den gjordes',
  file: 'Fil på servern',
  tested: 'Återställning provad',
  neverTested: 'Aldrig',
  testedOther: (when: string) => `${when}, på en äldre kopia`,
  testedWell: (when: string) => `${when}, allt kom tillbaka`,
  testedBadly: (when: string) => `${when}, den höll inte`,
  makeNow: 'Gör en kopia nu',
  tryRestore: 'Prova att återställa',
  tryRestoreWords:
    'Provet läser tillbaka kopian i ett tomt kontor vid sidan av, går igenom allt och tar bort det igen. Inget ändras här.',
  doing: {
    copying: 'Kopierar allt …',
    restoring: 'Läser tillbaka kopian i ett tomt kontor vid sidan av …',
    checking: 'Går igenom hela kopian …',
  },
  goOn: 'Du kan lämna sidan, det fortsätter på servern.',
  done: 'Kopian är gjord och kontrollerad',
  well: 'Återställningen gick bra',
  wellWords: (records: number, entries: number) =>
    `${swedish.count(records, { one: 'post', other: 'poster' })} och ${swedish.count(entries, { one: 'ändring', other: 'ändringar' })} kom tillbaka, precis som de var när kopian gjordes.`,
  badly: 'Återställningen höll inte',
  badlyWords: {
    damaged: 'Kopian är skadad. Gör en ny och prova den, och säg till den som sköter servern.',
    differs:
      'Det som kom tillbaka är inte det som kopierades. Gör en ny kopia och prova den, och säg till den som sköter servern.',
  },
  failed: { backup: 'Kopian blev inte gjord', test: 'Provet kunde inte göras' },
  because: {
    'no-room': 'Serverns disk är full. Säg till den som sköter servern.',
    'cannot-reach': 'Servern kommer inte åt mappen för kopior. Säg till den som sköter servern.',
    'copy-is-wrong':
      'Kopian höll inte kontrollen och är borttagen. Säg till den som sköter servern att köra radslag verify.',
    'not-found': 'Kopian ligger inte kvar där den lades. Gör en ny, och prova den.',
    failed: 'Något gick fel på servern. Det står i serverns logg. Försök igen om en stund.',
  },
  elsewhere: 'Ha en kopia på ett annat ställe också',
  elsewhereSteps: (folder: string) => [
    `Kopiorna läggs i ${folder} på servern. Brinner servern upp brinner de med. Den som sköter servern för över mappen till en annan plats, helst varje natt.`,
    'En kopia innehåller allt, också namn och anteckningar. Den ska ligga krypterad, och bara den som sköter servern ska nå den.',
    'Spara inga kopior längre än 35 dagar, för det som raderats finns kvar i dem. De som görs här tas bort av sig själva efter 35 dagar, och fler än tio sparas inte.',
    'Att återställa kontoret på riktigt görs vid servern, med radslag restore.',
  ],
  postgres:
    'Kontoret ligger i en PostgreSQL-databas. En kopia härifrån är en hel kopia i en fil. Databasens egna löpande kopior syns inte här, dem sköter den som sköter databasen.',
  needsNetwork: 'Kopiorna finns på kontorets server.',
  tryAgain: 'Försök igen',
  bytes: (bytes: number) =>
    bytes < 100_000 ? `${swedish.number(bytes / 1000)} kB` : `${swedish.number(bytes / 1_000_000, 1)} MB`,
}
type BackupsWords = typeof sv

const en: BackupsWords = {
  title: 'Backups',
  intro:
    'A copy of everything on the office’s server. If the server breaks, it is what the office gets back.',
  none: 'There is no backup',
  noneWords: 'If the server broke now, only what is left on the devices would remain. Make a copy.',
  old: (days) => `The latest backup is ${days} days old`,
  oldWords: 'Make a new one. What has come in since is not in it.',
  gone: 'The backup is not where it was put',
  goneWords: (folder) =>
    `It may have been moved to a safer place. Else make a new one. It was put in ${folder}.`,
  latest: 'The latest backup',
  made: 'Made',
  size: 'Size',
  holds: 'Holds',
  counts: (records, entries) =>
    `${english.count(records, { one: 'record', other: 'records' })} and ${english.count(entries, { one: 'change', other: 'changes' })} of history`,
  checked: 'Checked',
  checkedWords: 'Yes, when it was made',
  file: 'File on the server',
  tested: 'Restore tested',
  neverTested: 'Never',
  testedOther: (when) => `${when}, on an older backup`,
  testedWell: (when) => `${when}, everything came back`,
  testedBadly: (when) => `${when}, it did not hold`,
  makeNow: 'Make a backup now',
  tryRestore: 'Test a restore',
  tryRestoreWords:
    'The test reads the backup into an empty office beside, goes through everything, and removes it again. Nothing changes here.',
  doing: {
    copying: 'Copying everything …',
    restoring: 'Reading the backup into an empty office beside …',
    checking: 'Going through the whole copy …',
  },
  goOn: 'You may leave the page, it goes on at the server.',
  done: 'The backup is made and checked',
  well: 'The restore went well',
  wellWords: (records, entries) =>
    `${english.count(records, { one: 'record', other: 'records' })} and ${english.count(entries, { one: 'change', other: 'changes' })} came back, just as they were when the backup was made.`,
  badly: 'The restore did not hold',
  badlyWords: {
    damaged: 'The backup is damaged. Make a new one and test it, and tell the person who runs the server.',
    differs:
      'What came back is not what was copied. Make a new backup and test it, and tell the person who runs the server.',
  },
  failed: { backup: 'The backup was not made', test: 'The test could not be done' },
  because: {
    'no-room': 'The server’s disk is full. Tell the person who runs the server.',
    'cannot-reach': 'The server cannot reach the folder for backups. Tell the person who runs the server.',
    'copy-is-wrong':
      'The copy failed its check and is removed. Ask the person who runs the server to run radslag verify.',
    'not-found': 'The backup is not where it was put. Make a new one, and test it.',
    failed: 'Something went wrong on the server. Its log says what. Try again in a while.',
  },
  elsewhere: 'Keep a copy somewhere else too',
  elsewhereSteps: (folder) => [
    `Backups are put in ${folder} on the server. If the server burns, they burn with it. The person who runs the server moves the folder to another place, best every night.`,
    'A backup holds everything, names and notes too. It is to lie encrypted, where only the person who runs the server can reach it.',
    'Keep no backup longer than 35 days, for what has been erased is still in it. Those made here go by themselves after 35 days, and no more than ten are kept.',
    'To restore the office for real is done at the server, with radslag restore.',
  ],
  postgres:
    'The office is kept in a PostgreSQL database. A backup made here is a whole copy in one file. The database’s own continuous backups are not seen here; whoever runs the database sees to them.',
  needsNetwork: 'The backups are on the office’s server.',
  tryAgain: 'Try again',
  bytes: (bytes) =>
    bytes < 100_000 ? `${english.number(bytes / 1000)} kB` : `${english.number(bytes / 1_000_000, 1)} MB`,
}

export const backupsWords = { sv, en }
