// The interface's own sentences in English.
import { pluralRules } from '../../domain/values/formats.ts'
import { moments } from './moments-en.ts'
import type { Words } from './sv.ts'
import { thisDevice } from './this-device.ts'

const { count, number, when, on, list } = moments

const here = () => ({ phone: 'phone', computer: 'computer' })[thisDevice()]

const ordinal = (place: number): string => {
  const rule = pluralRules('en-GB', { type: 'ordinal' }).select(place)
  return `${place}${{ one: 'st', two: 'nd', few: 'rd' }[rule as 'one'] ?? 'th'}`
}

export const en: Words = {
  moments,

  parts: {
    optional: 'optional',
    close: 'Close',
    more: (hidden) => `More … (${hidden})`,
    fewer: 'Show fewer',
    lower: 'Less',
    raise: 'More',
    today: 'Today',
    yesterday: 'Yesterday',
    clear: 'Clear',
    remove: (what) => `Remove ${what}`,
    show: 'Show suggestions',
    looking: 'Searching …',
    noHits: 'No matches',
    hits: (found) => count(found, { one: 'match', other: 'matches' }),
    chosen: (what) => `${what} chosen`,
    removed: (what) => `${what} removed`,
    messages: 'Messages',
    mistakes: 'Please look at this',
    sides: 'Sides of the same thing',
    menu: 'Menu',
    moreMenu: 'More',
    toContent: 'Skip to content',
    back: 'Back',
    loading: 'Loading …',
    copied: 'Copied',
    cancel: 'Cancel',
    minutesLeft: (seconds) =>
      seconds <= 0
        ? 'Time is up'
        : seconds <= 30
          ? 'Less than a minute left'
          : `${count(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' })} left`,
  },

  nav: {
    toDo: 'To do',
    due: (tasks) => `${number(tasks)} to do today`,
    targets: 'Targets',
    sessions: 'Logged',
    log: 'Log',
    contacts: 'Contacts',
    needs: 'What is needed',
    county: 'The county',
    perspectives: 'Perspectives',
    money: 'Money',
    attendance: 'Attendance',
    sync: 'Sync',
    transfer: 'Import and export',
    overview: 'Overview',
    review: 'Review',
    tables: 'Tables',
    report: 'Report',
    programme: 'Programme',
    office: 'The office',
    devices: 'Devices',
    help: 'Help',
    needsYou: (things) => count(things, { one: 'needs you', other: 'need you' }),
    signedInAs: (name, office) => `${name}, ${office}`,
  },

  state: {
    allSent: (at, now) => `All sent ${when(at, now)}`,
    waitingForNetwork: (unsent) => `${number(unsent)} waiting for network`,
    waitingForOffice: (unsent) => `${number(unsent)} waiting for the office’s server`,
    unsentSince: (unsent, oldest, now) =>
      unsent === 1
        ? `1 unsent since ${on(oldest, now)}`
        : `${number(unsent)} unsent, oldest ${on(oldest, now)}`,
    sending: (unsent) => `Sending ${number(unsent)} …`,
    reading: 'Reading from the office …',
    notReadYet: 'Not everything read yet',
    needsYou: (things) => count(things, { one: 'needs you', other: 'need you' }),
    reconnect: 'Needs to be connected again',
    wipe: 'Blocked',
    appTooOld: 'Needs an update',
    stopped: 'Stopped, needs you',
    demo: 'Demo: invented data',
  },

  notAllHere: {
    short: 'Not everything read yet',
    long: 'Not everything from the office has been read yet. The numbers may be too low. Nothing has been removed.',
  },

  period: {
    label: 'What is shown',
    year: 'Year',
    whole: 'The whole programme',
    quarterLabel: 'Quarter',
    wholeYear: 'The whole year',
    quarter: (nth) => `Quarter ${nth}`,
    programme: 'Programme',
  },

  needs: {
    title: 'What is needed',
    need: (name, { left, weeks, perWeek, until }) => {
      const what =
        left === 1
          ? `1 left: ${name}`
          : `${number(left)} ${name.charAt(0).toLowerCase()}${name.slice(1)} left`
      if (!perWeek) return `${what}, by ${until}`
      const each =
        perWeek.from === perWeek.to ? number(perWeek.to) : `${number(perWeek.from)}–${number(perWeek.to)}`
      return `${what} in ${count(weeks, { one: 'week', other: 'weeks' })}: ${each} a week`
    },
    withoutSession: (municipalities) =>
      `${list(municipalities)} ${municipalities.length === 1 ? 'has' : 'have'} had no session this year`,
    nothing: 'The targets are at their pace for the quarter.',
  },

  targets: {
    title: 'Targets',
    greeting: (hour, name) =>
      `${hour >= 5 && hour < 10 ? 'Good morning' : hour >= 18 || hour < 5 ? 'Good evening' : 'Hello'} ${name}`,
    heading: 'This year’s targets',
    followedHeading: 'Followed, without a target',
    ofYear: (name, year) => `${name} ${year}`,
    outOf: (target) => `of ${number(target)}`,
    ofTheYear: 'The target is the whole year’s',
    ofPeriod: (name, period) => `${name}, ${period}`,
    otherObjective: 'Others',
    livelihoods: 'own livelihood',
    mine: (mine) => `my share ${number(mine)}`,
    objective: (place) => `Objective ${place}`,
    paceToday: (pace) => `On pace would be ${number(pace, 1)} today`,
    showAll: 'Show all',
    unreviewed: (records) => `of which ${number(records)} not reviewed`,
    unsent: (records) => `of which ${number(records)} unsent`,
    open: (records) => `of which ${number(records)} with differing values`,
    recounting: 'Counting again …',
    status: {
      ahead: 'On pace',
      near: 'Just behind pace',
      behind: 'Behind pace',
      met: 'Target met',
      followed: 'Followed, without a target',
    },
    county: 'The county',
    countyCount: (reached, all) => `${number(reached)} of ${number(all)} municipalities`,
    countyOf: {
      sessions: 'Sessions by municipality',
      companies: 'Companies started by municipality',
      activities: 'Activities by municipality',
      participants: 'Participants by municipality',
    },
    numberIn: (municipality, what, amount) =>
      `${municipality}: ${count(
        amount,
        {
          sessions: { one: 'session', other: 'sessions' },
          companies: { one: 'company started', other: 'companies started' },
          activities: { one: 'activity', other: 'activities' },
          participants: { one: 'participant', other: 'participants' },
        }[what],
      )}`,
    noProgramme: 'No programme covers this year',
    noProgrammeWords: 'The lead decides which years the programme runs.',
    first: {
      title: 'Log your first session',
      words: 'It counts here at once, also without network. The phone does the rest.',
      action: 'Log a session',
    },
    firstForLead: {
      title: 'Invite the first adviser',
      words: 'It takes half a minute: a code, two words to compare, and sessions begin to show here.',
      action: 'Add a device',
    },
  },

  behind: {
    source: 'Source:',
    back: 'To the targets',
    counted: (records) => `${number(records)} counted`,
    empty: 'Nothing counts here yet',
    emptyWords: 'What is logged and fits comes here at once.',
    asideTitle: 'Not counted',
    asideWords: 'Set aside, or outside the programme’s time.',
    rule: 'How it is counted',
  },

  log: {
    title: 'New session',
    back: 'Back',
    save: 'Save session',
    saveChanges: 'Save changes',
    becomes: (place, target) =>
      target === null
        ? `Will be number ${number(place)}`
        : `Will be number ${number(place)} of ${number(target)}`,
    get savedHere() {
      return `Saved on the ${here()}`
    },
    draftSaved: 'Draft saved',
    throwAway: 'Start over',
    draftsWait: (drafts, what) =>
      drafts === 1 ? `Draft: ${what.toLowerCase()}` : `${number(drafts)} drafts: ${what.toLowerCase()}`,
    goOn: 'Go on',
    again: 'Log again like last time',
    findContact: 'Type a name',
    makeContact: (name) => `New contact: ${name}`,
    newContact: 'New contact',
    newContactMunicipality: 'Gets the session’s municipality, and is saved together with it.',
    addContact: 'Add',
    cancel: 'Cancel',
    unknownContact: 'Contact not read yet',
    meeting: (place) => `${ordinal(place)} session`,
  },

  records: {
    allOf: (all) => `All ${number(all)} …`,
    yes: 'Yes',
    no: 'No',
  },

  acts: {
    get savedOnDevice() {
      return `Saved on the ${here()}`
    },
    undo: 'Undo',
    undone: 'Undone',
  },

  sessions: {
    title: 'Logged',
    search: 'Search what is logged',
    searchHint: 'Name, place, note',
    filters: 'Show',
    year: 'Year',
    everyYear: 'All years',
    kind: 'What',
    everyKind: 'Everything',
    review: 'Review',
    everyReview: 'Reviewed or not',
    municipality: 'Municipality',
    everyMunicipality: 'All municipalities',
    adviser: 'Adviser',
    everyAdviser: 'All advisers',
    foundOf: (found, all) =>
      found === all
        ? count(found, { one: 'record', other: 'records' })
        : `${number(found)} of ${number(all)} records`,
    empty: 'Nothing is logged yet',
    emptyWords: 'The first one you log comes here.',
    noneFound: 'Nothing fits',
    noneFoundWords: 'Try fewer words, or take away one of the choices.',
    clearFilters: 'Show everything',
    participants: (people) => count(people, { one: 'participant', other: 'participants' }),
    unsent: 'Unsent',
    conflict: 'Differing values',
    outside: 'Outside the programme’s time, not counted',
    countsNot: 'Not counted',
  },

  detail: {
    back: 'To what is logged',
    edit: 'Edit',
    remove: 'Delete',
    loggedBy: (name, at) => `${name} logged ${at}`,
    arrived: (at) => `Reached the office ${at}`,
    get notArrived() {
      return `Only on this ${here()} so far. Sent when there is a network.`
    },
    notHere: 'It is not here',
    notHereWords: 'It may be deleted, or not read yet. Nothing that you saved is gone.',
    imported: 'the import',
    someone: 'someone',
    erasedPerson: 'Erased person',
    you: 'You',
    notSaid: 'Not filled in',
    stepDone: 'Done',
    markDone: 'Mark as done',
  },

  remove: {
    title: 'Delete the session?',
    words: 'It no longer counts. You can undo, and it stays in the history.',
    yes: 'Delete',
    done: 'The session is deleted',
    notYours: 'Only the one who logged the session, or the lead, can delete it.',
  },

  contacts: {
    title: 'Contacts',
    search: 'Search contacts',
    newTitle: 'New contact',
    editTitle: 'Edit contact',
    add: 'New contact',
    save: 'Save contact',
    get saved() {
      return `The contact is saved on the ${here()}`
    },
    empty: 'No contacts yet',
    emptyWords: 'A new contact is easiest to make while you log a session.',
    noneFound: 'No contact fits',
    meetings: (records) => count(records, { one: 'session', other: 'sessions' }),
    noMeetings: 'No sessions yet',
    history: 'Sessions',
    logWith: 'Log a session',
    call: 'Call',
    mail: 'Send mail',
    back: 'To the contacts',
  },

  sync: {
    title: 'Sync',
    allSynced: 'All synced',
    allSyncedWords: (at) => `Latest contact with the office: ${at}.`,
    never: 'Has not been in contact with the office yet.',
    waits: (unsent) => `${count(unsent, { one: 'change is', other: 'changes are' })} waiting to be sent`,
    get safe() {
      return `What you have saved is safe on this ${here()}, and is sent by itself when there is a network.`
    },
    noNetwork: 'No network right now',
    sendNow: 'Send now',
    oldest: (at) => `Oldest: ${at}`,
    queue: 'Waiting',
    created: 'New',
    changed: 'Changed',
    removed: 'Deleted',
    get about() {
      return `About this ${here()}`
    },
    signedIn: 'Signed in as',
    office: 'Office',
    version: 'Version',
    lastSync: 'Latest sync',
    nothingYet: 'Never',
    storage: 'Storage',
    storageKept: 'Protected',
    storageMayGo: 'The browser may clear it',
    sealed: 'Personal data',
    sealedYes: 'Locked to this device',
    sealedNo: 'Cannot be locked in this browser',
    skew: (minutes) =>
      `This ${here()}’s clock is ${count(minutes, { one: 'minute', other: 'minutes' })} off. Nothing that is counted is affected.`,
    language: 'Language',
    save: 'Save a copy of what is unsent',
  },

  storage: {
    get title() {
      return `The browser may clear what is kept on this ${here()}`
    },
    words:
      'What has been sent is with the office. Ask the browser to keep what has not been sent yet as well.',
    ask: 'Keep what is saved',
    kept: 'The browser keeps what is saved',
    refused: 'The browser said no for now',
    refusedWords: 'Put Rådslag on the home screen, and it usually says yes. Until then, sync often.',
    get almostFull() {
      return `This ${here()} is short of space`
    },
    almostFullWords: 'Make room soon, so that the next session can be saved.',
  },

  update: {
    title: 'There is a new version',
    words: 'Updating takes a second. Drafts and unsent sessions stay.',
    now: 'Update now',
    later: 'Later',
  },

  enrol: {
    welcome: 'Welcome to Rådslag',
    title: 'Type the code from your lead',
    words: 'The code has eight characters and is valid for ten minutes.',
    code: 'Code',
    codeExample: 'ABCD-EFGH',
    deviceName: 'What shall the device be called?',
    deviceNameHint: 'So that the lead knows it in the list.',
    defaultName: { phone: 'Phone', computer: 'Computer', tablet: 'Tablet' },
    join: 'Connect',
    sameWords: 'Does the computer show the same words?',
    sameWordsHint: 'Your lead taps “They match” when the words are the same. Then you come in by yourself.',
    theWords: 'The two words',
    waits: 'Waiting for an answer …',
    startOver: 'Type another code',
    turnedAway: 'The device was not let in',
    turnedAwayWords: 'Ask your lead for a new code and try again.',
    reconnectTitle: 'Connect the device again',
    reconnectWords: (unsent) =>
      unsent === 0
        ? 'The office does not recognise the device. Ask for a new code. Everything here stays.'
        : `The office does not recognise the device. Ask for a new code. ${count(unsent, { one: 'unsent change stays', other: 'unsent changes stay' })} here and will be sent then.`,
  },

  setUp: {
    title: 'Let’s begin',
    words: 'You will be the office’s lead. Both names can be changed later.',
    name: 'What is your name?',
    nameHint: 'This is how Rådslag greets you, and how the advisers see who did what.',
    officeName: 'What is the office called?',
    officeExample: 'Coompanion Örebro län',
    begin: 'Begin',
  },

  needsYou: {
    title: 'Needs you',
    allInOrder: 'All in order',
    allInOrderWords: 'Nothing is waiting for you right now.',
    refused: 'The office could not take this',
    refusedWords: 'It is saved, with you and with the office, but does not count yet.',
    mend: 'Correct it',
    setAside: 'Leave it',
    conflicts: (records) =>
      count(records, { one: 'session with differing values', other: 'sessions with differing values' }),
    because: (code) =>
      ({
        'not-allowed': 'Only the lead may change this.',
        'newer-schema':
          'It was made in a newer version than the office’s. It is taken when the server is updated.',
        'unknown-kind': 'The office’s server does not know this kind of record.',
        'unknown-field': 'The office’s server does not know one of the fields.',
        'body-changed': 'The same change came twice with different content. The first one holds.',
        'written-once': 'This can only be written once.',
        'other-kind': 'The number is already used for something else.',
        'too-deep': 'It is too large to be sent.',
        'record-missing': 'The office does not have what the change is about.',
      })[code] ?? 'Something in it is not right. Open it, look it over and save again.',
  },

  refused: {
    notValid: 'Not saved yet. Look at what is marked. What you wrote is still here.',
    notAllowed: 'You may not change this. Nothing is gone. Ask the lead for help.',
    saveAsFile: 'Save to a file',
    get storageFull() {
      return `The ${here()} is full. What you wrote is still here. Save it to a file, or make room and press Save again.`
    },
    appTooOld: 'Rådslag needs an update first. What you wrote stays as a draft. Update and press Save again.',
    unknown: 'It could not be saved. What you wrote is still here. Try again in a while.',
  },

  notEnrolled: {
    'wrong-code': 'The code is wrong, or no longer valid. Look at the computer and type it again.',
    'too-many-tries': (waitSeconds) =>
      `Too many tries. Wait ${count(Math.max(1, Math.ceil(waitSeconds / 60)), { one: 'minute', other: 'minutes' })}, and ask for a new code.`,
    'other-member':
      'There are unsent sessions here by someone else. Let them be sent first, or ask for a code for the same person. This code has not been used up.',
    'no-network':
      'There is no network, or the office’s server does not answer. Try again when you have network.',
    'not-valid': 'Something is not filled in right. Look over the names and the code.',
    server: (id) =>
      `The office’s server could not answer right now. Try again in a while.${id ? ` (${id})` : ''}`,
    'no-code': 'Type the code. It has eight characters.',
    'no-name': 'Type your name.',
    'no-office': 'Type what the office is called.',
  },

  notDone: {
    'no-network': 'It does not work without network. Try again when you are connected.',
    server: 'The office’s server could not answer right now. Try again in a while.',
    'not-allowed': 'Only the lead may do that.',
    'needs-sign-in': 'Sign in first. Nothing is changed.',
    'not-found': 'It is no longer there.',
    'too-many-tries': 'Too many tries in a short time. Wait a while.',
    unknown: 'It did not work. Nothing is changed.',
  },

  barred: {
    blocked: {
      title: 'Close the other tabs',
      words:
        'Rådslag is open in another tab with an older version. Close it, and it goes on here. Nothing is gone.',
      action: 'Try again',
    },
    'newer-store': {
      title: 'This version is too old',
      words: 'What is saved was made in a newer version. Reload to get it. Nothing is gone.',
      action: 'Reload',
    },
    'no-store': {
      title: 'The browser does not let us at its storage',
      words:
        'Without it nothing can be saved. Open Rådslag in an ordinary window, not a private one, and make room if it is full.',
      action: 'Try again',
    },
    wiped: {
      title: 'The device is blocked',
      words: 'The lead has blocked it, and what was here is removed. What had been sent is with the office.',
      action: 'Connect with a new code',
    },
    revoked: {
      title: 'The device is no longer connected',
      words: 'Nothing is removed. Ask your lead for a new code, and what is waiting will be sent.',
      action: 'Type the code',
    },
    'broken-promise': {
      title: 'Sync has stopped',
      words:
        'Something does not agree between the device and the office, so nothing more is sent until it is looked into. Everything you save stays here.',
      action: 'Reload',
    },
    'app-too-old': {
      title: 'Rådslag needs an update',
      words: 'You can read, but not save, until the new version is here. The drafts stay.',
      action: 'Update now',
    },
    crashed: {
      title: 'Something went wrong on this page',
      words: 'What you have saved is still here, and so are drafts. Reload the page and go on.',
      action: 'Reload',
    },
    notFound: {
      title: 'There is no such page',
      words: 'The link may be old or mistyped.',
      action: 'To the targets',
    },
    offlineRoom: {
      title: 'This page is not here yet',
      words: 'It needs a network the first time. Everything else works as usual.',
      action: 'Try again',
    },
  },
}
