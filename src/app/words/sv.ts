// The interface's own sentences in Swedish; every other language follows its shape. Words of records come from domain.
import { moments } from './moments-sv.ts'
import { thisDevice } from './this-device.ts'

const { count, number, when, on, list } = moments

const here = () => ({ phone: 'telefonen', computer: 'datorn' })[thisDevice()]

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const sv = {
  moments,

  /** Small words inside the parts of src/app/ui. */
  parts: {
    optional: 'om du vill',
    close: 'Stäng',
    more: (hidden: number) => `Fler … (${hidden})`,
    fewer: 'Visa färre',
    lower: 'Minska',
    raise: 'Öka',
    today: 'I dag',
    yesterday: 'I går',
    clear: 'Rensa',
    remove: (what: string) => `Ta bort ${what}`,
    show: 'Visa förslag',
    looking: 'Söker …',
    noHits: 'Inga träffar',
    hits: (found: number) => count(found, { one: 'träff', other: 'träffar' }),
    chosen: (what: string) => `${what} vald`,
    removed: (what: string) => `${what} borttagen`,
    messages: 'Meddelanden',
    mistakes: 'Det här behöver du se över',
    sides: 'Sidor av samma sak',
    menu: 'Meny',
    moreMenu: 'Mer',
    toContent: 'Hoppa till innehållet',
    back: 'Tillbaka',
    loading: 'Hämtar …',
    copied: 'Kopierat',
    cancel: 'Avbryt',
    minutesLeft: (seconds: number) =>
      seconds <= 0
        ? 'Tiden är ute'
        : seconds <= 30
          ? 'Under en minut kvar'
          : `${count(Math.ceil(seconds / 60), { one: 'minut', other: 'minuter' })} kvar`,
  },

  nav: {
    toDo: 'Att göra',
    due: (tasks: number) => `${number(tasks)} att göra i dag`,
    targets: 'Mål',
    sessions: 'Loggat',
    log: 'Logga',
    contacts: 'Kontakter',
    needs: 'Det här behövs',
    county: 'Länet',
    perspectives: 'Perspektiv',
    money: 'Pengar',
    attendance: 'Närvaro',
    sync: 'Synk',
    transfer: 'Import och export',
    overview: 'Översikt',
    review: 'Granska',
    tables: 'Tabeller',
    report: 'Rapport',
    programme: 'Program',
    office: 'Kontoret',
    devices: 'Enheter',
    help: 'Hjälp',
    needsYou: (things: number) => `${number(things)} behöver dig`,
    signedInAs: (name: string, office: string) => `${name}, ${office}`,
  },

  /** The one line that is always there. */
  state: {
    allSent: (at: number, now: number) => `Allt synkat ${when(at, now)}`,
    waitingForNetwork: (unsent: number) => `${number(unsent)} väntar på nät`,
    waitingForOffice: (unsent: number) => `${number(unsent)} väntar på kontorets server`,
    unsentSince: (unsent: number, oldest: number, now: number) =>
      unsent === 1
        ? `1 osänd sedan ${on(oldest, now)}`
        : `${number(unsent)} osända, äldst ${on(oldest, now)}`,
    sending: (unsent: number) => `${number(unsent)} skickas …`,
    reading: 'Hämtar från kontoret …',
    notReadYet: 'Har inte hämtat allt än',
    needsYou: (things: number) => `${number(things)} behöver dig`,
    reconnect: 'Behöver anslutas igen',
    wipe: 'Spärrad',
    appTooOld: 'Behöver uppdateras',
    stopped: 'Stannade, behöver dig',
    demo: 'Demo: påhittade uppgifter',
  },

  /** Beside every number of a device that has not read everything. */
  notAllHere: {
    short: 'Inte allt hämtat än',
    long: 'Allt från kontoret har inte hämtats hit än. Siffrorna kan vara för låga. Inget är borttaget.',
  },

  /** Which stretch of which programme is shown. */
  period: {
    label: 'Vad som visas',
    year: 'År',
    whole: 'Hela programmet',
    quarterLabel: 'Kvartal',
    wholeYear: 'Hela året',
    quarter: (nth: number) => `Kvartal ${nth}`,
    programme: 'Program',
  },

  /** The plan for the rest of the quarter, in plain words. */
  needs: {
    title: 'Det här behövs',
    need: (
      name: string,
      {
        left,
        weeks,
        perWeek,
        until,
      }: { left: number; weeks: number; perWeek: { from: number; to: number } | null; until: string },
    ) => {
      const what =
        left === 1
          ? `1 kvar: ${name}`
          : `${number(left)} ${name.charAt(0).toLowerCase()}${name.slice(1)} kvar`
      if (!perWeek) return `${what}, senast ${until}`
      const each =
        perWeek.from === perWeek.to ? number(perWeek.to) : `${number(perWeek.from)}–${number(perWeek.to)}`
      return `${what} på ${count(weeks, { one: 'vecka', other: 'veckor' })}: ${each} i veckan`
    },
    withoutSession: (municipalities: readonly string[]) =>
      `${list(municipalities)} har inte haft någon rådgivning i år`,
    nothing: 'Målen är i takt för kvartalet.',
  },

  targets: {
    title: 'Mål',
    greeting: (hour: number, name: string) =>
      `${hour >= 5 && hour < 10 ? 'God morgon' : hour >= 18 || hour < 5 ? 'God kväll' : 'Hej'} ${name}`,
    heading: 'Årets mål',
    followedHeading: 'Följs, utan mål',
    ofYear: (name: string, year: number) => `${name} ${year}`,
    outOf: (target: number) => `av ${number(target)}`,
    ofTheYear: 'Målet gäller hela året',
    ofPeriod: (name: string, period: string) => `${name}, ${period}`,
    objective: (place: number) => `Delmål ${place}`,
    otherObjective: 'Övrigt',
    livelihoods: 'egen försörjning',
    mine: (mine: number) => `min andel ${number(mine)}`,
    paceToday: (pace: number) => `I takt vore ${number(pace, 1)} i dag`,
    showAll: 'Visa alla',
    unreviewed: (records: number) =>
      `varav ${number(records)} ej ${records === 1 ? 'granskad' : 'granskade'}`,
    unsent: (records: number) => `varav ${number(records)} ${records === 1 ? 'osänd' : 'osända'}`,
    open: (records: number) => `varav ${number(records)} med olika uppgifter`,
    recounting: 'Räknas om …',
    status: {
      ahead: 'I takt',
      near: 'Strax efter takten',
      behind: 'Efter takten',
      met: 'Målet är nått',
      followed: 'Följs, utan mål',
    },
    county: 'Länet',
    countyCount: (reached: number, all: number) => `${number(reached)} av ${number(all)} kommuner`,
    countyOf: {
      sessions: 'Rådgivningar per kommun',
      companies: 'Startade företag per kommun',
      activities: 'Aktiviteter per kommun',
      participants: 'Deltagare per kommun',
    },
    numberIn: (
      municipality: string,
      what: 'sessions' | 'companies' | 'activities' | 'participants',
      amount: number,
    ) =>
      `${municipality}: ${count(
        amount,
        {
          sessions: { one: 'rådgivning', other: 'rådgivningar' },
          companies: { one: 'startat företag', other: 'startade företag' },
          activities: { one: 'aktivitet', other: 'aktiviteter' },
          participants: { one: 'deltagare', other: 'deltagare' },
        }[what],
      )}`,
    noProgramme: 'Inget program täcker det här året',
    noProgrammeWords: 'Verksamhetsledaren bestämmer vilka år programmet gäller.',
    first: {
      title: 'Logga ditt första möte',
      words: 'Det räknas här i samma stund, också utan nät. Resten sköter telefonen.',
      action: 'Logga en rådgivning',
    },
    firstForLead: {
      title: 'Bjud in den första rådgivaren',
      words: 'Det tar en halv minut: en kod, två ord att jämföra, och mötena börjar synas här.',
      action: 'Lägg till en enhet',
    },
  },

  /** The records behind a number. */
  behind: {
    source: 'Källa:',
    back: 'Till målen',
    counted: (records: number) => `${number(records)} räknas`,
    empty: 'Inget räknas här än',
    emptyWords: 'Det som loggas och passar in hamnar här i samma stund.',
    asideTitle: 'Räknas inte',
    asideWords: 'Satta åt sidan, eller utanför programmets tid.',
    rule: 'Så räknas det',
  },

  log: {
    title: 'Ny rådgivning',
    back: 'Tillbaka',
    save: 'Spara rådgivning',
    saveChanges: 'Spara ändringarna',
    becomes: (place: number, target: number | null) =>
      target === null ? `Blir nummer ${number(place)}` : `Blir nummer ${number(place)} av ${number(target)}`,
    get savedHere() {
      return `Sparas på ${here()}`
    },
    draftSaved: 'Utkast sparat',
    throwAway: 'Börja om',
    draftsWait: (drafts: number, what: string) =>
      drafts === 1 ? `Utkast: ${what.toLowerCase()}` : `${number(drafts)} utkast: ${what.toLowerCase()}`,
    goOn: 'Fortsätt',
    again: 'Logga igen som förra gången',
    findContact: 'Skriv ett namn',
    makeContact: (name: string) => `Ny kontakt: ${name}`,
    newContact: 'Ny kontakt',
    newContactMunicipality: 'Får mötets kommun, och sparas tillsammans med mötet.',
    addContact: 'Lägg till',
    cancel: 'Avbryt',
    unknownContact: 'Kontakt som inte hämtats än',
    meeting: (place: number) =>
      `${place}${[1, 2].includes(place % 10) && ![11, 12].includes(place % 100) ? ':a' : ':e'} mötet`,
  },

  /** Drawn from the kinds of record. */
  records: {
    allOf: (all: number) => `Alla ${number(all)} …`,
    yes: 'Ja',
    no: 'Nej',
  },

  /** What is said when something has been done. */
  acts: {
    get savedOnDevice() {
      return `Sparat på ${here()}`
    },
    undo: 'Ångra',
    undone: 'Ångrat',
  },

  sessions: {
    title: 'Loggat',
    search: 'Sök i det som är loggat',
    searchHint: 'Namn, plats, anteckning',
    filters: 'Visa',
    year: 'År',
    everyYear: 'Alla år',
    kind: 'Vad',
    everyKind: 'Allt',
    review: 'Granskning',
    everyReview: 'Granskat eller inte',
    municipality: 'Kommun',
    everyMunicipality: 'Alla kommuner',
    adviser: 'Rådgivare',
    everyAdviser: 'Alla rådgivare',
    foundOf: (found: number, all: number) =>
      found === all
        ? count(found, { one: 'post', other: 'poster' })
        : `${number(found)} av ${number(all)} poster`,
    empty: 'Inget är loggat än',
    emptyWords: 'Det första du loggar hamnar här.',
    noneFound: 'Inget passar',
    noneFoundWords: 'Pröva med färre ord, eller ta bort ett av valen.',
    clearFilters: 'Visa allt',
    participants: (people: number) => count(people, { one: 'deltagare', other: 'deltagare' }),
    unsent: 'Osänd',
    conflict: 'Olika uppgifter',
    outside: 'Utanför programmets tid, räknas inte',
    countsNot: 'Räknas inte',
  },

  detail: {
    back: 'Till det som är loggat',
    edit: 'Ändra',
    remove: 'Ta bort',
    loggedBy: (name: string, at: string) => `${name} loggade ${at}`,
    arrived: (at: string) => `Kom fram till kontoret ${at}`,
    get notArrived() {
      return `Finns bara på ${here()} än. Skickas när det finns nät.`
    },
    notHere: 'Det finns inte här',
    notHereWords: 'Det kan vara borttaget, eller inte hämtat hit än. Inget du har sparat är borta.',
    imported: 'importen',
    someone: 'någon',
    erasedPerson: 'Raderad person',
    you: 'Du',
    notSaid: 'Inte ifyllt',
    stepDone: 'Gjort',
    markDone: 'Markera som gjort',
  },

  remove: {
    title: 'Ta bort mötet?',
    words: 'Det räknas inte längre. Du kan ångra, och det finns kvar i historiken.',
    yes: 'Ta bort',
    done: 'Mötet är borttaget',
    notYours: 'Bara den som loggade mötet, eller verksamhetsledaren, kan ta bort det.',
  },

  contacts: {
    title: 'Kontakter',
    search: 'Sök bland kontakter',
    newTitle: 'Ny kontakt',
    editTitle: 'Ändra kontakt',
    add: 'Ny kontakt',
    save: 'Spara kontakten',
    get saved() {
      return `Kontakten är sparad på ${here()}`
    },
    empty: 'Inga kontakter än',
    emptyWords: 'En ny kontakt gör du lättast medan du loggar ett möte.',
    noneFound: 'Ingen kontakt passar',
    meetings: (records: number) => count(records, { one: 'möte', other: 'möten' }),
    noMeetings: 'Inga möten än',
    history: 'Möten',
    logWith: 'Logga ett möte',
    call: 'Ring',
    mail: 'Mejla',
    back: 'Till kontakterna',
  },

  sync: {
    title: 'Synk',
    allSynced: 'Allt synkat',
    allSyncedWords: (at: string) => `Senaste kontakten med kontoret: ${at}.`,
    never: 'Har inte haft kontakt med kontoret än.',
    waits: (unsent: number) =>
      `${count(unsent, { one: 'ändring', other: 'ändringar' })} väntar på att skickas`,
    get safe() {
      return `Det du har sparat ligger tryggt på ${here()} och skickas av sig självt när det finns nät.`
    },
    noNetwork: 'Inget nät just nu',
    sendNow: 'Skicka nu',
    oldest: (at: string) => `Äldst: ${at}`,
    queue: 'Väntar',
    created: 'Ny',
    changed: 'Ändrad',
    removed: 'Borttagen',
    get about() {
      return `Om ${here()}`
    },
    signedIn: 'Inloggad som',
    office: 'Kontor',
    version: 'Version',
    lastSync: 'Senaste synk',
    nothingYet: 'Aldrig',
    storage: 'Lagring',
    storageKept: 'Skyddad',
    storageMayGo: 'Webbläsaren får rensa den',
    sealed: 'Personuppgifter',
    sealedYes: 'Låsta på enheten',
    sealedNo: 'Kan inte låsas i den här webbläsaren',
    skew: (minutes: number) =>
      `Klockan på ${here()} går ${count(minutes, { one: 'minut', other: 'minuter' })} fel. Inget som räknas påverkas.`,
    language: 'Språk',
    save: 'Spara en kopia av det osända',
  },

  /** Storage that the browser may clear. */
  storage: {
    get title() {
      return `Webbläsaren kan rensa det som ligger på ${here()}`
    },
    words: 'Det som är skickat finns hos kontoret. Be webbläsaren att behålla även det som inte hunnit iväg.',
    ask: 'Behåll det som sparats',
    kept: 'Webbläsaren behåller det som sparats',
    refused: 'Webbläsaren sade nej just nu',
    refusedWords: 'Lägg Rådslag på hemskärmen, så brukar den säga ja. Synka gärna ofta till dess.',
    get almostFull() {
      return `Det är ont om plats på ${here()}`
    },
    almostFullWords: 'Frigör plats snart, så att nästa möte går att spara.',
  },

  update: {
    title: 'Det finns en ny version',
    words: 'Uppdateringen tar en sekund. Utkast och osända möten ligger kvar.',
    now: 'Uppdatera nu',
    later: 'Senare',
  },

  enrol: {
    welcome: 'Välkommen till Rådslag',
    title: 'Skriv koden från din verksamhetsledare',
    words: 'Koden har åtta tecken och gäller i tio minuter.',
    code: 'Kod',
    codeExample: 'ABCD-EFGH',
    deviceName: 'Vad ska enheten heta?',
    deviceNameHint: 'Så att verksamhetsledaren känner igen den i listan.',
    defaultName: { phone: 'Telefon', computer: 'Dator', tablet: 'Platta' },
    join: 'Anslut',
    sameWords: 'Visar datorn samma ord?',
    sameWordsHint:
      'Din verksamhetsledare trycker på Stämmer när orden är desamma. Då kommer du in av dig själv.',
    theWords: 'De två orden',
    waits: 'Väntar på svar …',
    startOver: 'Skriv en annan kod',
    turnedAway: 'Enheten släpptes inte in',
    turnedAwayWords: 'Be din verksamhetsledare om en ny kod och försök igen.',
    reconnectTitle: 'Anslut enheten igen',
    reconnectWords: (unsent: number) =>
      unsent === 0
        ? 'Kontoret känner inte igen enheten. Be om en ny kod. Allt som finns här ligger kvar.'
        : `Kontoret känner inte igen enheten. Be om en ny kod. ${capital(count(unsent, { one: 'osänd ändring', other: 'osända ändringar' }))} ligger kvar och skickas sedan.`,
  },

  setUp: {
    title: 'Nu börjar vi',
    words: 'Du blir kontorets verksamhetsledare. Båda namnen går att ändra sedan.',
    name: 'Vad heter du?',
    nameHint: 'Så hälsar Rådslag på dig, och så ser rådgivarna vem som har gjort vad.',
    officeName: 'Vad heter kontoret?',
    officeExample: 'Coompanion Örebro län',
    begin: 'Börja',
  },

  /** What the office would not take, and what waits for a choice. */
  needsYou: {
    title: 'Behöver dig',
    allInOrder: 'Allt i ordning',
    allInOrderWords: 'Inget väntar på dig just nu.',
    refused: 'Kontoret kunde inte ta emot det här',
    refusedWords: 'Det är sparat, hos dig och hos kontoret, men räknas inte än.',
    mend: 'Rätta',
    setAside: 'Låt det vara',
    conflicts: (records: number) =>
      count(records, { one: 'möte med olika uppgifter', other: 'möten med olika uppgifter' }),
    /** Why, for the codes that are not about a field's value (those have their words in domain). */
    because: (code: string): string =>
      ({
        'not-allowed': 'Det här får bara verksamhetsledaren ändra.',
        'newer-schema':
          'Det är gjort i en nyare version än kontorets. Det tas emot när servern är uppdaterad.',
        'unknown-kind': 'Kontorets server känner inte till den här sortens uppgift.',
        'unknown-field': 'Kontorets server känner inte till en av uppgifterna.',
        'body-changed': 'Samma ändring kom två gånger med olika innehåll. Den första gäller.',
        'written-once': 'Det här kan bara skrivas en gång.',
        'other-kind': 'Numret är redan använt till något annat.',
        'too-deep': 'Det är för stort för att skickas.',
        'record-missing': 'Det som ändringen gäller finns inte hos kontoret.',
      })[code] ?? 'Något i det stämmer inte. Öppna det, se över uppgifterna och spara igen.',
  },

  /** Why it could not be saved: what happened, what is safe, what to do. */
  refused: {
    notValid: 'Inte sparat än. Se över det som är markerat. Det du skrev ligger kvar.',
    notAllowed: 'Det här får du inte ändra. Inget är borta. Be verksamhetsledaren om hjälp.',
    saveAsFile: 'Spara i en fil',
    get storageFull() {
      return `${capital(here())} är full. Det du skrev finns kvar här. Spara det i en fil, eller frigör plats och tryck på Spara igen.`
    },
    appTooOld:
      'Rådslag behöver uppdateras först. Det du skrev ligger kvar som utkast. Uppdatera och tryck på Spara igen.',
    unknown: 'Det gick inte att spara. Det du skrev finns kvar här. Försök igen om en stund.',
  },

  /** Why a device could not be let in. */
  notEnrolled: {
    'wrong-code': 'Koden stämmer inte, eller gäller inte längre. Se efter på datorn och skriv den igen.',
    'too-many-tries': (waitSeconds: number) =>
      `För många försök. Vänta ${count(Math.max(1, Math.ceil(waitSeconds / 60)), { one: 'minut', other: 'minuter' })}, och be om en ny kod.`,
    'other-member':
      'Det finns osända möten här från någon annan. Låt dem skickas först, eller be om en ny kod till samma person. Koden är inte förbrukad.',
    'no-network': 'Det finns inget nät, eller så svarar inte kontorets server. Försök igen när du har nät.',
    'not-valid': 'Något är inte rätt ifyllt. Se över namnen och koden.',
    server: (id: string) =>
      `Kontorets server kunde inte svara just nu. Försök igen om en stund.${id ? ` (${id})` : ''}`,
    'no-code': 'Skriv koden. Den har åtta tecken.',
    'no-name': 'Skriv ditt namn.',
    'no-office': 'Skriv vad kontoret heter.',
  },

  /** When the office could not be asked. */
  notDone: {
    'no-network': 'Det går inte utan nät. Försök igen när du har kontakt.',
    server: 'Kontorets server kunde inte svara just nu. Försök igen om en stund.',
    'not-allowed': 'Det får bara verksamhetsledaren göra.',
    'needs-sign-in': 'Logga in först. Inget är ändrat.',
    'not-found': 'Det finns inte längre.',
    'too-many-tries': 'För många försök på kort tid. Vänta en stund.',
    unknown: 'Det gick inte. Inget är ändrat.',
  },

  /** Screens that stand in the way of all others. */
  barred: {
    blocked: {
      title: 'Stäng de andra flikarna',
      words:
        'Rådslag är öppet i en annan flik med en äldre version. Stäng den, så fortsätter det här. Inget är borta.',
      action: 'Försök igen',
    },
    'newer-store': {
      title: 'Den här versionen är för gammal',
      words: 'Det som sparats är gjort i en nyare version. Ladda om för att hämta den. Inget är borta.',
      action: 'Ladda om',
    },
    'no-store': {
      title: 'Webbläsaren släpper inte fram lagringen',
      words:
        'Utan den kan inget sparas. Öppna Rådslag i ett vanligt fönster, inte ett privat, och frigör plats om det är fullt.',
      action: 'Försök igen',
    },
    wiped: {
      title: 'Enheten är spärrad',
      words:
        'Verksamhetsledaren har spärrat den, och det som låg här är borttaget. Det som var skickat finns hos kontoret.',
      action: 'Anslut med en ny kod',
    },
    revoked: {
      title: 'Enheten är inte ansluten längre',
      words: 'Inget är borttaget. Be din verksamhetsledare om en ny kod, så skickas det som väntar.',
      action: 'Skriv koden',
    },
    'broken-promise': {
      title: 'Synken har stannat',
      words:
        'Något stämmer inte mellan enheten och kontoret, så inget mer skickas förrän det är utrett. Allt du sparar ligger kvar här.',
      action: 'Ladda om',
    },
    'app-too-old': {
      title: 'Rådslag behöver uppdateras',
      words: 'Du kan läsa, men inte spara, förrän den nya versionen är hämtad. Utkasten ligger kvar.',
      action: 'Uppdatera nu',
    },
    crashed: {
      title: 'Något gick fel på den här sidan',
      words: 'Det du har sparat ligger kvar, och utkast också. Ladda om sidan och fortsätt.',
      action: 'Ladda om',
    },
    notFound: {
      title: 'Den sidan finns inte',
      words: 'Länken kan vara gammal eller felskriven.',
      action: 'Till målen',
    },
    offlineRoom: {
      title: 'Den här sidan är inte hämtad än',
      words: 'Den behöver nät en första gång. Allt annat fungerar som vanligt.',
      action: 'Försök igen',
    },
  },
}

export type Words = typeof sv
