// The report as a page: read through before it goes, and printed clean; each marked number opens to what is behind it.
import type { ReactNode } from 'react'
import { type Block, type BlockCell, noteOf, printCell, unmarked } from '../../domain/report/blocks.ts'
import type { Report } from '../../domain/report/report.ts'
import type { ReportLanguage } from '../../domain/report/words.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Link } from '../ui/link.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { reportsWords } from '../words/rooms/reports.ts'
import './reports.css'

export function ReportPage({
  blocks,
  report,
  language,
}: {
  blocks: readonly Block[]
  report: Report
  language: ReportLanguage
}) {
  return (
    <article className="report-page" lang={language}>
      <Stack gap={4}>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn whole, in its order
          <Drawn key={at} block={block} report={report} language={language} />
        ))}
      </Stack>
    </article>
  )
}

function Drawn({
  block,
  report,
  language,
}: {
  block: Block
  report: Report
  language: ReportLanguage
}): ReactNode {
  switch (block.kind) {
    case 'title':
      return (
        <header>
          <p className="soft">{block.over}</p>
          <h2 className="report-title">{block.text}</h2>
        </header>
      )
    case 'heading':
      return block.level === 2 ? (
        <h3 className="report-heading">{block.text}</h3>
      ) : (
        <h4 className="report-heading-small">{block.text}</h4>
      )
    case 'text':
      return <p className={block.soft ? 'soft report-text' : 'report-text'}>{block.text}</p>
    case 'facts':
      return (
        <Card>
          <DefinitionList items={block.rows.map(([term, value]) => ({ key: term, term, value }))} />
        </Card>
      )
    case 'list':
      return (
        <ul className="report-list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'page':
      return <hr className="report-turn" />
    case 'table': {
      const cells = (row: readonly BlockCell[]) => {
        const drawn: Record<string, ReactNode> = {}
        for (const [i, cell] of row.entries()) drawn[i] = <Cell {...{ cell, report, language }} />
        return drawn
      }
      return (
        <DataTable
          caption={block.caption}
          columns={block.columns.map(({ label, numeric }, i) => ({
            key: String(i),
            label,
            ...(numeric && { numeric }),
          }))}
          rows={block.rows.map((row, i) => ({ key: String(i), cells: cells(row) }))}
          foot={block.foot && cells(block.foot)}
        />
      )
    }
  }
}

/** A number with its mark: the mark leads to the records of the number it stands at. */
function Cell({ cell, report, language }: { cell: BlockCell; report: Report; language: ReportLanguage }) {
  const words = useRoomWords(reportsWords)
  const note = noteOf(cell)
  if (note === null) return printCell(cell, language)
  const line = report.objectives
    .flatMap(({ indicators }) => indicators)
    .find((one) => one.actual.note === note)
  const mark = `[${note}]`
  return (
    <>
      {printCell(unmarked(cell), language)}{' '}
      {line ? (
        <Link
          className="report-note"
          href={`/mal/${line.id}?ar=${report.year}&program=${report.programme.key}`}
          aria-label={words.note(note)}
        >
          {mark}
        </Link>
      ) : (
        <sup>{mark}</sup>
      )}
    </>
  )
}
