/** An archive as Markdown: `# day`, `## title` (a link names the paper), authors in brackets, the abstract
 * quoted, the note, hashtags. Pure. */
import { canonicalLanguage } from '../../lib/language-tag.ts'
import { isHashtagLine, readHashtags } from '../note/hashtags.ts'
import { type Archive, type ArchivePaper, doubtsOf } from './archive.ts'
import { addressOf, authorsOf, dateOf, scriptLanguage } from './archive-lines.ts'
import { type Line, unescaped } from './read-paper-block.ts'
import { linesOf } from './read-text.ts'

/** The language of a note where its letters do not tell it: `<!-- ko -->`. */
const languageMark = /^<!-- ([A-Za-z0-9-]{2,35}) -->$/

export function readMarkdown(text: string): Archive {
  const archive: Archive = { editions: [], skipped: [] }
  let block: { title: Line; lines: Line[] } | null = null
  const end = () => {
    if (block) archive.editions.at(-1)?.papers.push(readBlock(block.title, block.lines))
    block = null
  }
  for (const line of linesOf(text)) {
    const date = /^#{1,2} /.test(line.text) ? dateOf(line.text) : null
    if (date !== null) {
      end()
      archive.editions.push({ date, line: line.number, series: null, papers: [] })
    } else if (/^##+ /.test(line.text)) {
      end()
      if (archive.editions.length > 0) block = { title: line, lines: [] }
      else archive.skipped.push({ line: line.number, why: 'it stands before the first day' })
    } else (block as { lines: Line[] } | null)?.lines.push(line)
  }
  end()
  return archive
}

function readBlock(heading: Line, lines: Line[]): ArchivePaper {
  const [, linked, link] =
    /^##+ \[(.*)\]\((\S+)\)$/.exec(heading.text) ?? /^##+ (.*)()$/.exec(heading.text) ?? []
  const rest = lines.filter(({ text }, at) => text.trim() !== '' || at > 0)
  const authors =
    take(rest, authorsOf) ??
    take(rest, (text) => authorsOf(text.replace(/^[*_]+(.*?)[*_]+$/, '($1)')))
  const address = take(rest, addressOf)
  const abstract = takeQuote(rest)
  const language = take(rest, (text) => canonicalLanguage(languageMark.exec(text)?.[1] ?? ''))
  const hashtags = takeHashtags(rest)
  const note = rest
    .map(({ text }) => unescaped(text))
    .join('\n')
    .trim()
  const paper = {
    title: unescaped(linked ?? '').trim(),
    authors: authors?.value ?? [],
    address: link || (address?.value ?? ''),
    abstract: abstract?.value ?? '',
    note,
    language: language?.value ?? scriptLanguage(note),
    hashtags: hashtags?.value ?? [],
    lines: {
      title: heading.number,
      authors: authors?.number ?? null,
      abstract: abstract?.number ?? null,
      note: note === '' ? null : (rest.find(({ text }) => text.trim() !== '')?.number ?? null),
      hashtags: hashtags?.number ?? null,
    },
  }
  return { ...paper, doubts: doubtsOf(paper) }
}

type Taken<T> = { value: T; number: number }

function take<T>(lines: Line[], read: (text: string) => T | null): Taken<T> | null {
  const at = lines.findIndex(({ text }) => text.trim() !== '')
  const line = lines[at]
  const value = line === undefined ? null : read(line.text.trim())
  if (line === undefined || value === null) return null
  lines.splice(0, at + 1)
  return { value, number: line.number }
}

function takeQuote(lines: Line[]): Taken<string> | null {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  const begins = lines[first]
  if (begins === undefined || !begins.text.startsWith('>')) return null
  let end = first
  while (lines[end]?.text.startsWith('>')) end += 1
  const quoted = lines.splice(0, end).slice(first)
  const value = quoted
    .map(({ text }) => text.replace(/^>\s?/, '').trim())
    .join(' ')
    .trim()
  return { value, number: begins.number }
}

function takeHashtags(lines: Line[]): Taken<string[]> | null {
  while (lines.length > 0 && lines.at(-1)?.text.trim() === '') lines.pop()
  const last = lines.at(-1)
  if (last === undefined || !isHashtagLine(last.text)) return null
  lines.pop()
  return { value: readHashtags(last.text), number: last.number }
}
