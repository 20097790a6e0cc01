// Nothing for axe to find and nothing too wide, once the page has come to rest: a room that is still being fetched has no heading yet.
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Until a room is there, and its page has been drawn alike for three frames. */
export async function comesToRest(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(/\S/)
  await expect(page.locator('.skeleton')).toHaveCount(0)
  await page.evaluate(async () => {
    await document.fonts.ready
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
    let last = ''
    for (let same = 0; same < 3; ) {
      await frame()
      const now = document.body.innerHTML
      same = now === last ? same + 1 : 0
      last = now
    }
  })
}

/** In the dark only the colours are others: they alone are looked at. */
export async function isAccessible(page: Page, where = '', scheme: 'light' | 'dark' = 'light') {
  await comesToRest(page)
  // A row that is half under the bar at the foot comes out with a touch: it is not too small.
  const barsAre = (position: string) =>
    page.evaluate((how) => {
      for (const bar of document.querySelectorAll<HTMLElement>('.layout-bar, .action-bar'))
        bar.style.position = how
    }, position)
  await barsAre('static')
  // Without frames in our pages, the older way finds the same, and opens no second page to add up in.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (scheme === 'dark') axe.withRules(['color-contrast'])
  const { violations } = await axe.analyze()
  await barsAre('')
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))])
  expect(found, where).toEqual([])
}

/** No screen is wider than what it is shown on. */
export async function isNoWider(page: Page, what: string): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, `${what} is wider than its screen`).toBeLessThanOrEqual(0)
}
