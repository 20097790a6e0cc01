// The report as a workbook: a row for each indicator with its id, target and actual as numbers, then each table.

import { type Block, type BlockCell, isAmount, isFigure } from '../../domain/report/blocks.ts'
import type { Report } from '../../domain/report/report.ts'
import { type ReportLanguage, reportWords } from '../../domain/report/words.ts'
import type { Cell } from '../../files/cell.ts'
import { printXlsx, type SheetOut } from '../../files/xlsx-out.ts'

export function reportXlsx(report: Report, blocks: readonly Block[], language: ReportLanguage): Uint8Array {
  const say = reportWords[language]
  const indicators: SheetOut = {
    name: say.columns.indicator,
    columns: [
      { heading: 'id', width: 28 },
      { heading: say.columns.objective, width: 10 },
      { heading: say.columns.indicator, width: 56 },
      { heading: say.columns.target, width: 10 },
      { heading: say.columns.actual, width: 10 },
      { heading: say.columns.pace, width: 10 },
      { heading: say.columns.status, width: 26 },
      { heading: say.columns.unreviewed, width: 12 },
    ],
    rows: report.objectives.flatMap(({ number, indicators: lines }) =>
      lines.map(({ id, name, aim, actual, unreviewed }): Cell[] => [
        id,
        number,
        name[language],
        aim?.target ?? null,
        actual.value,
        aim?.pace ?? null,
        aim ? say.status[aim.status] : say.status.followed,
        unreviewed,
      ]),
    ),
  }
  // The first two tables of indicators say the same as the sheet above.
  const own = new Set([say.glance, ...report.objectives.map(({ name }) => name[language])])
  const tables = blocks.flatMap((block): SheetOut[] =>
    block.kind !== 'table' || own.has(block.caption)
      ? []
      : [
          {
            name: block.caption,
            columns: block.columns.map(({ label, width }, i) => ({
              heading: label,
              width: Math.max(10, width * 9),
              money: block.rows.some((row) => isAmount(row[i] ?? null)),
            })),
            rows: [...block.rows, ...(block.foot ? [block.foot] : [])].map((row) => row.map(asCell)),
          },
        ],
  )
  const annex: SheetOut = {
    name: say.annex.split(':')[0] ?? say.annex,
    columns: [
      { heading: say.number, width: 8 },
      { heading: say.columns.indicator, width: 56 },
      { heading: 'id', width: 40 },
    ],
    rows: report.notes.flatMap(({ note, label, ids }) =>
      ids.map((id): Cell[] => [note, label[language], id]),
    ),
  }
  return printXlsx([indicators, ...tables, annex])
}

function asCell(cell: BlockCell): Cell {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'string') return cell
  return isAmount(cell) ? cell.ore / 100 : isFigure(cell) ? cell.value : null
}
