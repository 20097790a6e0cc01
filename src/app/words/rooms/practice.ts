// What the practice says: its steps, what to do in each, and that nothing of it is kept.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

/** What a step is about: whom she looks for, and the year’s target in the practice. */
type About = { contact: string; goal: number }

const sv = {
  title: 'Öva i två minuter',
  detail: 'Prova allt på påhittade uppgifter. Inget sparas.',
  mark: 'Övning – inget sparas',
  offer: 'Ny här? Öva i två minuter',
  offerWords:
    'Du loggar ett påhittat möte med de riktiga formulären. Inget skickas, inget räknas, inget blir kvar.',
  practise: 'Öva',
  notNow: 'Inte nu',
  intro:
    'Här finns ett litet påhittat kontor som bara du ser. Gör som på riktigt: inget av det skickas, inget räknas, och allt försvinner när du slutar.',
  youDo: 'Det här gör du',
  begin: 'Börja öva',
  end: 'Avsluta',
  step: (nth: number, of: number) => `Steg ${swedish.number(nth)} av ${swedish.number(of)}`,
  skip: 'Hoppa över',
  steps: {
    found: {
      title: 'Hitta en kontakt med namnet',
      words: ({ contact }: About) =>
        `Tryck på plustecknet, skriv ”${contact.slice(0, 3).toLowerCase()}” i fältet överst och välj ${contact}.`,
      done: 'Du hittade kontakten.',
    },
    saved: {
      title: 'Spara mötet',
      words: () => 'Tryck på Spara längst ner. Det går lika bra utan nät.',
      done: 'Mötet är sparat på enheten. Uppe till höger står det att det väntar på nät.',
    },
    moved: {
      title: 'Se talet flytta sig',
      words: ({ goal }: About) =>
        `Öppna Mål. Talet gick från ${goal - 1} till ${goal} i samma stund som du sparade.`,
      done: 'Målet är nått: talet flyttade sig.',
    },
    changed: {
      title: 'Ändra i efterhand',
      words: () => 'Öppna Loggat, tryck på mötet överst, välj Ändra, byt tiden och spara.',
      done: 'Ändringen är sparad.',
    },
    undone: {
      title: 'Ångra',
      words: () => 'Tryck på Ångra i raden längst ner. Är den borta? Välj Äldre uppgifter på mötets sida.',
      done: 'Det är som innan.',
    },
  },
  all: 'Det var allt. Nu kan du.',
  allWords: 'Övningen försvinner när du avslutar. På riktigt gör du precis likadant.',
  again: 'Öva igen',
  outside: 'Det rummet är inte med i övningen',
  outsideWords: 'Det finns i den riktiga appen. Fortsätt med steget ovanför.',
  toTargets: 'Till målen',
  other: 'Du övar redan i en annan flik',
  otherWords: 'Avsluta övningen där, eller stäng den fliken, och försök igen.',
  failed: 'Övningen kunde inte göras i ordning',
  failedWords: 'Enheten kan ha ont om plats. Dina egna uppgifter är orörda. Försök igen.',
  tryAgain: 'Försök igen',
  leave: 'Tillbaka till Rådslag',
}
type PracticeWords = typeof sv

const en: PracticeWords = {
  title: 'Practise for two minutes',
  detail: 'Try everything on invented data. Nothing is kept.',
  mark: 'Practice – nothing is kept',
  offer: 'New here? Practise for two minutes',
  offerWords:
    'You log an invented session with the real forms. Nothing is sent, nothing counts, nothing stays.',
  practise: 'Practise',
  notNow: 'Not now',
  intro:
    'Here is a small invented office that only you see. Do as you would for real: none of it is sent, none of it counts, and all of it goes when you stop.',
  youDo: 'What you do',
  begin: 'Begin',
  end: 'Stop',
  step: (nth, of) => `Step ${english.number(nth)} of ${english.number(of)}`,
  skip: 'Skip',
  steps: {
    found: {
      title: 'Find a contact by name',
      words: ({ contact }) =>
        `Tap the plus, write “${contact.slice(0, 3).toLowerCase()}” in the first field and choose ${contact}.`,
      done: 'You found the contact.',
    },
    saved: {
      title: 'Save the session',
      words: () => 'Tap Save at the foot. It works just as well without network.',
      done: 'The session is saved on the device. At the top right it says that it waits for network.',
    },
    moved: {
      title: 'See the number move',
      words: ({ goal }) => `Open Targets. The number went from ${goal - 1} to ${goal} the moment you saved.`,
      done: 'The number moved: the target is met.',
    },
    changed: {
      title: 'Change it afterwards',
      words: () => 'Open Logged, tap the top session, choose Edit, change the time and save.',
      done: 'The change is saved.',
    },
    undone: {
      title: 'Undo',
      words: () =>
        'Tap Undo in the line at the foot. Has it gone? Choose Older values on the session’s page.',
      done: 'It is as it was.',
    },
  },
  all: 'That was all. Now you can.',
  allWords: 'The practice goes when you stop. For real you do exactly the same.',
  again: 'Practise again',
  outside: 'That room is not part of the practice',
  outsideWords: 'It is in the real app. Go on with the step above.',
  toTargets: 'To the targets',
  other: 'You are practising in another tab',
  otherWords: 'Stop the practice there, or close that tab, and try again.',
  failed: 'The practice could not be made ready',
  failedWords: 'The device may be short of room. Your own records are untouched. Try again.',
  tryAgain: 'Try again',
  leave: 'Back to Rådslag',
}

export const practiceWords = { sv, en }
