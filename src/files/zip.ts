// What is inside a zip file, unpacked no further than it may be: a small one can hold more than a computer has room for.
import { Inflate } from 'fflate'
import { tableLimits, Unreadable } from './cell.ts'

type Entry = { name: string; packed: boolean; start: number; size: number; inflated: number }

/** The parts of a zip file by name, none of them unpacked yet; what they say of their sizes is within bounds. */
export function zipIn(bytes: Uint8Array): { names: string[]; part: (name: string) => Uint8Array | null } {
  const entries = entriesOf(bytes)
  let left: number = tableLimits.inflatedBytes
  const declared = [...entries.values()].reduce((sum, { inflated }) => sum + inflated, 0)
  if (declared > left) throw new Unreadable('inflates-too-far')
  return {
    names: [...entries.keys()],
    part: (name) => {
      const entry = entries.get(name)
      if (!entry) return null
      // What it says of its size may be a lie: it is held to it while it is unpacked.
      const content = inflated(bytes, entry, Math.min(left, entry.inflated))
      left -= content.length
      return content
    },
  }
}

// Read from the list at the end of the file, where every part is named with its sizes.
function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfList(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > tableLimits.entries) throw new Unreadable('inflates-too-far')
  const entries = new Map<string, Entry>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new Unreadable('broken-file')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const size = view.getUint32(at + 20, true)
    const inflatedSize = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (flags & 1 || (method !== 0 && method !== 8)) throw new Unreadable('broken-file')
    if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50)
      throw new Unreadable('broken-file')
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (start + size > bytes.length) throw new Unreadable('broken-file')
    entries.set(name.replace(/^\//, ''), { name, packed: method === 8, start, size, inflated: inflatedSize })
  }
  return entries
}

function endOfList(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new Unreadable('broken-file')
}

// In small bites: one bite unpacks to at most a thousand times its size before its size is looked at.
const bite = 16 * 1024

function inflated(bytes: Uint8Array, { packed, start, size }: Entry, most: number): Uint8Array {
  const content = bytes.subarray(start, start + size)
  if (!packed) {
    if (size > most) throw new Unreadable('inflates-too-far')
    return content
  }
  const chunks: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((chunk) => {
    length += chunk.length
    if (length > most) throw new Unreadable('inflates-too-far')
    chunks.push(chunk)
  })
  try {
    for (let at = 0; at < size; at += bite) inflate.push(content.subarray(at, at + bite), at + bite >= size)
  } catch (problem) {
    throw problem instanceof Unreadable ? problem : new Unreadable('broken-file')
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
