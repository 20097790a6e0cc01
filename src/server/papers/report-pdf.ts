// The report as PDF.
import { type Block, printCell } from '../../domain/report/blocks.ts'
import { type ReportLanguage, reportWords } from '../../domain/report/words.ts'
import { paper } from './paper.ts'

export async function reportPdf(
  blocks: readonly Block[],
  { name, language, made, seal }: { name: string; language: ReportLanguage; made: Date; seal?: string },
): Promise<Uint8Array> {
  const on = paper({ name, language: language === 'sv' ? 'sv-SE' : 'en-GB', made, seal })
  for (const block of blocks) {
    if (block.kind === 'title') on.title(block.text, block.over)
    else if (block.kind === 'heading') on.heading(block.text, block.level)
    else if (block.kind === 'text') on.text(block.text, { soft: block.soft ?? false })
    else if (block.kind === 'facts') on.facts(block.rows)
    else if (block.kind === 'list') on.list(block.items)
    else if (block.kind === 'page') on.turn()
    else {
      const rows = [...block.rows, ...(block.foot ? [block.foot] : [])]
      on.table(
        block.columns.map(({ label, width, numeric }) => ({
          label,
          width,
          ...(numeric && { align: 'right' as const }),
        })),
        rows.map((row) => row.map((cell) => printCell(cell, language))),
      )
    }
  }
  return on.finish((page, of) => reportWords[language].foot(page, of, name))
}
