// What the office is asked where a lead signs in, and what the browser is asked to sign with.
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { type Answer, ask, type NotDone } from './office-calls.ts'

export type SignInState = {
  signedIn: boolean
  fresh: boolean
  passkeys: { id: string; name: string; madeAt: string; usedAt: string | null }[]
  codesLeft: number
}
export type NotSignedIn = NotDone | 'cancelled' | 'passkey' | 'other' | 'code' | 'address'
export type Signed<T = object> = { ok: true; answer: T } | { ok: false; because: NotSignedIn }
type Fetch = typeof fetch

export const supportsPasskeys = (): boolean => browserSupportsWebAuthn()

export const readSignIn = (call: Fetch) => ask<SignInState>(call, '/api/sign-in')
export const signOut = (call: Fetch) => ask(call, '/api/sign-in', {}, 'DELETE')
export const dropPasskey = (call: Fetch, id: string) =>
  ask<SignInState>(call, `/api/passkeys/${encodeURIComponent(id)}`, {}, 'DELETE')
export const makeCodes = (call: Fetch) => ask<{ codes: string[] }>(call, '/api/recovery-codes', {})

/** Asked for beforehand: Safari shows its sheet only in answer to a tap. */
export const signInOptions = (call: Fetch) =>
  ask<PublicKeyCredentialRequestOptionsJSON>(call, '/api/sign-in/options', {})

export async function signInWithPasskey(
  call: Fetch,
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<Signed> {
  try {
    const response = await startAuthentication({ optionsJSON })
    return named(await ask(call, '/api/sign-in', { response }), 'passkey')
  } catch (problem) {
    return { ok: false, because: becauseOf(problem) }
  }
}

export const signInWithCode = async (call: Fetch, code: string): Promise<Signed> =>
  named(await ask(call, '/api/sign-in/code', { code }), 'code')

/** Makes a passkey on this device; the codes come with a member's first. */
export async function makePasskey(call: Fetch, name: string): Promise<Signed<{ codes: string[] | null }>> {
  const options = await ask<PublicKeyCredentialCreationOptionsJSON>(call, '/api/passkeys/options', {})
  if (!options.ok) return options
  try {
    const response = await startRegistration({ optionsJSON: options.answer })
    return named(
      await ask<SignInState & { codes: string[] | null }>(call, '/api/passkeys', { name, response }),
      'passkey',
    )
  } catch (problem) {
    return { ok: false, because: becauseOf(problem) }
  }
}

/** A refusal of the proof itself is 403 as well: what was shown says which words it gets. */
const named = <T>(answer: Answer<T>, what: 'passkey' | 'code'): Signed<T> =>
  answer.ok || answer.because !== 'not-allowed' ? answer : { ok: false, because: what }

function becauseOf(problem: unknown): NotSignedIn {
  if (problem instanceof WebAuthnError) {
    if (problem.code === 'ERROR_INVALID_DOMAIN' || problem.code === 'ERROR_INVALID_RP_ID') return 'address'
    if (problem.code === 'ERROR_CEREMONY_ABORTED') return 'cancelled'
  }
  const { name } = problem as Error
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'passkey'
}
