#!/usr/bin/env node
// The server's doorway: makes the world, and hands it to the command that is asked for.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from './cli.ts'
import { realWorld } from './world.ts'

// From dist/server in a build, from src/server when run as it is written.
const pageFolder = [new URL('../page', import.meta.url), new URL('../../dist/page', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((path) => existsSync(path))

const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

// A reader that has read enough (`… | head`) closes the pipe: that is no error.
process.stdout.on('error', () => process.exit(0))

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  world: realWorld(),
  pageFolder: pageFolder ?? '',
  stopped,
})
