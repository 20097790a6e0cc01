// The letter to the board on one page: as much of it as there is room for, and the same much in Word as on paper.
import type { Letter } from '../../domain/report/letter.ts'
import { letterBlocks, letterName, letterRooms } from '../../domain/report/letter-blocks.ts'
import type { ReportLanguage } from '../../domain/report/words.ts'
import { reportDocx } from './report-docx.ts'
import { reportPdf } from './report-pdf.ts'

export async function boardLetter(
  letter: Letter,
  asked: { format: 'pdf' | 'docx'; language: ReportLanguage; organisation: string },
): Promise<Uint8Array> {
  const { format, language, organisation } = asked
  const name = letterName(letter, language, organisation)
  const how = { name, language, made: new Date(`${letter.asOf}T12:00:00Z`) }
  const versions = letterRooms.map((room) => letterBlocks(letter, language, organisation, room))
  const papers = new Map<number, Uint8Array>()
  const paper = async (at: number): Promise<Uint8Array> => {
    const made = papers.get(at) ?? (await reportPdf(versions[at] ?? [], how))
    papers.set(at, made)
    return made
  }
  // Each version is shorter than the one before it: the longest that fits is found by halves.
  let [least, most] = [0, versions.length - 1]
  while (least < most) {
    const half = papers.size === 0 ? 0 : Math.floor((least + most) / 2)
    if (pagesOf(await paper(half)) === 1) most = half
    else least = half + 1
  }
  return format === 'pdf' ? paper(least) : reportDocx(versions[least] ?? [], how)
}

/** Each page says so itself, and is never packed in what we write. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
