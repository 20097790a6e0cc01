// What stands in for dear things in the simulation: a cheap hash for SHA-256, and small ids that sort like real ones do not.

/** A text's hash in 64 bits: nobody attacks a simulation. */
export function simulatedSha256(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b)
  }
  return `${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`
}

/** The n-th id of a simulation: a record id in form, in an order that says nothing of when it was made. */
export function simulatedId(n: number): string {
  const scrambled = Math.imul(n + 1, 0x9e3779b1) >>> 0
  return `01900000-0000-7000-8000-0000${scrambled.toString(16).padStart(8, '0')}`
}
