// Who is measured: ourselves, two floors, and the peers as they are shipped and as they can be tuned.

/**
 * @typedef {object} Variant
 * @property {string} folder in contestants/
 * @property {string} title in the table
 * @property {{ adapter?: string, batch: number }} [settings]
 * @property {true} [floor] ratios are told against it
 * @property {true} [peer]
 * @property {true} [untuned] a tuned one stands beside it
 */

/** @type {Readonly<Record<string, Variant>>} */
export const variants = {
  raw: { folder: 'raw', title: 'raw IndexedDB (floor)', floor: true },
  dexie: { folder: 'dexie', title: 'Dexie (floor)' },
  radslag: { folder: 'radslag', title: '**Rådslag**' },
  pouchdb: {
    folder: 'pouchdb',
    title: 'PouchDB',
    settings: { adapter: 'idb', batch: 100 },
    peer: true,
    untuned: true,
  },
  'pouchdb-tuned': {
    folder: 'pouchdb',
    title: 'PouchDB, tuned',
    settings: { adapter: 'indexeddb', batch: 1_000 },
    peer: true,
  },
  rxdb: { folder: 'rxdb', title: 'RxDB', settings: { batch: 100 }, peer: true, untuned: true },
  'rxdb-tuned': { folder: 'rxdb', title: 'RxDB, tuned', settings: { batch: 1_000 }, peer: true },
}
