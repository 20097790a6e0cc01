// Finds the machine's Chromium, or gets one: `node src/tools/browser.mjs` prints its path.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** For every start of it here: quiet, without network of its own, and allowed as root. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The path of a Chromium that is already here.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isRunnable)
}

/**
 * The same, after installing one if there is none: by Debian's own package, else by Playwright's download.
 * @returns {Promise<string>}
 */
export async function ensureBrowser() {
  const here = findBrowser() ?? (await playwrightsOwn())
  if (here) return here
  console.error('No Chromium found: installing one.')
  if (run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
    const installed = findBrowser()
    if (installed) return installed
  }
  run('npx', ['playwright', 'install', '--with-deps', 'chromium']) ||
    run('npx', ['playwright', 'install', 'chromium'])
  const downloaded = await playwrightsOwn()
  if (downloaded) return downloaded
  throw new Error(
    `The browser tests need a Chromium. Install one so that ${names.join(', ')} is on the PATH.`,
  )
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && isRunnable(path) ? path : undefined
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

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  // Its words go to stderr: stdout holds the path and nothing else.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureBrowser())
