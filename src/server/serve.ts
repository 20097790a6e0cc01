// The server as it runs: listens, answers, and when it is told to stop finishes what it has begun.

import type { Server, ServerResponse } from 'node:http'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { app, type Served } from './app.ts'
import { instantNow } from './world.ts'

export type Running = { port: number; stop(): Promise<void> }

export async function startServer(served: Served): Promise<Running> {
  const { settings, log, world } = served
  // The port that was really taken, which is the only own one for a page on this machine.
  const heard = { ...settings }
  const { fetch, events } = app({ ...served, settings: heard })
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as Parameters<typeof fetch>[1]),
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16 * 1024,
    },
  })
  let stopping = false
  server.prependListener('request', (_, response: ServerResponse) => {
    // What still comes on a line that is open is answered, and is its last.
    if (stopping) response.shouldKeepAlive = false
  })
  await listening(server, settings.port, settings.host)
  const address = server.address()
  if (address !== null && typeof address === 'object') heard.port = address.port
  log({ at: instantNow(world), event: 'started', port: heard.port, version: __APP_VERSION__ })
  return {
    port: heard.port,
    async stop() {
      stopping = true
      const closed = new Promise<void>((done) => server.close(() => done()))
      events.stop()
      const { closeIdleConnections, closeAllConnections } = server as Server
      // A line is let go when its answer has gone out, not when its client lets go of it.
      const idle = setInterval(() => closeIdleConnections.call(server), 20)
      const late = setTimeout(() => closeAllConnections.call(server), 10_000)
      await closed
      clearTimeout(late)
      clearInterval(idle)
      log({ at: instantNow(world), event: 'stopped' })
    },
  }
}

const listening = (server: ServerType, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
