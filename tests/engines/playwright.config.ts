// The walks in the engines beside Chromium: Playwright runs and reports them, and drives none of their browsers.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/engines-run',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
})
