// The service worker of a contestant that has none of its own: keeps the page it is named for, and answers from there.
const page = new URL(location.href).searchParams.get('page')
const worker = /** @type {any} */ (self)

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .open('bench')
      .then((cache) => cache.addAll([`/bench/${page}.html`, `/bench/${page}.js`]))
      .then(() => worker.skipWaiting()),
  )
})
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  event.respondWith(
    caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)),
  )
})
