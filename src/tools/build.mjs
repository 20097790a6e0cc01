// Builds page and server into dist/, after the types have passed; with --if-needed only when a source is newer.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const sources = [
  'src',
  'public',
  'docs/guide',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const built = ['dist/page/index.html', 'dist/page/sw.js', 'dist/server/main.js']
const stamp = join(root, 'dist/built') // as old as the newest thing that went into the build

if (!process.argv.includes('--if-needed') || isNeeded()) build()

function isNeeded() {
  if (![...built.map((path) => join(root, path)), stamp].every((path) => existsSync(path))) return true
  const since = statSync(stamp).mtimeMs
  return sources.some((source) => newest(join(root, source)) > since)
}

/**
 * A folder counts as well: it is touched when a file in it goes away.
 * @param {string} path
 * @returns {number} milliseconds
 */
function newest(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function build() {
  const started = new Date()
  rmSync(stamp, { force: true })
  step('tsc')
  step('vite', 'build', '--logLevel', 'warn')
  step('vite', 'build', '--ssr', '--logLevel', 'warn')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
}

/**
 * Everything a step says goes to stderr: stdout belongs to the command that may follow.
 * @param {string} command
 * @param {...string} args
 */
function step(command, ...args) {
  const { status, error } = spawnSync(join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (error) console.error(`${command}: ${error.message}. Run npm ci first.`)
  if (status !== 0) process.exit(1)
}
