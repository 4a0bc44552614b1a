/** Atom and JSON Feed files. Texts are cleaned by whoever made them; this escapes. Pure. */
import { XMLBuilder } from 'fast-xml-parser'

export type FeedEntry = {
  /** Never changes: feed readers tell entries apart by it. */
  id: string
  url: string
  title: string
  summary: string
  authors: string[]
  at: Date
  /** Where it is another than the feed's. */
  language?: string | undefined
  /** Slugs of tags. */
  tags?: string[]
}

export type FeedFile = {
  title: string
  /** Address of the page it is about. */
  home: string
  /** Its own address. */
  self: string
  language: string
  updated: Date
  entries: FeedEntry[]
}

export const atomType = 'application/atom+xml; charset=utf-8'
export const jsonFeedType = 'application/feed+json; charset=utf-8'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@_', format: true })

export const atomFile = (feed: FeedFile): string =>
  builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'utf-8' },
    feed: {
      '@_xmlns': 'http://www.w3.org/2005/Atom',
      '@_xml:lang': feed.language,
      title: feed.title,
      id: feed.self,
      updated: feed.updated.toISOString(),
      link: [
        { '@_rel': 'alternate', '@_type': 'text/html', '@_href': feed.home },
        { '@_rel': 'self', '@_type': 'application/atom+xml', '@_href': feed.self },
      ],
      entry: feed.entries.map(({ id, url, title, summary, authors, at, language, tags = [] }) => ({
        title,
        id,
        link: { '@_rel': 'alternate', '@_type': 'text/html', '@_href': url },
        updated: at.toISOString(),
        published: at.toISOString(),
        // Atom asks for one at least.
        author: (authors.length > 0 ? authors : ['arXiv']).map((name) => ({ name })),
        category: tags.map((tag) => ({ '@_term': tag })),
        summary: {
          '@_type': 'text',
          ...(language !== undefined && { '@_xml:lang': language }),
          '#text': summary,
        },
      })),
    },
  })

export const jsonFeedFile = (feed: FeedFile): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    language: feed.language,
    items: feed.entries.map(({ id, url, title, summary, authors, at, language, tags }) => ({
      id,
      url,
      title,
      content_text: summary,
      date_published: at.toISOString(),
      authors: authors.map((name) => ({ name })),
      ...(language !== undefined && { language }),
      ...(tags && { tags }),
    })),
  })
