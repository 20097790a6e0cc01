// A passkey of this device whose own secret wraps the key of a locked app (WebAuthn's PRF); works without network.
import { parted, same } from './lock.ts'

type Bytes = Uint8Array<ArrayBuffer>

export type LockPasskey = { id: Bytes; salt: Bytes /** What its secret is compared with. */; check: Bytes }

type PrfResults = { prf?: { enabled?: boolean; results?: { first?: BufferSource } } }

/** Makes one; null when the person let it be, 'not-here' where the browser or the device has no such secret. */
export async function makeLockPasskey(
  crypto: Crypto,
  credentials: CredentialsContainer,
  { host, name }: { host: string; name: string },
): Promise<{ passkey: LockPasskey; wrapping: CryptoKey } | 'not-here' | null> {
  const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
  const salt = random(32)
  const made = (await credentials
    .create({
      publicKey: {
        rp: { id: host, name: 'Rådslag' },
        user: { id: random(16), name, displayName: name },
        challenge: random(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)) as PublicKeyCredential | null
  if (!made) return null
  const said = made.getClientExtensionResults() as PrfResults
  if (!said.prf?.enabled) return 'not-here'
  const id = new Uint8Array(made.rawId)
  // Some tell the secret when they are made, others only when they are asked.
  const secret = bytesOf(said) ?? (await secretOf(crypto, credentials, { id, salt }))
  if (!secret) return 'not-here'
  const { check, wrapping } = await parted(crypto, secret)
  return { passkey: { id, salt, check }, wrapping }
}

/** What its secret wraps with; null when it was not shown, or is another's. */
export async function fromPasskey(
  crypto: Crypto,
  credentials: CredentialsContainer,
  passkey: LockPasskey,
): Promise<CryptoKey | null> {
  const secret = await secretOf(crypto, credentials, passkey)
  if (!secret) return null
  const { check, wrapping } = await parted(crypto, secret)
  return same(check, passkey.check) ? wrapping : null
}

async function secretOf(
  crypto: Crypto,
  credentials: CredentialsContainer,
  { id, salt }: Pick<LockPasskey, 'id' | 'salt'>,
): Promise<Bytes | null> {
  const shown = (await credentials
    .get({
      publicKey: {
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: 'public-key', id }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)) as PublicKeyCredential | null
  return shown ? bytesOf(shown.getClientExtensionResults() as PrfResults) : null
}

function bytesOf({ prf }: PrfResults): Bytes | null {
  const first = prf?.results?.first
  if (!first) return null
  const view = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer)
  return view.length === 32 ? new Uint8Array(view) : null
}
