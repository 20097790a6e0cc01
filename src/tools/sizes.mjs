// Weighs the page as it is built: what a phone loads for its first screen, and what each door adds.
import { brotliCompressSync } from 'node:zlib'

/** Brotli bytes of JavaScript for a phone's first screen, all told. */
const budget = 160_000

/**
 * A Vite plugin; fails the build above the budget.
 * @returns {import('vite').Plugin}
 */
export function sizes() {
  /** @type {string | undefined} */
  let tooHeavy
  return {
    name: 'radslag-sizes',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      const entry = chunks.find((chunk) => chunk.isEntry)
      if (!entry) return
      /** @type {Map<string, number>} */
      const weights = new Map(chunks.map((chunk) => [chunk.fileName, brotliCompressSync(chunk.code).length]))
      /**
       * A chunk and everything it cannot start without.
       * @param {string} fileName
       * @param {Set<string>} [found]
       * @returns {Set<string>}
       */
      const needs = (fileName, found = new Set()) => {
        if (found.has(fileName)) return found
        found.add(fileName)
        for (const imported of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? [])
          needs(imported, found)
        return found
      }
      /** @param {Iterable<string>} fileNames */
      const weigh = (fileNames) => [...fileNames].reduce((sum, name) => sum + (weights.get(name) ?? 0), 0)

      const first = needs(entry.fileName)
      const weight = weigh(first)
      const lines = [
        `First screen: ${weight} bytes of JavaScript in brotli (budget ${budget}, ${budget - weight} left)`,
        ...chunks
          .filter((chunk) => chunk.isDynamicEntry)
          .map((chunk) => ({
            name: chunk.name,
            adds: weigh([...needs(chunk.fileName)].filter((name) => !first.has(name))),
          }))
          .sort((a, b) => b.adds - a.adds)
          .map(({ name, adds }) => `  door ${name}: adds ${adds}`),
        `  everything, precached: ${weigh(weights.keys())}`,
      ]
      console.error(lines.join('\n'))
      if (weight > budget)
        tooHeavy = `The first screen is ${weight - budget} bytes above its budget of ${budget}: make a part of it lazy.`
    },
    closeBundle() {
      if (tooHeavy) throw new Error(tooHeavy)
    },
  }
}
