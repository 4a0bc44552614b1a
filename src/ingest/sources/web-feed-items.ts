/** Items of any feed (RSS, Atom, RDF, JSON Feed) in one shape, as far as they go. */
import { parseFeed } from 'feedsmith'
import { PaperboyError } from '../../errors.ts'

export type FeedItem = {
  title: string
  /** HTML or text. */
  body: string
  link: string
  /** What may hold a DOI or an arXiv id. */
  identifiers: string[]
  authors: string[]
  /** As it is written. */
  date: string
  journal: string
}

/** A document type is how both known expansion attacks begin, and no feed needs one. */
const documentType = /<!(?:DOCTYPE|ENTITY)/i

/** feedsmith reads what was cut off as if it were whole, and half a paper would be stored. */
const wholeFeed = /<\/(?:rss|feed|(?:[\w-]+:)?RDF)\s*>\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)*$/i

/** Throws PaperboyError 'bad-input' for what is no feed. */
export function readFeedItems(text: string): FeedItem[] {
  if (documentType.test(text.slice(0, 100_000))) throw notFeed('it has a document type')
  const isXml = text.trimStart().startsWith('<')
  if (isXml && !wholeFeed.test(text.slice(-2000))) throw notFeed('its end is missing')
  try {
    const parsed = parseFeed(text)
    if (parsed.format === 'atom') return listOf<AtomEntry>(parsed.feed.entries).map(fromAtom)
    if (parsed.format === 'json') return listOf<JsonItem>(parsed.feed.items).map(fromJson)
    if (parsed.format === 'rdf') return listOf<RdfItem>(parsed.feed.items).map(fromRdf)
    return listOf<RssItem>(parsed.feed.items).map(fromRss)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/\s+/g, ' ').slice(0, 80) : ''
    throw notFeed(why, cause)
  }
}

const listOf = <T>(items: unknown): T[] => (Array.isArray(items) ? (items as T[]) : [])

/** As far as they are read; feedsmith leaves out what is absent. */
type RdfItem = {
  title?: string
  link?: string
  description?: string
  content?: { encoded?: string }
  dc?: Partial<Record<'creators' | 'identifiers' | 'dates' | 'sources' | 'descriptions', string[]>>
}
type RssItem = RdfItem & {
  authors?: Array<{ name?: string }>
  guid?: { value?: string }
  pubDate?: string
  prism?: { doi?: string; publicationName?: string }
}
type AtomEntry = {
  id?: string
  title?: { value?: string }
  content?: { value?: string }
  summary?: { value?: string }
  links?: Array<{ href?: string; rel?: string }>
  authors?: Array<{ name?: string }>
  arxiv?: { doi?: string }
  published?: string
  updated?: string
}
type JsonItem = {
  id?: string
  url?: string
  title?: string
  content_html?: string
  content_text?: string
  summary?: string
  authors?: Array<{ name?: string }>
  date_published?: string
  date_modified?: string
}

function fromRss(item: RssItem): FeedItem {
  const names = (item.authors ?? []).map((one) => one?.name ?? '')
  const { prism, pubDate } = item
  const told = fromRdf(item)
  return {
    ...told,
    identifiers: [prism?.doi ?? '', item.guid?.value ?? '', ...told.identifiers],
    authors: told.authors.length > 0 ? told.authors : names,
    date: pubDate ?? told.date,
    journal: prism?.publicationName ?? told.journal,
  }
}

/** What RSS 1.0 has; RSS 2.0 feeds of journals use the same modules. */
function fromRdf(item: RdfItem): FeedItem {
  const { title = '', link = '', dc } = item
  return {
    title,
    body: longer(item.content?.encoded, item.description ?? dc?.descriptions?.[0]),
    link,
    identifiers: [...(dc?.identifiers ?? []), link],
    authors: (dc?.creators ?? []).map((name) => name ?? ''),
    date: dc?.dates?.[0] ?? '',
    journal: dc?.sources?.[0] ?? '',
  }
}

function fromAtom(entry: AtomEntry): FeedItem {
  const links = entry.links ?? []
  const page = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0]
  return {
    title: entry.title?.value ?? '',
    body: longer(entry.content?.value, entry.summary?.value),
    link: page?.href ?? '',
    identifiers: [entry.arxiv?.doi ?? '', entry.id ?? '', page?.href ?? ''],
    authors: (entry.authors ?? []).map(({ name }) => name ?? ''),
    date: entry.published ?? entry.updated ?? '',
    journal: '',
  }
}

function fromJson(item: JsonItem): FeedItem {
  return {
    title: item.title ?? '',
    body: longer(item.content_html ?? item.content_text, item.summary),
    link: item.url ?? '',
    identifiers: [item.id ?? '', item.url ?? ''],
    authors: (item.authors ?? []).map((author) => author?.name ?? ''),
    date: String(item.date_published ?? item.date_modified ?? ''),
    journal: '',
  }
}

/** Some put the abstract here, some there, and a teaser into the other. */
const longer = (one = '', other = ''): string => (one.length >= other.length ? one : other)

const notFeed = (why: string, cause?: unknown): PaperboyError =>
  new PaperboyError('bad-input', `this is no feed (RSS, Atom, RDF or JSON Feed): ${why}`, { cause })
