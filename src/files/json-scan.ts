// What JSON text hides from whoever parses it: a key said twice, a key that is no name, and how deep it goes.

export type Scan = {
  /** How many objects and lists lie inside each other at most; counting stops just past `deepest`. */
  depth: number
  /** The first key that one object says twice; a parser would silently let the last one win. */
  twice: string | null
  /** A key that reaches into the language instead of naming a value. */
  unsafe: boolean
}

const quote = 0x22
const backslash = 0x5c
const unsafeName = '__proto__'

/** Reads the text once, without building anything from it. Whether it is JSON at all is the parser's to say. */
export function scanJson(text: string, deepest = Number.POSITIVE_INFINITY): Scan {
  const scan: Scan = { depth: 0, twice: null, unsafe: false }
  // One place for each open bracket: null for a list, the keys seen so far for an object.
  const open: (Set<string> | null)[] = []
  let atKey = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === quote) {
      const end = endOfString(text, i)
      if (atKey) noteKey(text.slice(i, end + 1), open.at(-1) ?? null, scan)
      atKey = false
      i = end
    } else if (code === 0x7b || code === 0x5b) {
      open.push(code === 0x7b ? new Set() : null)
      scan.depth = Math.max(scan.depth, open.length)
      if (scan.depth > deepest) return scan
      atKey = code === 0x7b
    } else if (code === 0x7d || code === 0x5d) {
      open.pop()
      atKey = false
    } else if (code === 0x2c) {
      atKey = open.at(-1) instanceof Set
    }
  }
  return scan
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === backslash) i++
    else if (code === quote) return i
  }
  return text.length
}

function noteKey(quoted: string, seen: Set<string> | null, scan: Scan): void {
  const name = unquoted(quoted)
  if (name === null || !seen) return
  if (name === unsafeName) scan.unsafe = true
  if (seen.has(name)) scan.twice ??= name
  seen.add(name)
}

function unquoted(quoted: string): string | null {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted) as string
  } catch {
    return null
  }
}
