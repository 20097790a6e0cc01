// A paper as PDF: headings, texts, facts and tables on A4, read aloud in order, the same bytes for the same content.
import PDFDocument from 'pdfkit'
import { lettersOf, linesOf, runsOf, type Weight, widthOf } from './letters.ts'

/** A cell's text, or what draws itself in the room it gets. */
export type Cell = string | { height: number; says: string; draw: (on: Drawing) => void }
export type Drawing = { pdf: PDFKit.PDFDocument; x: number; y: number; width: number; height: number }
export type Column = { label: string /** In parts of the whole width. */; width: number; align?: 'right' }

export type Paper = {
  title(text: string, over?: string): void
  heading(text: string, level?: 2 | 3): void
  text(text: string, look?: { size?: number; soft?: boolean }): void
  facts(rows: readonly (readonly [label: string, value: string])[]): void
  /** The header is said again on each page; a row is never parted. */
  table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void
  list(items: readonly string[]): void
  space(points: number): void
  /** What follows begins on a new page. */
  turn(): void
  /** Ends it; each page gets its footer. */
  finish(footer: (page: number, of: number) => string): Promise<Uint8Array>
}

const margin = { left: 48, right: 48, top: 48, bottom: 60 }
const ink = '#1b2a24'
const softInk = '#5b6a63'
const line = '#cfd6d1'

