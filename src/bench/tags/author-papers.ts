/** Papers whose authors named keywords: recorded for measuring only (SOURCES.md beside them), in two halves
 * by venue. Nothing learns from them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexedText } from '../../query/index-paper.ts'
import { topicOfKeyword } from './keyword-table.ts'

/** Looked at while the table of keywords was written. */
const openVenues = new Set(['iclr2017', 'colm2024', 'corl2021', 'corl2022', 'corl2023', 'www2025'])
/** They were not on arXiv's lists when recorded: what a venue's papers are filed under there. */
const categories: ReadonlyArray<[venue: string, category: string]> = [
  ['iclr', 'cs.LG'],
  ['colm', 'cs.CL'],
  ['corl', 'cs.RO'],
  ['www', 'cs.IR'],
  ['3dv', 'cs.CV'],
]

export type AuthorPaper = IndexedText & {
  category: string
  /** Slugs that the authors' keywords name. */
  topics: ReadonlySet<string>
}

/** Those with a keyword that names a topic; empty where nothing is recorded. */
export async function readAuthorPapers(
  sharedFolder: string,
  half: 'open' | 'kept',
): Promise<AuthorPaper[]> {
  const folder = join(sharedFolder, 'data/author-keywords')
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as Recorded)
    .filter(({ venue }) => openVenues.has(venue) === (half === 'open'))
    .map(toPaper)
    .filter(({ topics }) => topics.size > 0)
}

type Recorded = { venue: string; title: string; abstract: string; keywords: string[] }

function toPaper({ venue, title, abstract, keywords }: Recorded): AuthorPaper {
  const category = categories.find(([name]) => venue.startsWith(name))?.[1] ?? 'cs.LG'
  const topics = new Set(keywords.flatMap((keyword) => topicOfKeyword(keyword) ?? []))
  return { title, abstract: abstract ?? '', authors: [], categories: [category], category, topics }
}
