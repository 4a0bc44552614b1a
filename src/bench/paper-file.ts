/** Writes a corpus file of any length: the recorded papers when they are there, else the bundled
 * sample, repeated with ids of their own and on earlier days. Texts repeat, ids never. */
import { createWriteStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readSamplePapers } from '../ingest/sample/read-sample.ts'
import { addDays } from '../lib/local-time.ts'

type CorpusPaper = {
  id: string
  first_listed: string
  title: string
  authors: string[]
  categories: string[]
  comment: string | null
  abstract: string
}

export type PaperStock = { corpus: 'recorded' | 'sample'; papers: CorpusPaper[] }

export async function readStock(sharedFolder: string): Promise<PaperStock> {
  const folder = join(sharedFolder, 'data/arxiv-corpus')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.jsonl')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const papers = texts.flatMap((text) =>
    text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as CorpusPaper] : [])),
  )
  return papers.length > 0 ? { corpus: 'recorded', papers } : { corpus: 'sample', papers: sample() }
}

const sample = (): CorpusPaper[] =>
  readSamplePapers().map(({ publicId, listingDay, title, authors, categories, abstract }) => ({
    id: publicId,
    first_listed: listingDay as string,
    title,
    authors,
    categories,
    comment: null,
    abstract,
  }))

/** Repetitions go back a stretch of days each, up to this many times, and then begin anew: no
 * paper comes to lie before its kind of id. */
const stretches = 300

/** `days`: the papers are dealt out to these days in equal parts instead of their own. */
export async function writePaperFile(
  path: string,
  { papers }: PaperStock,
  input: { count: number; days?: string[] },
): Promise<void> {
  const dated = papers.map(({ first_listed }) => first_listed).sort()
  const first = Date.parse(dated[0] as string)
  const span = (Date.parse(dated.at(-1) as string) - first) / 86_400_000 + 1
  // Whole weeks, so that a Monday stays one.
  const stretch = Math.ceil(span / 7) * 7
  const idOn = idCounter()
  function* lines() {
    for (let at = 0; at < input.count; at++) {
      const paper = papers[at % papers.length] as CorpusPaper
      const repetition = Math.floor(at / papers.length) % stretches
      const day = input.days
        ? (input.days[Math.floor((at / input.count) * input.days.length)] as string)
        : addDays(paper.first_listed, -repetition * stretch)
      yield `${JSON.stringify({ ...paper, id: idOn(day), first_listed: day })}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
}

/** arXiv's own form of an id has no room for more. */
const mostAMonth = 99_999

/** The next free id of a day's month, or of one before it. */
function idCounter() {
  const used = new Map<string, number>()
  return (day: string): string => {
    let month = day.slice(0, 7)
    while (used.get(month) === mostAMonth) month = addDays(`${month}-01`, -1).slice(0, 7)
    const number = (used.get(month) ?? 0) + 1
    used.set(month, number)
    return `${month.slice(2).replace('-', '')}.${String(number).padStart(5, '0')}`
  }
}