/** `made`: when what it says was so; the file's own date, so that the same content is the same file. */
export function paper({
  name,
  language,
  made,
  seal,
}: {
  name: string
  language: string
  made: Date
  /** Kept in the file beside its name, for who checks it. */
  seal?: string | undefined
}): Paper {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: margin,
    bufferPages: true,
    autoFirstPage: true,
    tagged: true,
    displayTitle: true,
    lang: language,
    pdfVersion: '1.7',
    info: {
      Title: name,
      Creator: 'Rådslag',
      Producer: 'Rådslag',
      CreationDate: made,
      ModDate: made,
      ...(seal && { Radslag: seal }),
    },
  })
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  for (const weight of [400, 700] as const)
    for (const { name: font, file } of lettersOf(weight)) pdf.registerFont(font, file)

  const document = pdf.struct('Document')
  pdf.addStructure(document)
  const width = pdf.page.width - margin.left - margin.right
  const foot = () => pdf.page.height - margin.bottom
  let y = margin.top

  /** Something that is read aloud as what it is. */
  const part = (tag: string, draw: () => void, parent: PDFKit.PDFStructureElement = document) => {
    const element = pdf.struct(tag)
    parent.add(element)
    element.add(draw)
    element.end()
  }
  const room = (height: number) => {
    if (y + height <= foot()) return
    pdf.addPage()
    y = margin.top
  }
  /** One line, its left end at `x`; or its right end at the room's. */
  const write = (
    text: string,
    at: { x: number; y: number; size: number; weight: Weight; colour: string; right?: number },
  ) => {
    let x = at.right === undefined ? at.x : at.right - widthOf(text, at.weight) * at.size
    pdf.fillColor(at.colour).fontSize(at.size)
    // With features named pdfkit lays a run out whole; word by word, what is read from the right would stand backwards.
    for (const run of runsOf(text, at.weight)) {
      pdf
        .font(run.letters.name)
        .text(run.text, x, at.y, { lineBreak: false, baseline: 'alphabetic', features: ['kern'] })
      x += run.width * at.size
    }
  }
  const block = (
    tag: string,
    text: string,
    {
      size,
      weight = 400,
      colour = ink,
      leading = 1.35,
    }: { size: number; weight?: Weight; colour?: string; leading?: number },
  ) => {
    const lines = linesOf(text, width, size, weight)
    const step = size * leading
    // A heading keeps a little of what follows on its page.
    room(Math.min(lines.length, 3) * step + (tag.startsWith('H') ? 40 : 0))
    let from = 0
    while (from < lines.length) {
      const fits = Math.max(1, Math.floor((foot() - y) / step))
      const some = lines.slice(from, from + fits)
      part(tag, () => {
        for (const [i, said] of some.entries())
          write(said, { x: margin.left, y: y + size + i * step, size, weight, colour })
      })
      y += some.length * step
      from += some.length
      if (from < lines.length) room(Number.POSITIVE_INFINITY)
    }
  }

  return {
    title(text, over) {
      if (over) {
        block('P', over, { size: 10, colour: softInk })
        y += 2
      }
      block('H1', text, { size: 22, weight: 700, leading: 1.2 })
      y += 8
    },
    heading(text, level = 2) {
      y += level === 2 ? 14 : 6
      block(`H${level}`, text, { size: level === 2 ? 13 : 10.5, weight: 700 })
      y += level === 2 ? 4 : 2
    },
    list(items) {
      const list = pdf.struct('L')
      document.add(list)
      for (const item of items) {
        const lines = linesOf(item, width - 14, 10, 400)
        room(Math.min(lines.length, 4) * 14)
        for (let from = 0; from < lines.length; ) {
          const some = lines.slice(from, from + Math.max(1, Math.floor((foot() - y) / 14)))
          part(
            'LI',
            () => {
              if (from === 0)
                write('•', { x: margin.left + 2, y: y + 10, size: 10, weight: 400, colour: softInk })
              for (const [i, said] of some.entries())
                write(said, { x: margin.left + 14, y: y + 10 + i * 14, size: 10, weight: 400, colour: ink })
            },
            list,
          )
          y += some.length * 14
          from += some.length
          if (from < lines.length) room(Number.POSITIVE_INFINITY)
        }
        y += 2
      }
      list.end()
      y += 4
    },
    turn() {
      if (y > margin.top) room(Number.POSITIVE_INFINITY)
    },
    text(text, { size = 10, soft = false } = {}) {
      block('P', text, { size, colour: soft ? softInk : ink })
      y += 4
    },
    facts(rows) {
      const label = Math.max(...rows.map(([said]) => widthOf(said, 400) * 10)) + 14
      for (const [said, value] of rows) {
        const lines = linesOf(value, width - label, 10, 700)
        room(lines.length * 14)
        part('P', () => {
          write(said, { x: margin.left, y: y + 10, size: 10, weight: 400, colour: softInk })
          for (const [i, one] of lines.entries())
            write(one, { x: margin.left + label, y: y + 10 + i * 14, size: 10, weight: 700, colour: ink })
        })
        y += lines.length * 14 + 2
      }
      y += 6
    },
    table(columns, rows) {
      const parts = columns.reduce((sum, column) => sum + column.width, 0)
      const gap = 8
      let from = margin.left
      const places = columns.map((column) => {
        const wide = (width * column.width) / parts
        const place = { ...column, x: from, wide: wide - gap }
        from += wide
        return place
      })
      const table = pdf.struct('Table')
      document.add(table)
      const size = 9.5
      const rule = (colour: string) =>
        pdf.markContent('Artifact', { type: 'Layout' }) &&
        pdf
          .lineWidth(0.6)
          .strokeColor(colour)
          .moveTo(margin.left, y)
          .lineTo(margin.left + width, y)
          .stroke() &&
        pdf.endMarkedContent()
      const head = () => {
        const row = pdf.struct('TR')
        table.add(row)
        const lines = places.map(({ label, wide }) => linesOf(label, wide, 8.5, 700))
        const height = Math.max(...lines.map((one) => one.length)) * 11 + 6
        for (const [i, { x, wide, align }] of places.entries())
          part(
            'TH',
            () => {
              for (const [n, said] of (lines[i] ?? []).entries()) {
                const right = align === 'right' ? { right: x + wide } : {}
                write(said, { x, y: y + 9 + n * 11, size: 8.5, weight: 700, colour: softInk, ...right })
              }
            },
            row,
          )
        row.end()
        y += height
        rule(ink)
      }
      const heightOf = (cells: readonly Cell[]) =>
        Math.max(
          ...cells.map((cell, i) =>
            typeof cell === 'string'
              ? linesOf(cell, places[i]?.wide ?? width, size, 400).length * 13 + 8
              : cell.height + 8,
          ),
        )
      room(30 + (rows[0] ? heightOf(rows[0]) : 0))
      head()
      for (const cells of rows) {
        const height = heightOf(cells)
        const page = pdf.bufferedPageRange().count
        room(height)
        if (pdf.bufferedPageRange().count > page) head()
        const row = pdf.struct('TR')
        table.add(row)
        for (const [i, cell] of cells.entries()) {
          const place = places[i]
          if (!place) continue
          part(
            'TD',
            () => {
              if (typeof cell !== 'string') {
                const { x, wide } = place
                pdf.save()
                cell.draw({ pdf, x, y: y + 4, width: wide, height: cell.height })
                pdf.restore()
                return
              }
              const right = place.align === 'right' ? { right: place.x + place.wide } : {}
              for (const [n, said] of linesOf(cell, place.wide, size, 400).entries())
                write(said, { x: place.x, y: y + 13 + n * 13, size, weight: 400, colour: ink, ...right })
            },
            row,
          )
        }
        row.end()
        y += height
        rule(line)
      }
      table.end()
      y += 8
    },
    space(points) {
      y += points
    },
    async finish(footer) {
      document.end()
      const { count } = pdf.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        pdf.switchToPage(page)
        const { bottom } = pdf.page.margins
        // Below the margin pdfkit would begin another page.
        pdf.page.margins.bottom = 0
        pdf.markContent('Artifact', { type: 'Pagination' })
        write(footer(page + 1, count), {
          x: margin.left,
          y: pdf.page.height - 34,
          size: 8,
          weight: 400,
          colour: softInk,
        })
        pdf.endMarkedContent()
        pdf.page.margins.bottom = bottom
      }
      pdf.end()
      await ended
      return new Uint8Array(Buffer.concat(chunks))
    },
  }
}
