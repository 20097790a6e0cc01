// The tables of the embedded store, as steps that only go forward. A step that has been released never changes.
import { keyReceipts, type Run } from './key-receipts.ts'

export const steps: readonly (string | ((run: Run) => void))[] = [
  `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  CREATE TABLE offices (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    made_at TEXT NOT NULL,
    epoch TEXT NOT NULL,
    head_seq INTEGER NOT NULL,
    head_h TEXT NOT NULL,
    durable_seq INTEGER NOT NULL,
    devices_rev INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE log (
    office TEXT NOT NULL REFERENCES offices(id),
    seq INTEGER NOT NULL,
    mid TEXT NOT NULL,
    rec TEXT NOT NULL,
    type TEXT NOT NULL,
    op TEXT NOT NULL,
    body TEXT NOT NULL,
    base TEXT NOT NULL,
    repairs TEXT,
    by_member TEXT,
    by_device TEXT,
    by_via TEXT,
    at TEXT NOT NULL,
    recv_at TEXT NOT NULL,
    salt TEXT,
    body_hash TEXT NOT NULL,
    h TEXT NOT NULL,
    PRIMARY KEY (office, seq),
    UNIQUE (office, mid)
  ) STRICT;

  CREATE TABLE records (
    office TEXT NOT NULL REFERENCES offices(id),
    rec TEXT NOT NULL,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    last_device TEXT,
    created_by TEXT NOT NULL,
    made TEXT NOT NULL,
    PRIMARY KEY (office, rec)
  ) STRICT;
  CREATE INDEX records_by_arrival ON records (office, first);

  CREATE TABLE receipts (
    office TEXT NOT NULL REFERENCES offices(id),
    mid TEXT NOT NULL,
    status TEXT NOT NULL,
    seq INTEGER,
    issues TEXT,
    body_hash TEXT NOT NULL,
    PRIMARY KEY (office, mid)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE places (
    office TEXT NOT NULL REFERENCES offices(id),
    device TEXT NOT NULL,
    lseq INTEGER NOT NULL,
    mid TEXT NOT NULL,
    PRIMARY KEY (office, device, lseq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL REFERENCES offices(id),
    mid TEXT NOT NULL,
    device TEXT,
    member TEXT,
    raw TEXT NOT NULL,
    issues TEXT NOT NULL,
    recv_at TEXT NOT NULL,
    repaired INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX quarantine_by_mid ON quarantine (office, mid);
  CREATE INDEX quarantine_by_device ON quarantine (office, device);

  CREATE TABLE members (
    office TEXT NOT NULL REFERENCES offices(id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (office, id)
  ) STRICT;

  CREATE TABLE devices (
    office TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    member TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    words TEXT,
    enrolled_at TEXT NOT NULL,
    last_seen TEXT,
    last_sync TEXT,
    unsent INTEGER,
    app_version TEXT,
    emptied INTEGER NOT NULL,
    PRIMARY KEY (office, id),
    FOREIGN KEY (office, member) REFERENCES members(office, id)
  ) STRICT;

  CREATE TABLE invitations (
    office TEXT NOT NULL REFERENCES offices(id),
    id TEXT NOT NULL,
    member TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    state TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    wrong_tries INTEGER NOT NULL,
    PRIMARY KEY (office, id)
  ) STRICT;

  CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    office TEXT NOT NULL REFERENCES offices(id),
    row TEXT NOT NULL,
    UNIQUE (office, row)
  ) STRICT;
  `,
  keyReceipts,
  `
  CREATE TABLE calendars (
    office TEXT NOT NULL REFERENCES offices(id),
    member TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    made_at TEXT NOT NULL,
    PRIMARY KEY (office, member)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE offices ADD COLUMN key_pair TEXT;

  CREATE TABLE escrows (
    office TEXT NOT NULL REFERENCES offices(id),
    device TEXT NOT NULL,
    kid TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (office, device, kid)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE offices ADD COLUMN last_erasure INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE devices ADD COLUMN read_to INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE devices ADD COLUMN was TEXT NOT NULL DEFAULT '[]';

  CREATE TABLE passkeys (
    office TEXT NOT NULL REFERENCES offices(id),
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    name TEXT NOT NULL,
    public_key TEXT NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL,
    made_at TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (office, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE recovery_codes (
    office TEXT NOT NULL REFERENCES offices(id),
    member TEXT NOT NULL,
    hash TEXT NOT NULL,
    used_at TEXT,
    PRIMARY KEY (office, member, hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sign_ins (
    office TEXT NOT NULL REFERENCES offices(id),
    token_hash TEXT NOT NULL,
    member TEXT NOT NULL,
    device TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    fresh_at TEXT NOT NULL,
    PRIMARY KEY (office, token_hash)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE challenges (
    office TEXT NOT NULL REFERENCES offices(id),
    device TEXT NOT NULL,
    challenge TEXT NOT NULL,
    purpose TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (office, device)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE device_facts (
    office TEXT NOT NULL REFERENCES offices(id),
    device TEXT NOT NULL,
    persisted INTEGER,
    wiped_at TEXT,
    PRIMARY KEY (office, device)
  ) STRICT, WITHOUT ROWID;
  `,
]

/** In an order in which each table comes after those it refers to. */
export const tables = [
  'settings',
  'offices',
  'log',
  'records',
  'receipts',
  'places',
  'quarantine',
  'members',
  'devices',
  'invitations',
  'ledger',
  'calendars',
  'escrows',
  'passkeys',
  'recovery_codes',
  'sign_ins',
  'challenges',
  'device_facts',
] as const
