/** A reply of arXiv's search API, in either of its two wire formats: read by name and rel, never by
 * order (sources.md section 2). Errors come as an entry called "Error" with HTTP 200. */
import { PaperboyError } from '../../errors.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { nodesOf, parseXml, textOf, textsOf, type XmlNode } from '../../lib/xml.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitPaper } from '../admit-paper.ts'
import { estimatedListing } from '../estimated-listing.ts'
import type { KnownCategories, Skipped } from '../source.ts'

export type ApiReply = { total: number; papers: IncomingPaper[]; skipped: Skipped[] }

const lists = ['entry', 'author', 'category', 'link', 'arxiv:affiliation']

/** Throws PaperboyError 'bad-input' for what is no reply, for the service's own errors, and for a page
 * without entries though there are results: ask again then. */
export function readApiReply(text: string, knownCategories: KnownCategories): ApiReply {
  const { node } = parseXml(text, { roots: ['feed'], lists })
  const told = textOf(node, 'opensearch:totalResults')
  if (!/^\d+$/.test(told)) throw notApi('it tells no number of results')
  const entries = nodesOf(node, 'entry')
  const error = entries.find((entry) => /\/api\/errors#/.test(textOf(entry, 'id')))
  if (error) throw notApi(`arXiv refused it: ${cleanText(textOf(error, 'summary'), { max: 160 })}`)
  const total = Number(told)
  const start = Number(textOf(node, 'opensearch:startIndex') || 0)
  if (entries.length === 0 && total > start) throw notApi('it is empty though there are results')
  const reply: ApiReply = { total, papers: [], skipped: [] }
  for (const entry of entries) {
    const id = textOf(entry, 'id').replace(/^https?:\/\/(?:[a-z]+\.)?arxiv\.org\/abs\//i, '')
    const read = readEntry(entry, id, knownCategories)
    if (typeof read === 'string')
      reply.skipped.push({ where: cleanText(id, { max: 60 }), why: read })
    else reply.papers.push(read)
  }
  return reply
}

/** The paper, or why it is none. */
function readEntry(
  entry: XmlNode,
  id: string,
  knownCategories: KnownCategories,
): IncomingPaper | string {
  // Classes of ACM and MSC stand among the categories; the taxonomy leaves them out.
  const categories = ['arxiv:primary_category', 'category']
    .flatMap((name) => nodesOf(entry, name))
    .map((category) => textOf({ term: category['@_term'] }, 'term'))
  const authors = nodesOf(entry, 'author')
  const admission = admitPaper(
    {
      id,
      title: textOf(entry, 'title'),
      abstract: textOf(entry, 'summary'),
      authors: authors.map((author) => textOf(author, 'name')),
      affiliations: authors.flatMap((author) => textsOf(author, 'arxiv:affiliation')),
      categories,
      comment: textOf(entry, 'arxiv:comment'),
      journalRef: textOf(entry, 'arxiv:journal_ref'),
      doi: textsOf(entry, 'arxiv:doi').join(' '),
    },
    knownCategories,
  )
  if (!admission.ok) return admission.why
  const at = new Date(textOf(entry, 'published'))
  const submitted = Number.isNaN(at.getTime()) ? null : at
  const { paper } = admission
  const listing = estimatedListing(paper.publicId, submitted)
  return { ...paper, ...listing, submittedAt: submitted }
}

const notApi = (why: string): PaperboyError =>
  new PaperboyError('bad-input', `this is no answer of arXiv's API: ${why}`)
