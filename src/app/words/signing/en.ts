// The words that a participant reads while signing, in English.
import type { SigningWords } from './sv.ts'

export const en: SigningWords = {
  name: 'English',
  lang: 'en',
  dir: 'ltr',
  checked: true,
  noticeVersion: '2026-1',

  chooseLanguage: 'Choose language',
  signHere: 'Sign here',
  signed: 'Have signed',
  back: 'Back',
  goOn: 'Continue',

  noticeTitle: 'How we handle your data',
  noticeLabels: {
    who: 'Who is responsible?',
    why: 'Why?',
    ground: 'Legal ground',
    sees: 'Who sees it?',
    howLong: 'How long?',
    rights: 'Your rights',
  },
  notice: {
    who: '{office} is responsible for your data. Questions: {contact}.',
    why: 'We keep your name, your signature and, if you want, your association or company. It shows those who pay for the project that the meeting was held and how many took part.',
    ground:
      'The legal ground is our legitimate interest in accounting for the project (General Data Protection Regulation, article 6.1 f).',
    sees: 'Whoever held the meeting, the management of the project and those who audit it can see the data. Other participants cannot. It is not sold and not used for advertising.',
    howLong:
      'The data is kept as long as the project can be audited, until the end of {year} at the latest. Then it is removed.',
    rights:
      'You may say no to signing. You have the right to see your data, to have it corrected or removed, and to object to our having it. You can complain to the Swedish Authority for Privacy Protection, imy.se.',
  },
  askHere: 'whoever holds the meeting',

  yourName: 'Your name',
  organisation: 'Association or company (if you want)',
  signature: 'Your signature',
  drawHere: 'Write here with a finger or a pen',
  undo: 'Undo the stroke',
  clear: 'Clear',
  sign: 'Sign',

  nameMissing: 'Write your name.',
  noIdentityNumber: 'Please write no personal identity number. Your name is enough.',
  tooLong: 'That is too long. Please write a little less.',
  signatureMissing: 'Write your signature in the box.',
  tooSmall: 'The signature came out very small. Please write a little larger.',
  notSaved: 'It could not be saved. What you wrote is still here. Tell whoever holds the meeting.',

  cannotSign: 'I cannot sign',
  cannotWords: 'Then whoever holds the meeting confirms that you are here.',
  witness: 'Name of the person who confirms',
  witnessMissing: 'Write the name of the person who confirms.',
  witnessSign: 'Confirm',
  iCanSign: 'I want to sign myself',

  thanks: 'Thank you!',
  thanksWords: 'Your signature is saved.',
  questions: 'Three voluntary questions',
  questionsWords: 'The answers are kept without your name and mixed with the others’. You can skip them.',
  age: 'How old are you?',
  ages: { 'under-31': '30 or younger', '31-64': '31–64', '65-plus': '65 or older' },
  gender: 'Gender',
  genders: { woman: 'Woman', man: 'Man', other: 'Other' },
  origin: 'Where were you born?',
  origins: { abroad: 'Abroad', 'parents-abroad': 'In Sweden, both parents abroad', sweden: 'In Sweden' },
  skip: 'Skip',
  done: 'Done',
  next: 'Next person',
}
