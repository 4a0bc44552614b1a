/** arXiv's daily feed in Atom holds what the RSS one holds, under other names. */
import { nodesOf, textOf, type XmlNode } from '../../lib/xml.ts'

/** An Atom feed as the RSS channel it would be. */
export function asRssChannel(feed: XmlNode): XmlNode {
  return {
    title: textOf(feed, 'title'),
    link: nodesOf(feed, 'link').map((link) => link['@_href'] ?? '')[0],
    description: textOf(feed, 'subtitle'),
    // When it was made; entries bring the day they were announced.
    pubDate: textOf(feed, 'updated'),
    item: nodesOf(feed, 'entry').map(asRssItem),
  }
}

const asRssItem = (entry: XmlNode): XmlNode => ({
  ...entry,
  guid: textOf(entry, 'id'),
  description: textOf(entry, 'summary'),
  pubDate: textOf(entry, 'published'),
  link: nodesOf(entry, 'link').map((link) => link['@_href'] ?? '')[0],
  category: nodesOf(entry, 'category').map((category) => category['@_term'] ?? ''),
})
