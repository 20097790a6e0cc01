// How the page and the server are built, and how the tests are run.
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { browserArguments, findBrowser } from './src/tools/browser.mjs'
import { guidePages } from './src/tools/guide.mjs'
import { sizes } from './src/tools/sizes.mjs'

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string
}
// Made anew for each project: Vitest takes out what it has read.
const define = () => ({ __APP_VERSION__: JSON.stringify(version) })

// The colours are those of src/app/ui/tokens.css: a manifest cannot read them.
const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Rådslag',
  short_name: 'Rådslag',
  description: 'Rådgivning, närvaro och mål – även utan nät.',
  lang: 'sv',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  theme_color: '#0d5943',
  background_color: '#faf7f1',
  categories: ['business', 'productivity'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
  shortcuts: [
    {
      name: 'Ny rådgivning',
      url: '/logga',
      icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }],
    },
  ],
}

const server: ViteUserConfig = {
  define: define(),
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node20',
    copyPublicDir: false,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/server/main.ts', demo: 'src/demo/main.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
}

const endpoint = { target: 'http://localhost:8787', headers: { origin: 'http://localhost:8787' } }

const page: ViteUserConfig = {
  define: define(),
  plugins: [
    guidePages(),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      registerType: 'prompt', // an update by itself could throw away a half-filled form
      injectRegister: false,
      manifest,
      includeManifestIcons: false, // the pattern below has them
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,png,webp,woff2}'] },
    }),
    sizes(),
  ],
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // the content policy allows no data: in scripts, styles or fonts
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Which plugin took how long is no newcomer's first question.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  server: { proxy: { '/api': endpoint, '/healthz': endpoint } },
}

const executablePath = findBrowser()

/** What keeps to itself, and may share one world with the files before it: the imports are then paid for once. */
const together = ['tests/{app,device,docs,domain,files,simulation,sync}/**/*.test.{ts,tsx}']
/** What starts processes and stores, or puts another in a module's place. */
const apart = ['tests/{contract,prove,server}/**/*.test.{ts,tsx}']

const inZone = (TZ: string, name: string, include: string[], exclude: string[] = []) => ({
  define: define(),
  test: {
    name,
    environment: 'node' as const,
    include,
    exclude,
    isolate: include === apart,
    env: { TZ },
    // A property over many lots is slow on a busy machine, and no less true.
    testTimeout: 60_000,
  },
})

/** Begun last, one of these would keep one of two cores waiting for minutes. */
const longest = ['prove/on-processes', 'contract/postgres-server', 'simulation/simulation', 'server/process']
class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const place = (file: string) =>
      (longest.findIndex((name) => file.includes(name)) + longest.length + 1) % (longest.length + 1)
    return (await super.sort(files)).sort((a, b) => place(a.moduleId) - place(b.moduleId))
  }
}

const tests: ViteUserConfig = {
  test: {
    // On two cores one of them would else stand idle: most tests wait for a store or a process now and then.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      inZone('Europe/Stockholm', 'stockholm', together),
      inZone('Europe/Stockholm', 'stockholm-apart', apart),
      // The proofs are long, and know no zone but those that they invent; PostgreSQL keeps its text without one.
      inZone('Pacific/Auckland', 'far-away', together, [
        'tests/simulation/{simulation,short-proofs,mutants}*',
        'tests/device/{app-lock,fences,lock,tampered,transport,wipe}*',
      ]),
      inZone('Pacific/Auckland', 'far-away-apart', apart, [
        'tests/prove/**',
        'tests/contract/postgres*',
        // Processes, ciphers, permissions and requests: long, and the same in every zone; what counts by days stays.
        'tests/server/!(calendar|cli|locks|papers|report|retention)*',
      ]),
      {
        define: define(),
        plugins: [react()],
        // Named here, so that none is found half-way through a test and reloads its page.
        optimizeDeps: {
          include: [
            'react',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'dexie',
            'dexie-react-hooks',
            'zod/mini',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: browserArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
}

export default defineConfig(({ isSsrBuild }) => (process.env.VITEST ? tests : isSsrBuild ? server : page))
