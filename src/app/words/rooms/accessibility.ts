// The accessibility statement, as Swedish public money asks for it: what works, what does not, how it was tried, whom to tell.
const sv = {
  title: 'Tillgänglighet',
  detail: 'Hur Rådslag går att använda för alla, och vad som brister',
  parts: [
    {
      term: 'Vad som gäller',
      words: [
        'Rådslag är byggt efter WCAG 2.2 nivå AA och EN 301 549, som lagen om tillgänglighet till digital offentlig service (2018:1937) hänvisar till.',
        'Det gäller hela appen: på telefon, surfplatta och dator, ljust och mörkt, på svenska och engelska. Närvarolistan finns på sju språk, också från höger till vänster.',
      ],
    },
    {
      term: 'Så är det prövat',
      words: [
        'Varje skärm går igenom ett automatiskt prov (axe) vid varje ändring, på telefon och dator och i båda ljusen, och jobbet att logga, granska, ordna och rapportera går att göra med bara tangentbordet.',
        'Varje skärm är också sedd med dubbelt så stor text, på 320 bildpunkters bredd och med systemets egna färger i hög kontrast.',
        'Ingen har ännu prövat Rådslag med en skärmläsare till vardags. Det är det första vi vill göra tillsammans med någon som gör det.',
      ],
    },
    {
      term: 'Det här brister',
      words: [
        'Påskriften görs med finger eller penna. Den som inte kan skriva under får den intygad av rådgivaren.',
        'Med mycket stor text växer orden i telefonens nedersta rad bara så långt att de får plats bredvid varandra, och i tabellerna får kolumnerna göras bredare för hand.',
        'Orden på arabiska, somaliska, ukrainska, tigrinska och dari är inte lästa av någon som har språket som sitt eget.',
        'Rapporten som pdf har rubriker, tabeller och läsordning uppmärkta, men är inte prövad mot PDF/UA. Word-filen och sidan säger detsamma.',
        'En kod läses med kameran. Den går alltid att skriva in för hand i stället.',
      ],
    },
    {
      term: 'Om något inte fungerar',
      words: [
        'Säg till den som leder kontoret, så rättas det eller ordnas på ett annat sätt.',
        'Är du inte nöjd med svaret kan du anmäla det till Myndigheten för digital förvaltning (Digg), som ser till att lagen följs: digg.se.',
      ],
    },
    {
      term: 'När',
      words: [
        'Den här redogörelsen skrevs den 24 november 2026 och gäller den version som visas under Synk.',
      ],
    },
  ],
}
type AccessibilityWords = typeof sv

const en: AccessibilityWords = {
  title: 'Accessibility',
  detail: 'How Rådslag can be used by everybody, and where it falls short',
  parts: [
    {
      term: 'What applies',
      words: [
        'Rådslag is built to WCAG 2.2 level AA and EN 301 549, which the Swedish act on accessibility of digital public services (2018:1937) refers to.',
        'That goes for the whole app: on phone, tablet and computer, light and dark, in Swedish and English. The attendance list is in seven languages, from right to left too.',
      ],
    },
    {
      term: 'How it was tried',
      words: [
        'Each screen passes an automatic check (axe) at every change, on phone and desk and in both lights, and logging, reviewing, settling and reporting can be done with the keyboard alone.',
        'Each screen has also been looked at with text twice as large, at a width of 320 pixels, and in the system’s own colours of high contrast.',
        'Nobody has yet tried Rådslag with a screen reader as a daily user. That is the first thing we want to do together with somebody who is one.',
      ],
    },
    {
      term: 'Where it falls short',
      words: [
        'A signature is drawn with a finger or a pen. For who cannot sign, the adviser vouches.',
        'With very large text the words in the phone’s lowest row grow only as far as they fit beside each other, and in the tables the columns are made wider by hand.',
        'The words in Arabic, Somali, Ukrainian, Tigrinya and Dari have not been read by anybody whose language it is.',
        'The report as PDF has its headings, tables and reading order marked, but has not been tried against PDF/UA. The Word file and the page say the same.',
        'A code is read by the camera. It can always be typed instead.',
      ],
    },
    {
      term: 'If something does not work',
      words: [
        'Tell the lead of the office, and it is mended or arranged in another way.',
        'If the answer does not satisfy you, report it to the Swedish Agency for Digital Government (Digg), which sees that the act is followed: digg.se.',
      ],
    },
    {
      term: 'When',
      words: ['This statement was written on 24 November 2026, and is about the version shown under Sync.'],
    },
  ],
}

export const accessibilityWords = { sv, en }
