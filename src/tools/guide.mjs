// Turns the user guide's Markdown into what the app draws: pages, tasks and pictures, when the page is built.
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { marked } from 'marked'

/** @typedef {import('../app/guide/guide-page.ts').Block} Block */
/** @typedef {import('../app/guide/guide-page.ts').Inline} Inline */
/** @typedef {import('../app/guide/guide-page.ts').GuidePage} GuidePage */
/** @typedef {import('marked').MarkedToken} Token */

/**
 * A Vite plugin: `import page from '…/docs/guide/x.md'`; its pictures become files of the page, named by their hash.
 * @returns {import('vite').Plugin}
 */
export function guidePages() {
  return {
    name: 'radslag-guide',
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?')
      if (!file.endsWith('.md')) return null
      return { code: moduleOf(readGuide(code, file), file), map: null, moduleType: 'js' }
    },
  }
}

/**
 * One page of the guide. What it does not know is refused: half a sentence would else be missing in silence.
 * @param {string} markdown
 * @param {string} file where it lies: its pictures are named from there
 * @returns {GuidePage}
 */
export function readGuide(markdown, file) {
  const tokens = /** @type {Token[]} */ (marked.lexer(markdown).filter(({ type }) => type !== 'space'))
  const [first, ...rest] = tokens
  if (first?.type !== 'heading' || first.depth !== 1) throw new Error(`${file} does not begin with its title`)
  /** @type {GuidePage} */
  const page = { title: first.text, intro: [], sections: [] }
  for (const token of rest) {
    if (token.type === 'heading' && token.depth === 2) {
      page.sections.push({ id: slugOf(token.text), title: token.text, blocks: [] })
    } else {
      const blocks = page.sections.at(-1)?.blocks ?? page.intro
      blocks.push(...blocksOf(token, file))
    }
  }
  return named(page, file)
}

/**
 * A task has one address in every language: that of the Swedish page, whose tasks stand in the same order.
 * @param {GuidePage} page
 * @param {string} file
 */
function named(page, file) {
  const swedish = join(dirname(file), '..', basename(file))
  if (basename(dirname(file)) !== 'en' || !existsSync(swedish)) return page
  const { sections } = readGuide(readFileSync(swedish, 'utf8'), swedish)
  if (sections.length !== page.sections.length) throw new Error(`${file} has other tasks than ${swedish}`)
  return { ...page, sections: page.sections.map((one, at) => ({ ...one, id: sections[at]?.id ?? one.id })) }
}

/**
 * `Lås året och skicka rapporten` → `las-aret-och-skicka-rapporten`
 * @param {string} title
 */
export const slugOf = (title) =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/**
 * @param {Token} token
 * @param {string} file
 * @returns {Block[]}
 */
function blocksOf(token, file) {
  if (token.type === 'space') return []
  if (token.type === 'paragraph') {
    const [only, ...more] = /** @type {Token[]} */ (token.tokens)
    if (only?.type === 'image' && more.length === 0) {
      const source = join(dirname(file), only.href)
      if (!existsSync(source)) {
        // A new picture is taken of a page that does not have it yet.
        if (process.env.GUIDE_PICTURES === 'to-be-taken') return []
        throw new Error(`${source} is not there: take it in src/tools/pictures.mjs, and run npm run pictures`)
      }
      return [{ is: 'picture', source, words: only.text, ...sizeOf(readFileSync(source)) }]
    }
    return [{ is: 'words', of: inlineOf(token.tokens, file) }]
  }
  if (token.type === 'blockquote') {
    return [
      { is: 'note', of: token.tokens.flatMap((one) => inlineOf('tokens' in one ? one.tokens : [], file)) },
    ]
  }
  if (token.type === 'list') {
    const items = token.items.map((item) =>
      inlineOf(
        item.tokens.flatMap((one) => ('tokens' in one && one.tokens) || []),
        file,
      ),
    )
    return [{ is: token.ordered ? 'steps' : 'points', of: items }]
  }
  throw new Error(`${file}: the guide has no ${token.type}: ${token.raw}`)
}

/**
 * @param {readonly import('marked').Token[] | undefined} tokens
 * @param {string} file
 * @returns {Inline[]}
 */
function inlineOf(tokens, file) {
  /** @type {Inline[]} */
  const found = []
  let isKey = false
  for (const token of /** @type {Token[]} */ (tokens ?? [])) {
    if (token.type === 'html' && /^<\/?kbd>$/.test(token.raw)) isKey = token.raw === '<kbd>'
    else if (token.type === 'text' || token.type === 'escape')
      found.push(isKey ? { is: 'key', words: token.text } : token.text.replaceAll('\n', ' '))
    else if (token.type === 'strong') found.push({ is: 'button', words: token.text })
    else if (token.type === 'em') found.push({ is: 'stress', words: token.text })
    else if (token.type === 'codespan') found.push({ is: 'code', words: token.text })
    else if (token.type === 'link') found.push(linkOf(token))
    else throw new Error(`${file}: the guide has no ${token.type}: ${token.raw}`)
  }
  return found
}

/**
 * A link to another page of the guide leads there in the app too; what is written for who runs the server is only named.
 * @param {import('marked').Tokens.Link} link
 * @returns {Inline}
 */
function linkOf({ href, text }) {
  const [, page, section] = /^([a-z]+)\.md(?:#(.+))?$/.exec(href) ?? []
  if (!page) return { is: 'stress', words: text }
  return { is: 'link', words: text, to: section ? `${page}/${slugOf(decodeURIComponent(section))}` : page }
}

/**
 * The page as a module: its pictures are imported, so that the build knows them; the rest is plain data.
 * @param {GuidePage} page
 * @param {string} file
 */
function moduleOf(page, file) {
  /** @type {string[]} */
  const sources = []
  const data = JSON.stringify(page, (key, value) => {
    if (key !== 'source') return value
    sources.push(value)
    return `@picture ${sources.length - 1}@`
  }).replace(/"@picture (\d+)@"/g, 'picture$1')
  const imports = sources.map(
    (source, at) => `import picture${at} from './${relative(dirname(file), source)}'`,
  )
  return `${imports.join('\n')}\nexport default ${data}\n`
}

/**
 * How large a webp is: its place is kept on the page before it has come.
 * @param {Buffer} bytes
 */
export function sizeOf(bytes) {
  const form = bytes.toString('latin1', 12, 16)
  if (form === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (form === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  throw new Error(`not a webp that is known here: ${form}`)
}
