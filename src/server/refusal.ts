// A refusal on the way: its name is `error.code` on the wire, and its words for a program stand here.

export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 426 | 429 | 503,
    readonly code: string,
    readonly more: { field?: string; retryAfter?: number; close?: boolean } = {},
  ) {
    super(code)
  }
}

export const messages: Readonly<Record<string, string>> = {
  'not-signed-in': 'This device is not enrolled here.',
  waiting: 'This device waits for the lead to confirm it.',
  'wrong-code': 'The code does not work. Ask for a new one.',
  'other-member': 'The code is for somebody else than the one whose unsent rows this device holds.',
  'not-allowed': 'This role may not do that.',
  'needs-sign-in': 'Sign in with a passkey or a recovery code first.',
  'needs-fresh-sign-in':
    'Sign in with a passkey or a recovery code first: the last time is over five minutes ago.',
  'wrong-passkey': 'The passkey was not accepted. Try again.',
  'other-passkey': 'That passkey is somebody else’s. Use your own.',
  'last-passkey': 'It is the only passkey. Make another one first.',
  'wrong-recovery-code': 'The recovery code does not work, or has been used.',
  'not-same-origin': 'The request did not come from our own page.',
  'needs-https': 'Without https this server answers on its own machine only.',
  'not-json-type': 'Send JSON (Content-Type: application/json).',
  'unknown-encoding': 'Send it plain or with gzip.',
  'too-large': 'The request is too large. Send it in smaller parts.',
  'too-many': 'The request is too large. Send it in smaller parts.',
  'too-deep': 'The request is nested too deep.',
  'too-often': 'Too many requests. Wait and try again.',
  'not-json': 'The request is not valid JSON.',
  'app-too-old': 'This version of the app is too old to read more. What it sent is kept.',
  'own-device': 'You cannot put yourself out. Ask another lead, or the person at the terminal.',
  'last-lead': 'That is the only lead. Invite another first.',
  'not-found': 'There is nothing here.',
  'year-ahead': 'That year has not begun.',
  'already-locked': 'That year is locked already.',
  'not-locked': 'That year is not locked.',
  'not-late': 'That record makes no difference to what was reported.',
  'no-exception-open': 'The year is locked. Open it first, and say what and why.',
  'next-is-reported': 'The next year has been reported too: open this one, and report in addition.',
  'nothing-changed': 'The figures are those reported: there is nothing to add.',
  'store-unusable': 'The store cannot be used right now.',
  unexpected: 'Something went wrong. Nothing was acknowledged.',
}
