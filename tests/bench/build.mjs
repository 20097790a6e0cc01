// Builds what the bench measures: the product, a page for each contestant, and the records for their servers.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { variants } from './variants.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')

/** Everything made for a run lies here: away from what Git, the linters and the type checker look at. */
export const made = join(root, 'node_modules/.cache/bench')
export const product = join(made, 'product')
export const pages = join(product, 'page/bench')
export const serverMain = join(product, 'server/main.js')

/** The product alone, and the page that asks its rooms: what is measured without others beside it. @param {(text: string) => void} say */
export async function prepareOurs(say) {
  say('Building the product.')
  vite('build', '--outDir', join(product, 'page'))
  vite('build', '--ssr', '--outDir', join(product, 'server'))
  mkdirSync(pages, { recursive: true })
  copyFileSync(join(here, 'page/worker.js'), join(pages, 'worker.js'))
  await buildOwn('rooms', 'page/rooms.mjs')
  await buildOwn('hello', 'page/hello.jsx')
  await build({
    ...quiet,
    build: {
      ssr: join(here, 'lib/records.mjs'),
      outDir: join(made, 'node'),
      emptyOutDir: true,
      target: 'node20',
    },
  })
}

/** @param {(text: string) => void} say */
export async function prepare(say) {
  installPeers(say)
  await prepareOurs(say)
  say('Building a page for each contestant.')
  for (const [name, { folder, settings }] of Object.entries(variants)) {
    const modern = settings?.adapter === 'indexeddb'
    await build({
      ...quiet,
      define: {
        __SETTINGS__: JSON.stringify(settings ?? {}),
        __APP_VERSION__: '"bench"',
        global: 'globalThis',
        'process.env.NODE_ENV': '"production"',
      },
      resolve: {
        alias: {
          contestant: join(here, 'contestants', folder, 'client.mjs'),
          'pouchdb-adapter': modern
            ? join(here, 'node_modules/pouchdb-adapter-indexeddb/lib/index.es.js')
            : join(here, 'lib/nothing.mjs'),
        },
      },
      build: {
        outDir: pages,
        emptyOutDir: false,
        target: 'es2022',
        rolldownOptions: {
          input: join(here, 'page/main.mjs'),
          output: { entryFileNames: `${name}.js`, codeSplitting: false },
        },
      },
    })
    writeFileSync(
      join(pages, `${name}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body><script type="module" src="/bench/${name}.js"></script>`,
    )
  }
}

/**
 * A page of our own: the one that asks the store what each of our rooms asks, and the bare one that our start is held beside.
 * @param {string} name
 * @param {string} file
 */
async function buildOwn(name, file) {
  await build({
    ...quiet,
    define: { __APP_VERSION__: '"bench"', 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: pages,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(here, file),
        output: { entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  })
  writeFileSync(
    join(pages, `${name}.html`),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${name}</title><body><script type="module" src="/bench/${name}.js"></script>`,
  )
}

/** @type {import('vite').InlineConfig} */
const quiet = { configFile: false, root: here, logLevel: 'error', publicDir: false }

/** @returns {Promise<typeof import('./lib/records.mjs')>} */
export const records = () => import(join(made, 'node/records.js'))

/** @param {...string} words */
function vite(...words) {
  const { status } = spawnSync(join(root, 'node_modules/.bin/vite'), [...words, '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error(`vite ${words.join(' ')} failed`)
}

/** The peers are no part of the product: they are installed when they are first measured. @param {(text: string) => void} say */
function installPeers(say) {
  const wanted = readFileSync(join(here, 'package-lock.json'), 'utf8')
  const stamp = join(here, 'node_modules/.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing the peers (npm ci --prefix tests/bench).')
  rmSync(stamp, { force: true })
  const { status } = spawnSync(
    'npm',
    ['ci', '--prefix', here, '--no-fund', '--no-audit', '--loglevel', 'error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) throw new Error('the peers could not be installed')
  writeFileSync(stamp, wanted)
}
