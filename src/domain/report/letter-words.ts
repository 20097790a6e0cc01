// The board letter's own sentences, in both languages: for somebody who meets the numbers once a month.
import type { Status } from '../programme/pace.ts'
import type { ReportLanguage } from './words.ts'

const sv = {
  title: (month: string) => `Till styrelsen: ${month}`,
  name: (month: string, organisation: string) => `Brev till styrelsen, ${month}, ${organisation}`,
  asOf: (day: string) => `Läget den ${day}.`,
  notOver: (day: string) => `Månaden är inte slut. Läget den ${day}.`,
  summary: (of: number, well: number, near: number, behind: number) => {
    if (well === of) return `Alla ${of} mål är nådda eller i takt.`
    const rest = [near > 0 && `${near} är nära takten`, behind > 0 && `${behind} är efter`]
      .filter(Boolean)
      .join(' och ')
    if (well === 0) return `Inget av ${of} mål är nått eller i takt: ${rest}.`
    return `Av ${of} mål är ${well} ${well === 1 ? 'nått' : 'nådda'} eller i takt, ${rest}.`
  },
  livelihoods: (people: number) =>
    `Företagen som startat i år försörjer ${people} ${people === 1 ? 'person' : 'personer'}.`,
  eye: 'Det här behöver styrelsens ögon',
  calm: 'Inget mål är efter takten.',
  behind: (name: string, actual: string, target: string, due: string | null) =>
    `${name}: ${actual} av ${target}. ${due === null ? 'Det är senare än planen.' : `I takt vore minst ${due}.`}`,
  without: (names: string) => `Ingen rådgivning än i år: ${names}.`,
  overBudget: (booked: string, budget: string) =>
    `Bokfört ${booked} kr, mer än årets budget på ${budget} kr.`,
  soFar: (year: number) => `${year} hittills`,
  columns: { target: 'Mål', sum: 'I år', aim: 'Målet', due: 'I takt vore', status: 'Läge' },
  status: {
    met: 'Nått',
    ahead: 'I takt',
    near: 'Nära takten',
    behind: 'Efter takten',
    followed: 'Följs',
  } satisfies Record<Status, string>,
  part: (name: string) => `– varav ${name}`,
  ofProgramme: (name: string) => `${name} (hela programmet)`,
  followed: (list: string) => `Följs utan mål, i år: ${list}.`,
  andMore: (more: number) => `och ${more} till`,
  done: (month: string) => `Det gjordes i ${month}`,
  nothing: 'Inget utöver det som står i tabellen.',
  effects: 'Det ledde till',
  money: 'Pengar',
  booked: (booked: string, budget: string, due: string) =>
    `Bokfört ${booked} kr av årets budget på ${budget} kr. I takt med tiden vore ${due} kr.`,
  funds: (half: string, cap: string) =>
    `1:1-medel från regionen: ${half} kr av högst ${cap} kr sedan programmet började.`,
}
type LetterWords = typeof sv

const en: LetterWords = {
  title: (month) => `To the board: ${month}`,
  name: (month, organisation) => `Letter to the board, ${month}, ${organisation}`,
  asOf: (day) => `As of ${day}.`,
  notOver: (day) => `The month is not over. As of ${day}.`,
  summary: (of, well, near, behind) => {
    if (well === of) return `All ${of} targets are met or on pace.`
    const rest = [near > 0 && `${near} near the pace`, behind > 0 && `${behind} behind`]
      .filter(Boolean)
      .join(' and ')
    if (well === 0) return `None of ${of} targets is met or on pace: ${rest}.`
    return `Of ${of} targets, ${well} ${well === 1 ? 'is' : 'are'} met or on pace, ${rest}.`
  },
  livelihoods: (people) =>
    `The companies started this year support ${people} ${people === 1 ? 'person' : 'people'}.`,
  eye: 'What needs the board’s eyes',
  calm: 'No target is behind its pace.',
  behind: (name, actual, target, due) =>
    `${name}: ${actual} of ${target}. ${due === null ? 'That is later than planned.' : `On pace it would be at least ${due}.`}`,
  without: (names) => `No session yet this year: ${names}.`,
  overBudget: (booked, budget) => `SEK ${booked} booked, more than the year’s budget of SEK ${budget}.`,
  soFar: (year) => `${year} so far`,
  columns: { target: 'Target', sum: 'This year', aim: 'Aim', due: 'On pace', status: 'Status' },
  status: {
    met: 'Met',
    ahead: 'On pace',
    near: 'Near',
    behind: 'Behind',
    followed: 'Followed',
  },
  part: (name) => `– of which ${name}`,
  ofProgramme: (name) => `${name} (whole programme)`,
  followed: (list) => `Followed without a target, this year: ${list}.`,
  andMore: (more) => `and ${more} more`,
  done: (month) => `Done in ${month}`,
  nothing: 'Nothing beyond what stands in the table.',
  effects: 'What came of it',
  money: 'Money',
  booked: (booked, budget, due) =>
    `SEK ${booked} booked of the year’s budget of SEK ${budget}. At the pace of time it would be SEK ${due}.`,
  funds: (half, cap) =>
    `1:1-funds from the region: SEK ${half} of at most SEK ${cap} since the programme began.`,
}

export const letterWords: Readonly<Record<ReportLanguage, LetterWords>> = { sv, en }
