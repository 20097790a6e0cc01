// XML as spreadsheets write it, read once from start to end: elements, attributes and text, and nothing that expands.
import { Unreadable } from './cell.ts'

export type Reader = {
  /** An element begins; its name without prefix, its attributes as they are written. */
  open?: (name: string, attributes: string) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Tells the reader what it meets; a document type is refused, for only that can make entities of its own. */
export function scanXml(xml: string, { open, close, text }: Reader): void {
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) break
    if (tag > at) text?.(unescaped(xml.slice(at, tag)))
    if (xml.startsWith('<!--', tag)) at = after(xml, '-->', tag)
    else if (xml.startsWith('<?', tag)) at = after(xml, '?>', tag)
    else if (xml.startsWith('<![CDATA[', tag)) {
      at = after(xml, ']]>', tag)
      text?.(xml.slice(tag + 9, at - 3))
    } else if (xml.startsWith('<!', tag)) throw new Unreadable('broken-file')
    else {
      const end = endOfTag(xml, tag)
      at = end + 1
      if (xml[tag + 1] === '/') close?.(bare(xml.slice(tag + 2, end).trim()))
      else {
        const closed = xml[end - 1] === '/'
        const inside = xml.slice(tag + 1, closed ? end - 1 : end)
        const space = inside.search(/\s/)
        const name = bare(space < 0 ? inside : inside.slice(0, space))
        open?.(name, space < 0 ? '' : inside.slice(space))
        if (closed) close?.(name)
      }
    }
  }
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new Unreadable('broken-file')
  return found + mark.length
}

// A value in quotes may hold the sign that ends a tag.
function endOfTag(xml: string, from: number): number {
  for (let end = xml.indexOf('>', from); end >= 0; end = xml.indexOf('>', end + 1)) {
    let quotes = 0
    for (let i = xml.indexOf('"', from); i >= 0 && i < end; i = xml.indexOf('"', i + 1)) quotes++
    if (quotes % 2 === 0) return end
  }
  throw new Unreadable('broken-file')
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute's value, by its name without prefix; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescaped(found[1] ?? found[2] ?? '') : null
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
