// The same server as raw IndexedDB's.
export { create } from '../raw/server.mjs'
