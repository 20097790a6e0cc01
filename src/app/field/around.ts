// What this browser says of itself and its device; the checks are made elsewhere, from what is gathered here.
import type { Around } from '../../device/field-ready.ts'

/** The files that the page stands on: itself, and every script and style that it has fetched from its own house. */
function filesHere(): string[] {
  const fetched = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && /\.(js|css|woff2)$/.test(pathname))
    .map(({ pathname }) => pathname)
  return ['/index.html', ...new Set(fetched.filter((path) => path !== '/sw.js'))]
}

export async function lookAround(now: number): Promise<Around> {
  const registration = await navigator.serviceWorker?.getRegistration()
  return {
    isInstalled: isInstalled(),
    canInstall: stepsHere() !== 'firefox',
    files: filesHere(),
    caches: globalThis.caches,
    worker: registration && {
      isServing: registration.active !== null && navigator.serviceWorker.controller !== null,
      isNewerWaiting: registration.waiting !== null,
    },
    storage: navigator.storage,
    camera: await cameraHere(),
    now,
  }
}

/** A window of its own, whatever its browser calls it: Firefox says `minimal-ui`, an older iPhone says it its own way. */
const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches ||
  (navigator as Navigator & { standalone?: boolean }).standalone === true

async function cameraHere(): Promise<Around['camera']> {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => [])
  if (!devices?.some(({ kind }) => kind === 'videoinput')) return 'none'
  const said = await navigator.permissions?.query({ name: 'camera' as PermissionName }).catch(() => null)
  return said?.state ?? 'prompt'
}

/** Opened and let go at once: the browser asks, and remembers the answer. */
export async function triesCamera(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true })
  for (const track of stream.getTracks()) track.stop()
}

export async function usesNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  navigator.serviceWorker?.addEventListener('controllerchange', () => location.reload())
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
}

const agent = () => navigator.userAgent
const isApple = () =>
  /iPhone|iPad|iPod/.test(agent()) || (/Mac/.test(agent()) && navigator.maxTouchPoints > 1)

export type Steps = 'android' | 'iphone' | 'edge' | 'chrome' | 'safari' | 'firefoxOnWindows' | 'firefox'

/** Whose steps to show. */
export function stepsHere(): Steps {
  if (isApple()) return 'iphone'
  if (/Android/.test(agent())) return 'android'
  if (/Edg\//.test(agent())) return 'edge'
  // Since 143, and on Windows only: elsewhere Firefox on a computer installs nothing.
  if (/Firefox\//.test(agent())) return /Windows/.test(agent()) ? 'firefoxOnWindows' : 'firefox'
  return /Chrom(e|ium)\//.test(agent()) ? 'chrome' : 'safari'
}

/** The browser and its number, without the rest of what it tells. */
export function browserHere(): string {
  // In this order: Edge says that it is Chrome too, and Android that it is Linux.
  const name = ['Edg', 'FxiOS', 'CriOS', 'Firefox', 'Chrome', 'Version'].find((one) =>
    agent().includes(`${one}/`),
  )
  const version = name && new RegExp(`${name}/(\\d+)`).exec(agent())?.[1]
  const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux']
  const system = systems.find((one) => agent().includes(one)) ?? ''
  return `${name ? `${name} ${version}` : 'browser'} ${system}`.trim()
}
