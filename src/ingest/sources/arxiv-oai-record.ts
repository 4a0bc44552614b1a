/** One OAI-PMH record as a paper. The format arXivRaw is what harvests ask for: it alone tells the
 * versions. In the format arXiv `created` is the day of the newest version, not of the first (so
 * recorded: v1 of 1102.0509 is of February 2011, its `created` of June 2012), and no version is named. */
import { nodesOf, textOf, textsOf, type XmlNode } from '../../lib/xml.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { admitPaper } from '../admit-paper.ts'
import { affiliationsIn } from '../affiliations-in.ts'
import { estimatedListing } from '../estimated-listing.ts'
import type { KnownCategories } from '../source.ts'
import { splitAuthors } from '../split-authors.ts'
import type { OaiRecord } from './arxiv-oai-reply.ts'

export type OaiPaper = { ok: true; paper: IncomingPaper } | { ok: false; id: string; why: string }

export function readOaiRecord(record: OaiRecord, knownCategories: KnownCategories): OaiPaper {
  const id = record.identifier.replace(/^oai:arXiv\.org:/i, '')
  if (!record.metadata) return { ok: false, id, why: 'deleted at arXiv' }
  const { format, node } = record.metadata
  if (format !== 'arXivRaw' && format !== 'arXiv') {
    return { ok: false, id, why: `its format is ${format.slice(0, 40) || 'empty'}` }
  }
  const versions = readVersions(node)
  const latest = versions.at(-1)
  const admission = admitPaper(
    {
      id: `${textOf(node, 'id') || id}${latest ? `v${latest.number}` : ''}`,
      title: textOf(node, 'title'),
      abstract: withoutEscapes(textOf(node, 'abstract')),
      ...(format === 'arXiv' ? authorsOf(node) : authorsIn(textOf(node, 'authors'))),
      categories: textsOf(node, 'categories').join(' ').trim().split(/\s+/),
      comment: withoutEscapes(textOf(node, 'comments')),
      journalRef: textOf(node, 'journal-ref'),
      doi: textsOf(node, 'doi').join(' '),
      license: textOf(node, 'license'),
    },
    knownCategories,
  )
  if (!admission.ok) return { ok: false, id, why: admission.why }
  const { paper } = admission
  const first = versions[0]
  const submitted = first?.number === 1 ? first.at : null
  const listing = estimatedListing(paper.publicId, submitted)
  return { ok: true, paper: { ...paper, ...listing, submittedAt: submitted } }
}

type Version = { number: number; at: Date | null }

/** In ascending order, however the service lists them. */
function readVersions(node: XmlNode): Version[] {
  return nodesOf(node, 'version')
    .map((version) => {
      const at = new Date(textOf(version, 'date'))
      const number = Number(/^v(\d{1,3})$/.exec(textOf(version, '@_version'))?.[1] ?? 0)
      return { number, at: Number.isNaN(at.getTime()) ? null : at }
    })
    .filter(({ number }) => number > 0)
    .sort((a, b) => a.number - b.number)
}

type Authors = { authors: string[]; affiliations: string[] }

const authorsIn = (text: string): Authors => ({
  authors: splitAuthors(text),
  affiliations: affiliationsIn(text),
})

/** `forenames keyname suffix`. */
function authorsOf(node: XmlNode): Authors {
  const authors = nodesOf(node, 'authors').flatMap((one) => nodesOf(one, 'author'))
  return {
    authors: authors.map((author) =>
      ['forenames', 'keyname', 'suffix']
        .map((part) => textOf(author, part))
        .filter((part) => part !== '')
        .join(' '),
    ),
    affiliations: authors.flatMap((author) => textsOf(author, 'affiliation')),
  }
}

/** A line break written out as backslash and n, as some old records have it; TeX knows no `\n`. */
const withoutEscapes = (text: string): string => text.replace(/\\n(?=\s|$)/g, ' ')
