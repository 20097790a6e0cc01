// What stands around the user guide; what it says itself is docs/guide.
const sv = {
  title: 'Hjälp',
  detail: 'Så gör du, steg för steg, också utan nät',
  search: 'Sök i hjälpen',
  noneFound: 'Inget i hjälpen passar',
  noneFoundWords: 'Pröva med ett annat ord, eller fråga din verksamhetsledare.',
  back: 'Till hjälpen',
  next: 'Nästa:',
  notHere: 'Bilden visas när det finns nät.',
  howTo: 'Så gör du',
}
type GuideWords = typeof sv

const en: GuideWords = {
  title: 'Help',
  detail: 'How to do it, step by step, also without network',
  search: 'Search the help',
  noneFound: 'Nothing in the help fits',
  noneFoundWords: 'Try another word, or ask your lead.',
  back: 'To the help',
  next: 'Next:',
  notHere: 'The picture is shown when there is network.',
  howTo: 'How to do this',
}

export const guideWords = { sv, en }
