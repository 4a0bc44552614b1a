/** Corpus files, JSONL: streamed, so that their size does not matter. */
import { cleanText } from '../../lib/clean-text.ts'
import { type Line, readLines } from '../read-lines.ts'
import { type KnownCategories, pageSize, type Source, type SourcePage } from '../source.ts'
import { readCorpusLine } from './corpus-line.ts'

/** The longest line of the corpus has 4 KB; 5,000 authors make 200 KB. */
const maxLineBytes = 1_000_000

export const corpusFile = (path: string, knownCategories: KnownCategories): Source => ({
  name: 'corpus',
  async *pages() {
    let page = emptyPage()
    for await (const line of readLines(path, maxLineBytes)) {
      takeLine(page, line, knownCategories)
      if (page.papers.length + page.skipped.length < pageSize) continue
      yield page
      page = emptyPage()
    }
    yield page
  },
})

const emptyPage = (): SourcePage => ({ papers: [], signals: [], skipped: [] })

function takeLine(page: SourcePage, line: Line, knownCategories: KnownCategories): void {
  const where = `line ${line.number}`
  if (!line.ok) {
    page.skipped.push({ where, why: line.why })
    return
  }
  const read = readCorpusLine(line.text, knownCategories)
  if (read.ok) page.papers.push(read.paper)
  else {
    const name = cleanText(read.id, { max: 40 })
    page.skipped.push({ where: name === '' ? where : `${where} (${name})`, why: read.why })
  }
}
