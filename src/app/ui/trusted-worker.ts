// The addresses of the app's own workers as the browser trusts them: one policy, made once (security.md, Trusted Types).
type Policy = { createScriptURL: (url: string) => unknown }
type Factory = { createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => Policy }

/** The worker that keeps the page, and those that were built with it. */
const ours = /^\/(?:sw\.js|assets\/[\w.-]+\.js)$/

let policy: Policy | undefined

export function trustedWorker(address: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (!factory) return address
  policy ??= factory.createPolicy('radslag-worker', {
    createScriptURL(url) {
      const { origin, pathname } = new URL(url, location.href)
      if (origin !== location.origin || !(ours.test(pathname) || import.meta.env.DEV))
        throw new TypeError(`not a worker of ours: ${url}`)
      return url
    },
  })
  return policy.createScriptURL(address) as string
}
