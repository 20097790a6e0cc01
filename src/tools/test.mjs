// Every test there is, in order; stops at the first step that fails, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'

const results = mkdtempSync(join(tmpdir(), 'radslag-test-'))
let passed = 0
let failed = 0

const steps = [
  { name: 'A browser', run: async () => console.log(await ensureBrowser()) },
  { name: 'Types', run: () => command('tsc') },
  { name: 'Format, lint, import directions', run: () => node('src/tools/lint.mjs') },
  { name: 'Unused files, exports and dependencies', run: () => command('knip') },
  { name: 'Unit, in Stockholm and far away', run: () => vitest('stockholm*', 'far-away*') },
  { name: 'Device, in a real browser', needs: 'tests/browser', run: () => vitest('browser') },
  { name: 'Build', run: () => node('src/tools/build.mjs') },
  { name: 'End to end', needs: 'tests/e2e', run: playwright },
]

for (const { name, needs, run } of steps) {
  console.log(`\n━━ ${name}`)
  if (needs && !existsSync(needs)) {
    console.log(`There is no ${needs} yet.`)
    continue
  }
  try {
    await run()
  } catch (problem) {
    console.error(`\n━━ ${name}: ${problem instanceof Error ? problem.message : problem}`)
    failed = Math.max(failed, 1)
    break
  }
}
rmSync(results, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** @param {...string} projects */
function vitest(...projects) {
  const file = join(results, `${passed}.json`)
  const status = start('node_modules/.bin/vitest', [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const found = read(file)
  // A file that does not even load has no tests to count: it is one failure all the same.
  const brokenFiles = found.testResults.filter(
    (/** @type {any} */ f) => f.status === 'failed' && f.assertionResults.length === 0,
  )
  count(found.numPassedTests, found.numFailedTests + brokenFiles.length, status)
}

function playwright() {
  const file = join(results, 'end-to-end.json')
  const status = start('node_modules/.bin/playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const { expected, unexpected, flaky } = read(file).stats
  count(expected, unexpected + flaky, status)
}

/** @param {string} file */
function read(file) {
  if (!existsSync(file)) throw new Error('ended before it could count its tests')
  return JSON.parse(readFileSync(file, 'utf8'))
}

/**
 * @param {number} well
 * @param {number} badly
 * @param {number | null} status
 */
function count(well, badly, status) {
  passed += well
  failed += badly
  if (status !== 0) throw new Error(badly > 0 ? `${badly} failed` : `ended with ${status}`)
  if (well === 0) throw new Error('no test was run')
}

/** @param {string} name */
function command(name) {
  if (start(`node_modules/.bin/${name}`, []) !== 0) throw new Error('not as it should be')
}

/** @param {string} script */
function node(script) {
  if (start(process.execPath, [script]) !== 0) throw new Error('not as it should be')
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [more] environment
 */
function start(program, args, more = {}) {
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...more } }).status
}
