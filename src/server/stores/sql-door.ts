// What the lead's door keeps, as SQL: passkeys, recovery codes, who has signed in, and what devices say of themselves.
import type { Row, Sql, Value } from './sql-tx.ts'
import type {
  ChallengeRow,
  DeviceFacts,
  PasskeyRow,
  RecoveryCodeRow,
  SignInRow,
  SignInStore,
} from './store.ts'

export class SqlDoor implements SignInStore {
  readonly #sql: Sql
  readonly #id: string
  /** Those who look at the list of devices are told. */
  readonly #listed: () => void

  constructor(sql: Sql, id: string, listed: () => void) {
    this.#sql = sql
    this.#id = id
    this.#listed = listed
  }

  async passkeys(): Promise<PasskeyRow[]> {
    const sql = 'SELECT * FROM passkeys WHERE office = ? ORDER BY made_at, id'
    return (await this.#sql.all(sql, [this.#id])).map(passkeyOf)
  }

  async keepPasskey(row: PasskeyRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO passkeys (office, id, member, name, public_key, counter, transports, made_at, used_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET counter = excluded.counter, used_at = excluded.used_at`,
      [
        this.#id,
        row.id,
        row.member,
        row.name,
        row.publicKey,
        row.counter,
        JSON.stringify(row.transports),
        row.madeAt,
        row.usedAt,
      ],
    )
  }

  async dropPasskey(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM passkeys WHERE office = ? AND id = ?', [this.#id, id])
  }

  async recoveryCodes(): Promise<RecoveryCodeRow[]> {
    const sql = 'SELECT * FROM recovery_codes WHERE office = ? ORDER BY member, hash'
    return (await this.#sql.all(sql, [this.#id])).map((row) => ({
      member: row.member as string,
      hash: row.hash as string,
      usedAt: row.used_at as string | null,
    }))
  }

  async keepRecoveryCode({ member, hash, usedAt }: RecoveryCodeRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO recovery_codes (office, member, hash, used_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (office, member, hash) DO UPDATE SET used_at = excluded.used_at`,
      [this.#id, member, hash, usedAt],
    )
  }

  async dropRecoveryCodes(member: string): Promise<void> {
    await this.#sql.run('DELETE FROM recovery_codes WHERE office = ? AND member = ?', [this.#id, member])
  }

  async signIn(tokenHash: string): Promise<SignInRow | null> {
    const sql = 'SELECT * FROM sign_ins WHERE office = ? AND token_hash = ?'
    const row = await this.#sql.get(sql, [this.#id, tokenHash])
    return row ? signInOf(row) : null
  }

  async keepSignIn(row: SignInRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO sign_ins (office, token_hash, member, device, begun_at, seen_at, fresh_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, token_hash) DO UPDATE SET seen_at = excluded.seen_at, fresh_at = excluded.fresh_at`,
      [this.#id, row.tokenHash, row.member, row.device, row.begunAt, row.seenAt, row.freshAt],
    )
  }

  async dropSignIns(of: { member: string } | { device: string } | { before: string }): Promise<void> {
    const [where, value] =
      'member' in of
        ? ['member = ?', of.member]
        : 'device' in of
          ? ['device = ?', of.device]
          : ['begun_at < ?', of.before]
    await this.#sql.run(`DELETE FROM sign_ins WHERE office = ? AND ${where}`, [this.#id, value])
  }

  async keepChallenge({ device, challenge, purpose, expiresAt }: ChallengeRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO challenges (office, device, challenge, purpose, expires_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (office, device) DO UPDATE SET challenge = excluded.challenge, purpose = excluded.purpose,
         expires_at = excluded.expires_at`,
      [this.#id, device, challenge, purpose, expiresAt],
    )
  }

  async takeChallenge(device: string): Promise<ChallengeRow | null> {
    const values: Value[] = [this.#id, device]
    const row = await this.#sql.get('SELECT * FROM challenges WHERE office = ? AND device = ?', values)
    if (!row) return null
    await this.#sql.run('DELETE FROM challenges WHERE office = ? AND device = ?', values)
    return {
      device,
      challenge: row.challenge as string,
      purpose: row.purpose as ChallengeRow['purpose'],
      expiresAt: row.expires_at as string,
    }
  }

  async facts(): Promise<DeviceFacts[]> {
    const sql = 'SELECT * FROM device_facts WHERE office = ? ORDER BY device'
    return (await this.#sql.all(sql, [this.#id])).map((row) => ({
      device: row.device as string,
      persisted: row.persisted === null ? null : row.persisted === 1,
      wipedAt: row.wiped_at as string | null,
    }))
  }

  async keepFacts({ device, persisted, wipedAt }: DeviceFacts): Promise<void> {
    await this.#sql.run(
      `INSERT INTO device_facts (office, device, persisted, wiped_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (office, device) DO UPDATE SET persisted = excluded.persisted, wiped_at = excluded.wiped_at`,
      [this.#id, device, persisted === null ? null : persisted ? 1 : 0, wipedAt],
    )
    this.#listed()
  }
}

const passkeyOf = (row: Row): PasskeyRow => ({
  id: row.id as string,
  member: row.member as string,
  name: row.name as string,
  publicKey: row.public_key as string,
  counter: row.counter as number,
  transports: JSON.parse(row.transports as string),
  madeAt: row.made_at as string,
  usedAt: row.used_at as string | null,
})

const signInOf = (row: Row): SignInRow => ({
  tokenHash: row.token_hash as string,
  member: row.member as string,
  device: row.device as string,
  begunAt: row.begun_at as string,
  seenAt: row.seen_at as string,
  freshAt: row.fresh_at as string,
})
