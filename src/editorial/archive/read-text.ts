/** An archive as plain text: a line with the day, then papers: title, (authors), abstract, note, hashtags.
 * Several papers, several days. Pure. */
import { isHashtagLine } from '../note/hashtags.ts'
import type { Archive, ArchiveEdition, Doubt } from './archive.ts'
import { authorsOf, dateOf } from './archive-lines.ts'
import { isEnd, type Line, readPaperBlock } from './read-paper-block.ts'

const longestTitle = 400

export function readText(text: string): Archive {
  const archive: Archive = { editions: [], skipped: [] }
  let edition: ArchiveEdition | null = null
  for (const part of days(linesOf(text))) {
    if (part.date === null) {
      for (const line of part.lines.filter(isSaid).slice(0, 1)) {
        archive.skipped.push({ line: line.number, why: 'it stands before the first day' })
      }
      continue
    }
    edition = { date: part.date, line: part.line, series: null, papers: [] }
    for (const block of blocksOf(part.lines)) {
      edition.papers.push(readPaperBlock(block.title, block.lines, block.doubts))
    }
    archive.editions.push(edition)
  }
  return archive
}

export const linesOf = (text: string): Line[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .map((line, at) => ({ number: at + 1, text: line }))

const isSaid = ({ text }: Line): boolean => text.trim() !== ''

type Day = { date: string | null; line: number; lines: Line[] }

function days(lines: Line[]): Day[] {
  const found: Day[] = [{ date: null, line: 1, lines: [] }]
  for (const line of lines) {
    const date = dateOf(line.text)
    if (date === null) found.at(-1)?.lines.push(line)
    else found.push({ date, line: line.number, lines: [] })
  }
  return found
}

type Block = { title: Line; lines: Line[]; doubts: Doubt[] }

/** A paper begins after the hashtags of the one before, or where a title stands above its authors. */
function blocksOf(lines: Line[]): Block[] {
  const blocks: Block[] = []
  let ended = true
  for (const [at, line] of lines.entries()) {
    const block = blocks.at(-1)
    if (!isSaid(line)) {
      block?.lines.push(line)
      continue
    }
    const tagged = isHashtagLine(line.text) || isEnd(line)
    if (!tagged && (ended || !block)) {
      blocks.push({ title: line, lines: [], doubts: [] })
      ended = false
    } else if (block?.lines.some(isSaid) && !tagged && isTitle(line, lines, at)) {
      blocks.push({ title: line, lines: [], doubts: ['begins-without-hashtags'] })
    } else {
      block?.lines.push(line)
      ended = tagged || ended
    }
  }
  return blocks
}

function isTitle({ text }: Line, lines: Line[], at: number): boolean {
  if (text.length > longestTitle || /[.。]$/u.test(text.trim())) return false
  const next = lines.slice(at + 1).find(isSaid)
  return next !== undefined && authorsOf(next.text) !== null
}
