// One text for one value (RFC 8785), so that two machines hash and compare alike.

/** JSON with sorted keys and no spaces; `undefined` members are left out. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += text === '' ? canonical(item ?? null) : `,${canonical(item ?? null)}`
    return `[${text}]`
  }
  // By code unit, as RFC 8785 says, which is how `sort` orders.
  for (const name of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[name]
    if (member === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(member)}`
  }
  return `{${text}}`
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
