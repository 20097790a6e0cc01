// What is said where a PIN is chosen or asked for, and where the app is locked.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  pin: 'PIN',
  again: 'Samma PIN en gång till',
  chooseTitle: 'Välj en PIN för enheten',
  chooseWords: 'Minst sex siffror. Den gäller bara på den här enheten, och går att använda utan nät.',
  choose: 'Spara PIN',
  askTitle: 'Skriv enhetens PIN',
  ask: 'Fortsätt',
  show: 'Visa siffrorna',
  withPasskey: 'Använd passkey',
  wrong: {
    'too-short': 'Sex till tolv siffror.',
    'too-simple': 'Den är för lätt att gissa. Välj inte samma siffra eller en rad siffror i ordning.',
    'not-same': 'De två är inte lika. Skriv dem igen.',
    'no-pin': 'Enheten har ingen PIN än.',
    left: (tries: number) =>
      tries === 0
        ? 'Fel PIN. Vänta en stund innan du försöker igen.'
        : `Fel PIN. ${swedish.count(tries, { one: 'försök', other: 'försök' })} kvar innan du måste vänta.`,
    wait: (seconds: number) =>
      seconds < 90
        ? `För många försök. Vänta ${swedish.count(seconds, { one: 'sekund', other: 'sekunder' })}.`
        : `För många försök. Vänta ${swedish.count(Math.ceil(seconds / 60), { one: 'minut', other: 'minuter' })}.`,
    passkey: 'Det gick inte med passkey. Försök igen, eller skriv PIN.',
  },
}
type LockWords = typeof sv

const en: LockWords = {
  pin: 'PIN',
  again: 'The same PIN once more',
  chooseTitle: 'Choose a PIN for this device',
  chooseWords: 'Six digits or more. It is for this device only, and works without network.',
  choose: 'Save the PIN',
  askTitle: 'Type the device’s PIN',
  ask: 'Go on',
  show: 'Show the digits',
  withPasskey: 'Use a passkey',
  wrong: {
    'too-short': 'Six to twelve digits.',
    'too-simple': 'It is too easy to guess. Not the same digit over and over, nor digits in order.',
    'not-same': 'The two are not the same. Type them again.',
    'no-pin': 'This device has no PIN yet.',
    left: (tries) =>
      tries === 0
        ? 'Wrong PIN. Wait a while before you try again.'
        : `Wrong PIN. ${english.count(tries, { one: 'try', other: 'tries' })} left before you have to wait.`,
    wait: (seconds) =>
      seconds < 90
        ? `Too many tries. Wait ${english.count(seconds, { one: 'second', other: 'seconds' })}.`
        : `Too many tries. Wait ${english.count(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' })}.`,
    passkey: 'The passkey did not work. Try again, or type the PIN.',
  },
}

export const lockWords = { sv, en }
