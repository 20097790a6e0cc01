// The server as it runs: listens, answers, and when it is told to stop finishes what it has begun.

import type { Server } from 'node:http'
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
  await listening(server, settings.port, settings.host)
  const address = server.address()
  if (address !== null && typeof address === 'object') heard.port = address.port
  log({ at: instantNow(world), event: 'started', port: heard.port, version: __APP_VERSION__ })
  return {
    port: heard.port,
    async stop() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      events.stop()
      const { closeIdleConnections, closeAllConnections } = server as Server
      closeIdleConnections.call(server)
      const late = setTimeout(() => closeAllConnections.call(server), 10_000)
      await closed
      clearTimeout(late)
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
