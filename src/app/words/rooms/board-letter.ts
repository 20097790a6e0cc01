// What stands around the letter to the board, which has its own words.
const sv = {
  title: 'Brev till styrelsen',
  about:
    'En sida om månaden: hur året står, vad som är efter, vad som gjorts och vad det ledde till. Effekter kommer med när de är valda till någon av årets rapporter.',
  month: 'Månad',
  download: 'Hämta brevet som',
  fetching: 'Brevet skrivs hos kontoret …',
  unsent: 'Allt härifrån har inte kommit fram till kontoret. Brevet skrivs av det kontoret har.',
}
type BoardLetterWords = typeof sv

const en: BoardLetterWords = {
  title: 'Letter to the board',
  about:
    'A page about the month: how the year stands, what is behind, what was done and what came of it. Effects come along when they are picked for one of the year’s reports.',
  month: 'Month',
  download: 'Fetch the letter as',
  fetching: 'The letter is written at the office …',
  unsent: 'Not everything here has reached the office. The letter is written from what the office has.',
}

export const boardLetterWords = { sv, en }
