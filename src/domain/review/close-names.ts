// Names that are likely one and the same, written by two: the same words in another order, a letter astray, a form of company left out.

/** Somebody or something with a name, and where it is: only those of one place are compared. */
export type Named = { id: string; name: string; where: string }

/** What says the form of a company, and not which it is; `Ek` by itself is somebody's name. */
const forms = / (?:(?:ek|ekonomisk|ideell) for(?:ening)?|ab|hb|kb|svb)(?= )/g

/**
 * A name's words as they sound, sorted: without marks and signs, `Carlsson` as `Karlson`, and without the form of company,
 * unless there is nothing else.
 */
export function soundsOf(name: string): string[] {
  const plain = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  const own = ` ${words.join(' ')} `
    .replace(forms, '')
    .split(' ')
    .filter((word) => word && word !== 'i')
  return (own.length > 0 ? own : words).map(soundOf).sort()
}

const soundOf = (word: string): string =>
  word
    .replace(/ph/g, 'f')
    .replace(/c[hk]?/g, 'k')
    .replace(/qu?/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/th/g, 't')
    .replace(/y(?=[aeiou])/g, 'j')
    .replace(/(\p{L})\1+/gu, '$1')

/** Whether two names are likely one: all their words the same, one's words among the other's, or one word a letter astray. */
export const areClose = (one: string, other: string): boolean => soundClose(soundsOf(one), soundsOf(other))

function soundClose(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return false
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const left = without(more, fewer)
  const astray = without(fewer, more)
  // All its words are in the other: `Anna Ek` and `Anna Maria Ek`. One word alone is too little, if it is not all there is.
  if (astray.length === 0) return left.length === 0 || (fewer.length > 1 && left.every(isOfLetters))
  const [word, instead] = [astray[0], left[0]]
  if (fewer.length !== more.length || astray.length > 1 || word === undefined || instead === undefined)
    return false
  return isAstray(word, instead, fewer.length === 1)
}

/** The words of a list that the other lacks, each as often as it stands there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other]
  return list.filter((word) => {
    const at = rest.indexOf(word)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

// `Grupp 1` and `Grupp 2` are two, however close they look.
const isOfLetters = (word: string): boolean => !/\p{N}/u.test(word)

/**
 * Whether one word may be the other misspelt: one letter more, less, other or changed places with the next. Short ones and
 * first letters make other names of it (`Lena` and `Lina`, `Hanna` and `Anna`); where it is all of the name, more is asked.
 */
function isAstray(one: string, other: string, isAlone: boolean): boolean {
  if (!isOfLetters(one) || !isOfLetters(other)) return false
  const length = Math.max(one.length, other.length)
  if (length < (isAlone ? 7 : 5)) return false
  if (one[0] !== other[0] && length < 8) return false
  // The last letter alone makes a woman's name of a man's.
  if (length < 7 && one.slice(0, -1) === other.slice(0, -1) && one.length === other.length) return false
  return isOneEdit(one, other)
}

function isOneEdit(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const rest = (word: string, from: number) => word.slice(from)
  if (one.length > other.length) return rest(one, at + 1) === rest(other, at)
  if (one.length < other.length) return rest(one, at) === rest(other, at + 1)
  if (rest(one, at + 1) === rest(other, at + 1)) return true
  return one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2)
}

/**
 * Every pair of one place whose names are close. Two names are compared only when they have a word in common, or are one
 * word each: of ten thousand it is then a few for each, and not all with all.
 */
export function closePairs(named: readonly Named[]): (readonly [string, string])[] {
  const rows = named.map(({ id, name, where }) => ({ id, where, sounds: soundsOf(name) }))
  const groups = new Map<string, number[]>()
  for (const [at, { where, sounds }] of rows.entries()) {
    const keys =
      sounds.length === 1 ? lettersLess(sounds[0] ?? '') : [...new Set(sounds)].map((word) => `=${word}`)
    for (const key of keys) {
      const place = `${where} ${key}`
      const group = groups.get(place)
      if (group) group.push(at)
      else groups.set(place, [at])
    }
  }
  const found = new Map<string, readonly [string, string]>()
  for (const group of groups.values()) {
    for (let i = 0; i < group.length; i++) {
      const one = rows[group[i] ?? 0]
      for (let j = i + 1; j < group.length; j++) {
        const other = rows[group[j] ?? 0]
        if (!one || !other || one.id === other.id || !soundClose(one.sounds, other.sounds)) continue
        found.set(`${one.id} ${other.id}`, [one.id, other.id])
      }
    }
  }
  return [...found.values()]
}

/** A word and all that it is with one letter less: two that are one edit apart have one of them in common. */
const lettersLess = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]
