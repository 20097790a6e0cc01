// The report as a Word document: real headings, lists and tables, page numbers; the same bytes for the same report.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type Block, type BlockCell, noteOf, printCell, unmarked } from '../../domain/report/blocks.ts'
import { type ReportLanguage, reportWords } from '../../domain/report/words.ts'

const soft = '5B6A63'
const levels = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' }
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'CFD6D1' }

export async function reportDocx(
  blocks: readonly Block[],
  { name, language, made }: { name: string; language: ReportLanguage; made: Date },
): Promise<Uint8Array> {
  const document = new Document({
    title: name,
    creator: 'Rådslag',
    lastModifiedBy: 'Rådslag',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: language === 'sv' ? 'sv-SE' : 'en-GB' } },
        },
        heading1: { run: { size: 40, bold: true, color: '0D5943' }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { size: 28, bold: true, color: '0D5943' },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading3: { run: { size: 23, bold: true }, paragraph: { spacing: { before: 160, after: 60 } } },
      },
    },
    sections: [
      {
        footers: { default: new Footer({ children: [footer(name, language)] }) },
        children: blocks.flatMap((block) => drawn(block, language)),
      },
    ],
  })
  return settled(new Uint8Array(await Packer.toBuffer(document)), made)
}

/** `page 3 of 9`, in the language's own order of words. */
function footer(name: string, language: ReportLanguage): Paragraph {
  const [before = '', between = '', after = ''] = reportWords[language].foot(-1, -2, name).split(/-1|-2/)
  return new Paragraph({
    children: [
      new TextRun({
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
        size: 16,
        color: soft,
      }),
    ],
  })
}

function drawn(block: Block, language: ReportLanguage): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({ children: [new TextRun({ text: block.over, color: soft })] }),
        new Paragraph({ heading: HeadingLevel.HEADING_1, text: block.text }),
      ]
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], text: block.text, keepNext: true })]
    case 'text':
      return block.text.split('\n').map(
        (text) =>
          new Paragraph({
            spacing: { after: 100 },
            children: [new TextRun({ text, ...(block.soft && { color: soft }) })],
          }),
      )
    case 'list':
      return block.items.map((text) => new Paragraph({ bullet: { level: 0 }, text }))
    case 'facts':
      return [factsTable(block.rows), new Paragraph('')]
    case 'page':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'table':
      return [tableOf(block, language), new Paragraph('')]
  }
}

const factsTable = (rows: readonly (readonly [string, string])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: rows.map(
      ([label, value]) =>
        new TableRow({
          children: [
            new TableCell({
              width: { size: 25, type: WidthType.PERCENTAGE },
              children: [new Paragraph({ children: [new TextRun({ text: label, color: soft })] })],
            }),
            new TableCell({
              width: { size: 75, type: WidthType.PERCENTAGE },
              children: [new Paragraph({ children: [new TextRun({ text: value, bold: true })] })],
            }),
          ],
        }),
    ),
  })

function tableOf(
  { columns, rows, foot }: Extract<Block, { kind: 'table' }>,
  language: ReportLanguage,
): Table {
  const parts = columns.reduce((sum, { width }) => sum + width, 0)
  const cells = (row: readonly BlockCell[], bold: boolean) =>
    row.map((cell, i) => {
      const column = columns[i]
      return new TableCell({
        width: { size: Math.round(((column?.width ?? 1) / parts) * 100), type: WidthType.PERCENTAGE },
        children: [
          new Paragraph({
            alignment: column?.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: runs(cell, language, bold),
          }),
        ],
      })
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: rule,
      bottom: rule,
      left: none,
      right: none,
      insideHorizontal: rule,
      insideVertical: none,
    },
    rows: [
      // Said again at the top of each page, and read aloud with its column.
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map(({ label }) => label),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
      ...(foot ? [new TableRow({ cantSplit: true, children: cells(foot, true) })] : []),
    ],
  })
}

/** A figure's mark stands small and raised, as a footnote's does. */
function runs(cell: BlockCell, language: ReportLanguage, bold: boolean): TextRun[] {
  const note = noteOf(cell)
  if (note === null) return [new TextRun({ text: printCell(cell, language), bold })]
  return [
    new TextRun({ text: printCell(unmarked(cell), language), bold: true }),
    new TextRun({ text: ` ${note}`, superScript: true }),
  ]
}

/** The library writes the time of day into the file, and into its packing; what it says decides the bytes, nothing else. */
function settled(bytes: Uint8Array, made: Date): Uint8Array {
  const parts = unzipSync(bytes)
  const core = parts['docProps/core.xml']
  if (core) {
    const instant = made.toISOString().replace(/\.\d+/, '')
    parts['docProps/core.xml'] = strToU8(strFromU8(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, instant))
  }
  const inOrder = Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)))
  return zipSync(inOrder, { level: 6, mtime: new Date(2000, 0, 1) })
}
