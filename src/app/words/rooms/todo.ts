// What the to-do room says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Att göra',
  forgotten: 'Glömt att logga?',
  whose: 'Vems',
  mine: 'Mina',
  everybodys: 'Allas',
  groups: {
    mend: 'Att rätta',
    late: 'Försenat',
    today: 'I dag',
    soon: 'Inom två veckor',
    later: 'Längre fram',
    someDay: 'Utan dag',
    companies: 'Företag att följa upp',
  },
  planned: (type: string) => `Planerad: ${type}`,
  returned: (comment: string) => `Verksamhetsledaren: ${comment}`,
  followUp: (months: number, day: string) => `${months} månader ${day}. Hur går det?`,
  erase: (day: string) => `Vill bli raderad. Ska vara gjort senast ${day}.`,
  done: 'Klart',
  doneAndLog: 'Klart, logga mötet',
  stepDone: 'Nästa steg är klart',
  carriedOut: 'Genomförd',
  activityDone: 'Aktiviteten är genomförd och räknas',
  ahead: 'Dagen har inte kommit än. Ändra datumet om den redan är genomförd.',
  ask: 'Följ upp',
  mend: 'Rätta',
  empty: 'Allt är gjort',
  emptyWords: 'Nästa steg från möten, planerade aktiviteter och företag att följa upp hamnar här.',
  doubles: 'Troliga dubbletter',
  doublesWords: 'Samma möte eller företag verkar vara loggat två gånger. Säg hur det är.',
  count: (tasks: number) => swedish.count(tasks, { one: 'sak', other: 'saker' }),
}
type ToDoWords = typeof sv

const en: ToDoWords = {
  title: 'To do',
  forgotten: 'Forgot to log?',
  whose: 'Whose',
  mine: 'Mine',
  everybodys: 'Everybody’s',
  groups: {
    mend: 'To mend',
    late: 'Overdue',
    today: 'Today',
    soon: 'Within two weeks',
    later: 'Further on',
    someDay: 'Without a day',
    companies: 'Companies to follow up',
  },
  planned: (type) => `Planned: ${type}`,
  returned: (comment) => `The lead: ${comment}`,
  followUp: (months, day) => `${months} months, ${day}. How is it going?`,
  erase: (day) => `Wants to be erased. To be done by ${day}.`,
  done: 'Done',
  doneAndLog: 'Done, log the meeting',
  stepDone: 'The next step is done',
  carriedOut: 'Carried out',
  activityDone: 'The activity is carried out and counts',
  ahead: 'The day has not come yet. Change the date if it has already been carried out.',
  ask: 'Follow up',
  mend: 'Mend',
  empty: 'Everything is done',
  emptyWords: 'Next steps from sessions, planned activities and companies to follow up come here.',
  doubles: 'Likely duplicates',
  doublesWords: 'The same meeting or company seems to be logged twice. Say how it is.',
  count: (tasks) => english.count(tasks, { one: 'thing', other: 'things' }),
}

export const toDoWords = { sv, en }
