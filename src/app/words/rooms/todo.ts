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
  doubles: 'Samma företag?',
  doublesWords: (number: string) =>
    `Två uppgifter har organisationsnummer ${number}. Företaget räknas en gång tills du har sagt hur det är.`,
  same: 'Samma företag',
  different: 'Olika företag',
  merged: 'Sammanslagna: den första gäller',
  kept: 'Båda är kvar och räknas var för sig',
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
  doubles: 'The same company?',
  doublesWords: (number) =>
    `Two records have the organisation number ${number}. The company counts once until you have said how it is.`,
  same: 'The same company',
  different: 'Different companies',
  merged: 'Merged: the first one stands',
  kept: 'Both are kept, and each counts',
  count: (tasks) => english.count(tasks, { one: 'thing', other: 'things' }),
}

export const toDoWords = { sv, en }
