// Draws the product's icons into public/: a council round its table, one seat taking the floor.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { browserArguments, ensureBrowser } from './browser.mjs'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../public')
const forest = '#0d5943'
const paper = '#faf7f1'
const amber = '#e09a2b'

/**
 * Eight seats round a table; the one at the top is about to speak.
 * @param {{ reach: number, ground: string }} drawn reach: the seats' distance from the middle, of 256
 */
function council({ reach, ground }) {
  const seats = Array.from({ length: 8 }, (_, i) => {
    const turn = (i * Math.PI) / 4 - Math.PI / 2
    const x = (256 + reach * Math.cos(turn)).toFixed(1)
    const y = (256 + reach * Math.sin(turn)).toFixed(1)
    return `<circle cx="${x}" cy="${y}" r="${(reach * 0.235).toFixed(1)}" fill="${i === 0 ? amber : forest}"/>`
  })
  const table = `<circle cx="256" cy="256" r="${(reach * 0.47).toFixed(1)}" fill="none" stroke="${forest}" stroke-width="${(reach * 0.155).toFixed(1)}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${ground}${table}${seats.join('')}</svg>\n`
}

const rounded = council({ reach: 158, ground: `<rect width="512" height="512" rx="116" fill="${paper}"/>` })
// A mask may cut away everything outside the middle circle of four fifths: reach and seat stay well inside it.
const full = council({ reach: 146, ground: `<rect width="512" height="512" fill="${paper}"/>` })
const apple = council({ reach: 150, ground: `<rect width="512" height="512" fill="${paper}"/>` })

writeFileSync(join(folder, 'favicon.svg'), rounded)

const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })
const page = await browser.newPage()
for (const [name, svg, size] of /** @type {const} */ ([
  ['icon-192.png', rounded, 192],
  ['icon-512.png', rounded, 512],
  ['icon-maskable-512.png', full, 512],
  ['apple-touch-icon.png', apple, 180],
])) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  )
  await page.screenshot({ path: join(folder, name), omitBackground: true })
}
await browser.close()
