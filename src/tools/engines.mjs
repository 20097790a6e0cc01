// npm run engines: the main job in Firefox and in WebKitGTK, found or installed; with --only firefox one of them.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Firefox, the long-supported one first: it is what an office's computer has. */
export const findFirefox = () => onPath('firefox-esr') ?? onPath('firefox')

/**
 * WebKitGTK's driver and the small browser that comes with it, which is on no path.
 * @returns {{ driver?: string | undefined, browser?: string | undefined }}
 */
export function findWebkit() {
  const browser = ['/usr/lib', '/usr/libexec']
    .flatMap((folder) => [folder, ...inside(folder)])
    .flatMap((folder) =>
      inside(folder).filter((name) => /\/webkit2gtk-4\.[01]$|\/webkitgtk-6\.0$/.test(name)),
    )
    .map((folder) => join(folder, 'MiniBrowser'))
    .find(isRunnable)
  return { driver: onPath('WebKitWebDriver'), browser }
}

/** @param {string} name */
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(isRunnable)

/** @param {string} folder */
function inside(folder) {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What is missing here is installed by Debian's own packages; what they do not have is said. */
function ensureEngines() {
  const missing = () => [
    ...(findFirefox() ? [] : ['firefox-esr']),
    ...(findWebkit().driver && findWebkit().browser ? [] : ['webkit2gtk-driver']),
    ...(onPath('Xvfb') ? [] : ['xvfb']),
  ]
  const first = missing()
  if (first.length === 0) return
  console.error(`Not here: ${first.join(', ')}. Installing.`)
  run('apt-get', ['update'])
  run('apt-get', ['install', '-y', '--no-install-recommends', ...first])
  const still = missing()
  if (still.length > 0)
    throw new Error(`The engines need ${still.join(', ')}: install them so that they can be started.`)
}

/**
 * @param {string} command
 * @param {string[]} args
 */
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [flag, only] = process.argv.slice(2)
  ensureEngines()
  const went =
    run(process.execPath, ['src/tools/build.mjs', '--if-needed']) &&
    run('node_modules/.bin/playwright', [
      'test',
      '--config',
      'tests/engines/playwright.config.ts',
      ...(flag === '--only' && only ? ['--grep', only] : []),
    ])
  process.exitCode = went ? 0 : 1
}
