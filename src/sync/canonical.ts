// One text for one value (RFC 8785), so that two machines hash and compare alike.

/** JSON with sorted keys and no spaces; `undefined` members are left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Whether two field values are the same to a reader; a list is one value, compared as a set. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false
    const left = a.map(canonical).sort()
    const right = b.map(canonical).sort()
    return left.every((item, i) => item === right[i])
  }
  return canonical(a ?? null) === canonical(b ?? null)
}
