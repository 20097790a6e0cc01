// What is said of a setting or a store that will not do: what is wrong, and what to do.
import type { WrongSetting } from './env.ts'
import type { StoreUnusable } from './stores/store.ts'
import type { Say } from './words.ts'

export function wrongSetting({ name, value, expected }: WrongSetting, say: Say): string {
  const wanted = {
    port: say('ett portnummer, 0–65535', 'a port number, 0–65535'),
    host: say('en adress eller ett namn att lyssna på', 'an address or a name to listen on'),
    folder: say('en mapp', 'a folder'),
    origin: say(
      'en https-adress utan sökväg, till exempel https://radslag.example.se (http bara till localhost)',
      'an https address without a path, such as https://radslag.example.se (http to localhost only)',
    ),
    database: say(
      'en adress till en PostgreSQL-databas, postgres://användare:lösenord@värd:5432/databas; utan den används det inbyggda lagret',
      'the address of a PostgreSQL database, postgres://user:password@host:5432/database; without it the embedded store is used',
    ),
  }[expected]
  return say(
    `${name}=${value} går inte: väntade ${wanted}.`,
    `${name}=${value} will not do: expected ${wanted}.`,
  )
}

export function unusable({ because, detail }: StoreUnusable, say: Say): string {
  const words: Record<StoreUnusable['because'], string> = {
    'not-found': say('finns inte. Stämmer sökvägen?', 'does not exist. Is the path right?'),
    damaged: say(
      'är skadat. Ingenting har ändrats. Kopiera undan filen och återställ den senaste säkerhetskopian: radslag restore FIL.',
      'is damaged. Nothing was changed. Set the file aside and restore the latest backup: radslag restore FILE.',
    ),
    'network-disk': say(
      'ligger på en nätverksdisk, och där kan inget lovas om vad som är sparat. Peka RADSLAG_DATA på en lokal disk.',
      'is on a network disk, where nothing can be promised about what is saved. Point RADSLAG_DATA at a local disk.',
    ),
    newer: say(
      'är skrivet av en nyare version. Uppdatera Rådslag.',
      'was written by a newer version. Update Rådslag.',
    ),
    busy: say('används av någon annan just nu. Försök igen.', 'is in use by somebody else. Try again.'),
    'not-a-store': say('är inget lager från Rådslag.', 'is not a store of Rådslag.'),
    'cannot-open': say(
      'gick inte att öppna. Kontrollera rättigheter och diskutrymme.',
      'could not be opened. Check permissions and disk space.',
    ),
    unreachable: say(
      'svarar inte. Kontrollera att databasen är igång och att adressen stämmer.',
      'does not answer. Check that the database runs and that its address is right.',
    ),
    'not-durable': say(
      'lovar inte att det som är sparat finns kvar efter ett strömavbrott. Sätt fsync=on och full_page_writes=on i PostgreSQL.',
      'does not promise that what is saved survives a power cut. Set fsync=on and full_page_writes=on in PostgreSQL.',
    ),
    standby: say(
      'är en kopia som bara går att läsa. Ange den primära databasen.',
      'is a copy that can only be read. Name the primary database.',
    ),
    'too-old': say(
      'är för gammalt. PostgreSQL 14 eller nyare behövs.',
      'is too old. PostgreSQL 14 or newer is needed.',
    ),
    'not-utf8': say(
      'har en annan teckenkodning än UTF8. Skapa databasen med ENCODING UTF8.',
      'has another encoding than UTF8. Create the database with ENCODING UTF8.',
    ),
  }
  return `${say('Lagret', 'The store')} ${detail} ${words[because]}`
}
