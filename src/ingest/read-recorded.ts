/** A recorded answer of arXiv's: feed, OAI-PMH or API. What it tells is history: its papers were available
 * when their listing day began. */
import type { IncomingPaper } from '../papers/paper.ts'
import { startOfListingDay } from './arxiv-calendar.ts'
import type { KnownCategories, Skipped, SourcePage } from './source.ts'
import { readApiReply } from './sources/arxiv-api-reply.ts'
import { readOaiRecord } from './sources/arxiv-oai-record.ts'
import { readOaiReply } from './sources/arxiv-oai-reply.ts'
import { readArxivFeed } from './sources/arxiv-rss-feed.ts'

type Recorded = { name: string; page: SourcePage }

/** Throws PaperboyError 'bad-input' for anything else. */
export function readRecorded(text: string, knownCategories: KnownCategories): Recorded {
  if (/<OAI-PMH\b/i.test(text.slice(0, 2000))) {
    return { name: 'arxiv-oai', page: pageOf(readOai(text, knownCategories)) }
  }
  if (/<opensearch:totalResults\b/.test(text.slice(0, 5000))) {
    return { name: 'arxiv-api', page: pageOf(readApiReply(text, knownCategories)) }
  }
  const { items, skipped } = readArxivFeed(text, knownCategories)
  const papers = items.map(({ paper }) => paper)
  return { name: 'arxiv-rss', page: pageOf({ papers, skipped }) }
}

type Read = { papers: IncomingPaper[]; skipped: Skipped[] }

function readOai(text: string, knownCategories: KnownCategories): Read {
  const reply = readOaiReply(text)
  const read: Read = { papers: [], skipped: [] }
  for (const record of reply.kind === 'records' ? reply.records : []) {
    const one = readOaiRecord(record, knownCategories)
    if (one.ok) read.papers.push(one.paper)
    else read.skipped.push({ where: one.id, why: one.why })
  }
  return read
}

const pageOf = ({ papers, skipped }: Read): SourcePage => ({
  papers: papers.map((paper) =>
    paper.listingDay === null
      ? paper
      : { ...paper, availableAt: startOfListingDay(paper.listingDay) },
  ),
  signals: [],
  skipped,
})
