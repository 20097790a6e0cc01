// What the build hands to every level as a constant.

/** The version in package.json, of page and server alike. */
declare const __APP_VERSION__: string
