// docs/performance.md in parts: each is measured by itself, and written anew without touching the others.

/** In the order of the page. */
const names = /** @type {const} */ (['phone', 'rooms'])
/** @typedef {typeof names[number]} Section */

/** @param {Section} name */
const marks = (name) => [`<!-- ${name} -->`, `<!-- /${name} -->`]

/** A part as the page has it; empty where it has none. @param {string} page @param {Section} name */
export function sectionOf(page, name) {
  const [begins = '', ends = ''] = marks(name)
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)]
  return from < 0 || to < 0 ? '' : page.slice(from + begins.length, to).trim()
}

/** The page with one part replaced; before its last heading where it had none. @param {string} page @param {Section} name @param {string} section */
export function withSection(page, name, section) {
  if (!section) return page
  const [begins = '', ends = ''] = marks(name)
  const whole = `${begins}\n${section}\n${ends}`
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)]
  if (from < 0 || to < 0)
    return page.replace('\n## Run it, add to it', () => `\n${whole}\n\n## Run it, add to it`)
  return page.slice(0, from) + whole + page.slice(to + ends.length)
}

/** A page written anew, with the parts that another had. @param {string} page @param {string} before */
export const keepingSections = (page, before) =>
  names.reduce((kept, name) => withSection(kept, name, sectionOf(before, name)), page)
