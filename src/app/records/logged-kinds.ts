// What is logged from the one plus, and where.
/** What can be logged from the plus, in the order of the chooser. */
export const loggedKinds = ['session', 'companyStart', 'activity', 'financing', 'expense'] as const
export type LoggedKind = (typeof loggedKinds)[number]

/** Where each is logged, under `/logga`. */
const addresses: Readonly<Record<LoggedKind, string>> = {
  session: '',
  companyStart: 'foretagsstart',
  activity: 'aktivitet',
  financing: 'mikrofonden',
  expense: 'kostnad',
}
export const addressOf = (kind: LoggedKind): string =>
  addresses[kind] ? `/logga/${addresses[kind]}` : '/logga'
export const kindAt = (place: string | undefined): LoggedKind =>
  loggedKinds.find((kind) => addresses[kind] === (place ?? '')) ?? 'session'
export const isLogged = (kind: string | undefined): kind is LoggedKind =>
  (loggedKinds as readonly (string | undefined)[]).includes(kind)
