// The service worker: the whole page opens without network. It never keeps anything under /api.
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

// The page's types and a worker's cannot live in one program: only what is used here is declared.
declare const self: EventTarget & { __WB_MANIFEST: (PrecacheEntry | string)[]; skipWaiting(): Promise<void> }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api(\/|$)/, /^\/healthz$/] }),
)

// The new version waits until the person says so: a reload by itself would throw away what is half written.
self.addEventListener('message', (event) => {
  // A worker's message event is no MessageEvent, so it is not asked for by that name.
  const { data } = event as Event & { data?: { type?: string } }
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})
