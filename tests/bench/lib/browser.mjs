// The browser that everything is measured in: real, headless, and with a profile on disk.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { browserArguments, ensureBrowser } from '../../../src/tools/browser.mjs'

/**
 * A persistent profile on purpose: an incognito context keeps IndexedDB in memory.
 * @param {string} folder where new profiles lie
 * @param {string} [profile] one that was used before
 * @param {import('playwright').BrowserContextOptions} [more]
 */
export async function launch(folder, profile = mkdtempSync(join(folder, 'profile-')), more = {}) {
  const known = existsSync(join(profile, 'Default'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureBrowser(),
    headless: true,
    chromiumSandbox: false,
    args: browserArguments,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    // The product's page lets no text become code; what the bench asks of a page arrives as text.
    bypassCSP: true,
    ...more,
  })
  context.setDefaultTimeout(0)
  // A new profile keeps the browser busy with itself at first; a known one is opened to measure just that.
  if (!known) await new Promise((resolve) => setTimeout(resolve, 2_000))
  return {
    context,
    profile,
    /** @param {{ keep?: boolean }} [how] */
    async close({ keep = false } = {}) {
      await context.close()
      if (!keep) rmSync(profile, { recursive: true, force: true })
    },
  }
}
