// A short name for something new, made of what it is called: `Nya kooperativa företag` is `nya-kooperativa-foretag`.
export function shortName(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
  const stem = plain || 'ny'
  for (let i = 1; ; i++) {
    const proposed = i === 1 ? stem : `${stem}-${i}`
    if (!taken.includes(proposed)) return proposed
  }
}
