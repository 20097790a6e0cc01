// The walks from end to end, in the machine's own Chromium; each starts the server it needs.
import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './src/tools/browser.mjs'

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each walk has a server, browsers and a port of its own; two share the two cores of the least machine that we know.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  timeout: 240_000,
  // A busy machine is slow, not wrong; where the issue gives a time, the walk says it.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // A trace costs a third of the time: it is asked for (TRACE=1) when a walk fails.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: browserArguments },
  },
})
