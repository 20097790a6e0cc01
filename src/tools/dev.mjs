// Page and server together, both renewed on change: the page on Vite's address, the server behind its /api.
import { spawn } from 'node:child_process'
import { build, createServer } from 'vite'

/** @type {import('node:child_process').ChildProcess | undefined} */
let server

const watcher = await build({ logLevel: 'warn', build: { ssr: true, watch: {} } })
if ('on' in watcher)
  watcher.on('event', (event) => {
    if (event.code === 'BUNDLE_END') restart()
    if (event.code === 'ERROR') console.error(event.error.message)
  })

const page = await createServer()
await page.listen()
page.printUrls()

function restart() {
  const before = server
  const begin = () => {
    server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js', 'serve'], {
      stdio: 'inherit',
    })
  }
  if (before && before.exitCode === null && before.signalCode === null) {
    before.once('exit', begin)
    before.kill()
  } else begin()
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => {
    server?.kill()
    process.exit()
  })
