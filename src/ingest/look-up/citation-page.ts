/** The paper a web page is about, by what it says of itself for search engines (`citation_*`, as Google
 * Scholar asks of publishers, arXiv and preprint servers), else by Dublin Core or Open Graph. */
import { Parser } from 'htmlparser2'
import type { RawWork } from '../admit-paper.ts'

export type CitationPage = RawWork & { submittedOn: string | null }

/** Tags read of a page; what comes after is not looked at. */
const mostTags = 20_000

/** Null for a page that is about no paper: one with a title and nothing else might be anything. */
export function readCitationPage(html: string, url: string): CitationPage | null {
  const meta = readMeta(html)
  const first = (...names: string[]): string =>
    names.map((name) => meta.get(name)?.find((value) => value.trim() !== '')).find(Boolean) ?? ''
  const authors = meta.get('citation_author') ?? meta.get('dc.creator') ?? []
  const title = first('citation_title', 'dc.title')
  if (title === '' || authors.length === 0) return null
  return {
    arxivId: first('citation_arxiv_id') || null,
    url,
    title,
    abstract: withoutTags(
      first('citation_abstract', 'dc.description', 'og:description', 'description'),
    ),
    authors: authors.flatMap((names) => names.split(/\s*;\s*/)).map(forenamesFirst),
    affiliations: meta.get('citation_author_institution') ?? [],
    categories: [],
    journalRef: first('citation_journal_title', 'citation_conference_title') || null,
    doi: first('citation_doi', 'dc.identifier', 'prism.doi') || null,
    submittedOn: dayOf(first('citation_date', 'citation_online_date', 'citation_publication_date')),
  }
}

function readMeta(html: string): Map<string, string[]> {
  const meta = new Map<string, string[]>()
  let tags = 0
  const parser = new Parser({
    onopentag(name, { name: key, property, content }) {
      tags += 1
      if (tags > mostTags) parser.pause()
      const named = (key ?? property ?? '').toLowerCase().replace(/^dcterms\./, 'dc.')
      if (name !== 'meta' || named === '' || content === undefined) return
      const values = meta.get(named)
      if (values) values.push(content)
      else meta.set(named, [content])
    },
  })
  parser.write(html)
  return meta
}

/** `Bee, Ada` -> `Ada Bee`. */
function forenamesFirst(name: string): string {
  const [family, given, ...more] = name.split(/\s*,\s*/)
  return given && more.length === 0 ? `${given} ${family}` : name
}

/** A tag, and not what stands between the signs of `0 < x and y > 1` or `a<b and c>d`. */
const tag = /<\/?[a-z][\w:-]{0,40}(?:\s[^<>=]{0,40}=[^<>]{0,200})?\s?\/?>/gi

const withoutTags = (text: string): string => text.replace(tag, ' ')

const dayOf = (text: string): string | null =>
  /^(\d{4})[-/](\d\d)[-/](\d\d)/.exec(text)?.slice(1, 4).join('-') ?? null
