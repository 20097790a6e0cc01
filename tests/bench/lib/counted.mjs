// Loaded before a server: counts the requests and bytes of its sockets, and tells whoever started it.
import { subscribe } from 'node:diagnostics_channel'

/** @typedef {{ requests: number, up: number, down: number }} Traffic */

let requests = 0
let up = 0
let down = 0
/** @type {Set<import('node:net').Socket>} */
const open = new Set()

subscribe('net.server.socket', (message) => {
  const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message)
  open.add(socket)
  socket.on('close', () => {
    up += socket.bytesRead
    down += socket.bytesWritten
    open.delete(socket)
  })
})
subscribe('http.server.request.start', () => {
  requests++
})

process.on('message', (/** @type {{ id: number, ask: string }} */ { id, ask }) => {
  if (ask !== 'traffic') return
  const traffic = { requests, up, down }
  for (const socket of open) {
    traffic.up += socket.bytesRead
    traffic.down += socket.bytesWritten
  }
  process.send?.({ id, answer: traffic })
})
// Nobody is left to ask: a run that failed leaves no server behind.
process.on('disconnect', () => process.exit())
// To be asked is no reason to stay.
process.channel?.unref()
