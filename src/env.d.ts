// What the build hands to every level as a constant.

/** The version in package.json, of page and server alike. */
declare const __APP_VERSION__: string

/** A page of the user guide, as src/tools/guide.mjs reads it. */
declare module '*.md' {
  const page: import('./app/guide/guide-page.ts').GuidePage
  export default page
}
