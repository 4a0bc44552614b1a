/** Papers of a BibTeX file, as reference managers write it: stored, never mailed as new. */
import { texToText } from '../../lib/tex.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import { type BibEntry, readBibtex } from '../../papers/examples/read-bibtex.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import { isOwnId } from '../../papers/public-id.ts'
import { type AdmittedPaper, admitWork } from '../admit-paper.ts'
import { nameGiven } from '../look-up/name-given.ts'
import type { KnownCategories, SourcePage } from '../source.ts'
import { isPreprintServer } from './told-facts.ts'

export function readBibtexPapers(text: string, knownCategories: KnownCategories): SourcePage {
  const page: SourcePage = { papers: [], signals: [], skipped: [] }
  for (const entry of readBibtex(text)) {
    if (!entry.fields.get('title')?.trim()) {
      page.skipped.push({ where: entry.key.slice(0, 60) || 'an entry', why: 'no title' })
      continue
    }
    const admission = admitWork(workOf(entry), knownCategories)
    if (admission.ok) page.papers.push(asTold(admission.paper))
    else page.skipped.push({ where: entry.key.slice(0, 60) || 'an entry', why: admission.why })
  }
  return page
}

/** What a journal or a preprint server tells of its own, under its DOI, it tells better. */
const asTold = (paper: AdmittedPaper): IncomingPaper => ({
  ...paper,
  ...{ listingDay: null, firstAnnouncement: false, hearsay: !isOwnId(paper.publicId) },
})

function workOf({ fields }: BibEntry) {
  const field = (name: string): string => plain(fields.get(name) ?? '')
  const names = ['eprint', 'url', 'doi', 'note', 'journal'].flatMap((name) => {
    const written = field(name)
    return [nameGiven(written), nameGiven(/arxiv:\s*(\S+)/i.exec(written)?.[1] ?? '')]
  })
  const arxiv = names.find((name) => name?.kind === 'arxiv')
  const doi = names.find((name) => name?.kind === 'doi')
  const page = names.find((name) => name?.kind === 'page')
  const journal = field('journal') || field('booktitle')
  return {
    arxivId: arxiv?.kind === 'arxiv' ? arxiv.id : null,
    doi: doi?.kind === 'doi' ? doi.doi : null,
    url: page?.kind === 'page' ? page.url : null,
    title: field('title'),
    abstract: field('abstract'),
    authors: authorsOf(fields.get('author') ?? ''),
    // Classes as arXiv's own export gives them: `primaryclass = {cs.CV}`.
    categories: [field('primaryclass')].filter((name) => name !== ''),
    journalRef: isNoJournal(journal) ? null : journal,
    comment: null,
  }
}

const isNoJournal = (name: string): boolean =>
  name === '' || /arxiv/i.test(name) || isPreprintServer(name) || parseArxivId(name) !== null

/** `Bee, Ada and {The H1 Collaboration} and Carl Dee` -> three names, forenames first. */
function authorsOf(text: string): string[] {
  return text.split(/\s+and\s+/).map((written) => {
    const name = plain(written)
    if (name === 'others') return 'et al.'
    const [family, ...rest] = name.split(/\s*,\s*/)
    const given = rest.at(-1)
    // `Family, Jr, Given` has the suffix in the middle.
    return given ? [given, family, ...rest.slice(0, -1)].join(' ') : name
  })
}

/** Braces keep letters' case for BibTeX and mean nothing to a reader; formulas keep theirs. */
const plain = (text: string): string => {
  const read = texToText(text)
  return /\$/.test(read) ? read.trim() : read.replace(/[{}]/g, '').trim()
}
