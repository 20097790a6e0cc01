// A software authenticator: makes passkeys and signs with them as a phone does, so that tests sign in as people do.
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

type Made = { id: string; rpId: string; key: KeyObject; userHandle: string; counter: number }
type Json = Record<string, unknown>
export type Faults = {
  /** The page that asks is another than the one the passkey is for. */
  origin?: string
  /** Nobody showed face, finger or PIN. */
  unverified?: boolean
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

export class Authenticator {
  readonly #made: Made[] = []

  constructor(readonly origin: string) {}

  /** What the browser gives back for the office's options to register with. */
  register(options: Json, faults: Faults = {}): Json {
    const rpId = (options.rp as { id: string }).id
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const id = randomBytes(32)
    const userHandle = (options.user as { id: string }).id
    this.#made.push({ id: text(id), rpId, key: privateKey, userHandle, counter: 0 })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const cose = map(
      [int(1), int(2)],
      [int(3), int(-7)],
      [int(-1), int(1)],
      [int(-2), bytes(Buffer.from(x, 'base64url'))],
      [int(-3), bytes(Buffer.from(y, 'base64url'))],
    )
    const length = Buffer.from([id.length >> 8, id.length & 255])
    const authData = Buffer.concat([this.#head(rpId, 0x41, 0, faults), Buffer.alloc(16), length, id, cose])
    const attestationObject = map(
      [word('fmt'), word('none')],
      [word('attStmt'), map()],
      [word('authData'), bytes(authData)],
    )
    const clientDataJSON = this.#said('webauthn.create', options.challenge, faults)
    return answer(text(id), {
      attestationObject: text(attestationObject),
      clientDataJSON: text(clientDataJSON),
      transports: ['internal'],
    })
  }

  /** What the browser gives back for the office's options to sign in with; the newest passkey answers. */
  signIn(options: Json, faults: Faults = {}): Json {
    const made = this.#made.findLast(({ rpId }) => rpId === options.rpId)
    if (!made) throw new Error(`no passkey for ${options.rpId}`)
    made.counter++
    const authData = this.#head(made.rpId, 0x01, made.counter, faults)
    const clientDataJSON = this.#said('webauthn.get', options.challenge, faults)
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(clientDataJSON)]))
      .sign(made.key)
    return answer(made.id, {
      authenticatorData: text(authData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: made.userHandle,
    })
  }

  #head(rpId: string, flags: number, counter: number, { unverified = false }: Faults): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([unverified ? flags : flags | 0x04]), count])
  }

  #said(type: string, challenge: unknown, { origin = this.origin }: Faults): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }
}

const answer = (id: string, response: Json): Json => ({
  id,
  rawId: id,
  type: 'public-key',
  clientExtensionResults: {},
  response,
})

// As much of CBOR as an attestation needs.
const headed = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
const int = (n: number): Buffer => (n < 0 ? headed(1, -1 - n) : headed(0, n))
const bytes = (b: Uint8Array): Buffer => Buffer.concat([headed(2, b.length), b])
const word = (s: string): Buffer => Buffer.concat([headed(3, Buffer.byteLength(s)), Buffer.from(s)])
const map = (...pairs: Buffer[][]): Buffer => Buffer.concat([headed(5, pairs.length), ...pairs.flat()])
