// The counting rules, each in one plain sentence: shown where the number stands, and kept by a test of its name.
export type CountingRule = {
  /** Kept for life; a new rule takes the next number, wherever it is put. */
  id: `C${number}`
  words: { sv: string; en: string }
  source: string
}

const decision = 'Beslut 23RS9550'
const ours = 'Vår regel'
const both = `${decision}; tolkningen är vår regel`

export const rules: readonly CountingRule[] = [
  {
    id: 'C1',
    words: {
      sv: 'Något räknas det år dess datum ligger i, svensk tid; ett företag det år det registrerades.',
      en: 'A record counts in the year of its date, Swedish time; a company in the year it was registered.',
    },
    source: both,
  },
  {
    id: 'C2',
    words: {
      sv: 'Ett möte är en rådgivning, hur många som än deltar eller ger råd; ett uppföljande möte är en ny.',
      en: 'One meeting is one session, however many take part or advise; a follow-up meeting is a new one.',
    },
    source: ours,
  },
  {
    id: 'C3',
    words: {
      sv: 'Ett företag räknas en gång i varje mål; med samma organisationsnummer gäller den uppgift som nådde kontoret först.',
      en: 'A company counts once in each target; with one organisation number, the record that reached the office first stands.',
    },
    source: both,
  },
  {
    id: 'C4',
    words: {
      sv: 'Kooperativa företag är en del av de startade företagen och läggs aldrig till dem.',
      en: 'Cooperative companies are part of the companies started, and never added to them.',
    },
    source: decision,
  },
  {
    id: 'C5',
    words: {
      sv: 'Ett ungt företag startas inom Företagarlabbet och minst hälften av dess ägare, och av dem som driver det, är högst 30 år vid registreringsårets slut.',
      en: 'A young people’s company starts within Företagarlabbet, and at least half of its owners, and of those who run it, are at most 30 at the end of the year of registration.',
    },
    source: both,
  },
  {
    id: 'C6',
    words: {
      sv: 'Allt räknas utom det som är borttaget, återlämnat för rättning, sammanslaget, undantaget, ofullständigt eller daterat utanför programmet.',
      en: 'Everything counts but what is deleted, returned, merged, set aside, incomplete or dated outside the programme.',
    },
    source: ours,
  },
  {
    id: 'C7',
    words: {
      sv: 'Av aktiviteterna räknas bara de genomförda.',
      en: 'Of activities, only those that are done count.',
    },
    source: ours,
  },
  {
    id: 'C8',
    words: {
      sv: 'Takten är målet gånger den del av året som har gått; nära är högst tio procent under den.',
      en: 'The pace is the target times the share of the year that has gone; near is at most ten per cent below it.',
    },
    source: ours,
  },
  {
    id: 'C9',
    words: {
      sv: 'Ett låst år behåller sina rapporterade siffror; det som kommer in sent väntar på verksamhetsledarens val.',
      en: 'A locked year keeps its reported numbers; what arrives late waits for the lead’s choice.',
    },
    source: ours,
  },
  {
    id: 'C10',
    words: {
      sv: 'Ett ändrat mål gäller från det år det ändrades och skriver aldrig om hur det stod till tidigare.',
      en: 'A changed target holds from the year it was changed, and never rewrites how things stood before.',
    },
    source: ours,
  },
  {
    id: 'C11',
    words: {
      sv: 'En uppgift med två olika svar räknas en gång, och siffran säger att den är öppen tills verksamhetsledaren har valt.',
      en: 'A record with two different answers counts once, and the number says that it is open until the lead has chosen.',
    },
    source: ours,
  },
  {
    id: 'C12',
    words: {
      sv: 'Medlemskommuner är de kommuner vars senaste besked är att de gått med.',
      en: 'Member municipalities are those whose latest word is that they have joined.',
    },
    source: both,
  },
  {
    id: 'C13',
    words: {
      sv: 'Personer är antalet deltagare; saknas det räknas kontakterna, och alltid minst en.',
      en: 'People are the number of participants; without it the contacts count, and always at least one.',
    },
    source: ours,
  },
  {
    id: 'C14',
    words: {
      sv: 'Egen försörjning är hur många årets startade företag försörjer, vid start och enligt senaste uppföljning.',
      en: 'Livelihoods are how many people the year’s companies support, at start and by the latest follow-up.',
    },
    source: both,
  },
  {
    id: 'C15',
    words: {
      sv: 'En kund eller investerare i Mikrofonden är ny en gång, den första dagen.',
      en: 'A customer of or investor in Mikrofonden is new once, on the earliest day.',
    },
    source: both,
  },
  {
    id: 'C16',
    words: {
      sv: 'Kostnader räknas det år de bokförs, krediteringar dras av, och 1:1-medlen bär hälften upp till taket.',
      en: 'Costs count in the year they are booked, credit notes are subtracted, and the 1:1-funds carry half up to the cap.',
    },
    source: both,
  },
  {
    id: 'C17',
    words: {
      sv: 'Per en viss dag räknas det som är daterat till och med den dagen, med de mål och regler som gällde då.',
      en: 'As of a day, what is dated up to and including that day counts, with the targets and rules that held then.',
    },
    source: ours,
  },
]
