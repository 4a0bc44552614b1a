/** Atom and JSON Feed files. Texts are cleaned by whoever made them; this escapes. Pure. */
import { XMLBuilder } from 'fast-xml-parser'

export type FeedEntry = {
  /** Never changes: feed readers tell entries apart by it. */
  id: string
  url: string
  /** Where its source has it. */
  elsewhere?: string
  title: string
  summary: string
  /** More than the summary holds, of plain elements and whole addresses (feed-html.tsx). */
  html?: string | undefined
  authors: string[]
  at: Date
  /** When what it says was changed; as it came otherwise. */
  changedAt?: Date | undefined
  /** Where it is another than the feed's. */
  language?: string | undefined
  /** Slugs of tags. */
  tags?: string[]
}

export type FeedFile = {
  title: string
  /** Stands for authors whom nobody named; Atom asks for one. */
  publisher: string
  /** Address of the page it is about. */
  home: string
  /** Its own address. */
  self: string
  /** Where its own address may become another. */
  id?: string
  language: string
  entries: FeedEntry[]
}

export const atomType = 'application/atom+xml; charset=utf-8'
export const jsonFeedType = 'application/feed+json; charset=utf-8'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@_', format: true })

/** What XML 1.0 has no way to write. */
const outsideXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

export const atomFile = (feed: FeedFile): string =>
  builder
    .build({
      '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' },
      feed: {
        '@_xmlns': 'http://www.w3.org/2005/Atom',
        '@_xml:lang': feed.language,
        title: feed.title,
        id: feed.id ?? feed.self,
        updated: newestOf(feed.entries).toISOString(),
        author: { name: feed.publisher },
        link: [
          { '@_rel': 'alternate', '@_type': 'text/html', '@_href': feed.home },
          { '@_rel': 'self', '@_type': 'application/atom+xml', '@_href': feed.self },
        ],
        entry: feed.entries.map((entry) => atomEntry(entry, feed.language)),
      },
    })
    .replace(outsideXml, '')

function atomEntry(entry: FeedEntry, language: string) {
  const { url, elsewhere, at, html } = entry
  return {
    ...(isOther(entry, language) && { '@_xml:lang': entry.language }),
    title: entry.title,
    id: entry.id,
    link: [
      { '@_rel': 'alternate', '@_type': 'text/html', '@_href': url },
      ...(elsewhere === undefined || elsewhere === url
        ? []
        : [{ '@_rel': 'related', '@_href': elsewhere }]),
    ],
    updated: changeOf(entry).toISOString(),
    published: at.toISOString(),
    author: entry.authors.map((name) => ({ name })),
    category: (entry.tags ?? []).map((tag) => ({ '@_term': tag })),
    ...(html === undefined
      ? { summary: { '@_type': 'text', '#text': entry.summary } }
      : { content: { '@_type': 'html', '#text': html } }),
  }
}

export const jsonFeedFile = (feed: FeedFile): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.entries.map((entry) => jsonItem(entry, feed.language)),
  })

function jsonItem(entry: FeedEntry, language: string) {
  const { id, url, elsewhere, title, summary, html, authors, at, changedAt, tags } = entry
  return {
    id,
    url,
    ...(elsewhere !== undefined && elsewhere !== url && { external_url: elsewhere }),
    title,
    ...(html !== undefined && { content_html: html }),
    content_text: summary,
    date_published: at.toISOString(),
    ...(changedAt && { date_modified: changeOf(entry).toISOString() }),
    ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    ...(isOther(entry, language) && { language: entry.language }),
    ...(tags && { tags }),
  }
}

const isOther = (entry: FeedEntry, language: string): boolean =>
  entry.language !== undefined && entry.language !== language

const changeOf = ({ at, changedAt }: FeedEntry): Date =>
  changedAt !== undefined && changedAt > at ? changedAt : at

const newestOf = (entries: readonly FeedEntry[]): Date =>
  new Date(Math.max(0, ...entries.map((entry) => changeOf(entry).getTime())))
