// The edge of the network: a line of few bits and long ways between device and office, which is cut now and then.
import { connect, createServer, type Socket } from 'node:net'
import type { Lot } from '../../../src/demo/lot.ts'

export type Line = {
  /** Bits in a second, towards the office and back. */
  up: number
  down: number
  /** Milliseconds there and back. */
  roundTrip: number
  /** How often a packet is lost: it comes a round trip later, and everything behind it waits. */
  loss: number
  /** Milliseconds between two cuts of everything that is open; null for never. */
  cutEvery: number | null
}

export const secondGeneration: Line = {
  up: 30_000,
  down: 40_000,
  roundTrip: 800,
  loss: 0.05,
  cutEvery: 20_000,
}

const packet = 1_400

/** A proxy on a port of its own, in front of the office's: open at first, and narrow from the moment it is told. */
export async function edgeOfNetwork(port: number, lot: Lot) {
  let line: Line = { up: 1e9, down: 1e9, roundTrip: 0, loss: 0, cutEvery: null }
  const sockets = new Set<Socket>()
  const counted = { up: 0, down: 0, lost: 0, cuts: 0 }
  // One line for all that is open on it: what one sends, the others wait for.
  const free = { up: 0, down: 0 }

  const pass = (from: Socket, to: Socket, way: 'up' | 'down') => {
    let last = 0
    from.on('data', (chunk: Buffer) => {
      from.pause()
      let at = last
      for (let start = 0; start < chunk.length; start += packet) {
        const part = chunk.subarray(start, start + packet)
        free[way] = Math.max(free[way], Date.now()) + (part.length * 8_000) / line[way]
        let arrives = free[way] + line.roundTrip / 2
        if (lot.chance(line.loss)) {
          counted.lost += 1
          arrives += line.roundTrip
          free[way] += (part.length * 8_000) / line[way]
        }
        // In order, as TCP gives it.
        at = Math.max(at, arrives)
        setTimeout(() => {
          if (to.destroyed) return
          counted[way] += part.length
          to.write(part)
        }, at - Date.now())
      }
      last = at
      // The sender may have so much on its way, and no more.
      setTimeout(() => from.resume(), Math.max(0, free[way] - Date.now()))
    })
    from.on('end', () => setTimeout(() => to.end(), Math.max(0, last - Date.now()) + 1))
    from.on('error', () => to.destroy())
    from.on('close', () => setTimeout(() => to.destroy(), Math.max(0, last - Date.now()) + line.roundTrip))
  }

  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pass(near, far, 'up')
    pass(far, near, 'down')
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const cut = () => {
    counted.cuts += 1
    for (const socket of sockets) socket.destroy()
  }
  let cutting: ReturnType<typeof setInterval> | undefined
  return {
    port: address.port,
    counted,
    become(another: Line) {
      line = another
      clearInterval(cutting)
      Object.assign(counted, { up: 0, down: 0, lost: 0, cuts: 0 })
      if (line.cutEvery !== null) cutting = setInterval(cut, line.cutEvery)
    },
    close() {
      clearInterval(cutting)
      for (const socket of sockets) socket.destroy()
      proxy.close()
    },
  }
}
