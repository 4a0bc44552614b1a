/** A whole arXiv feed, RSS or Atom, live or recorded. A quiet day (weekend, holiday) is a feed without items
 * and no error; an error feed is one. */
import { PaperboyError } from '../../errors.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { nodesOf, parseXml, textOf, type XmlNode } from '../../lib/xml.ts'
import { parseArxivId } from '../../papers/arxiv-id.ts'
import type { IncomingPaper } from '../../papers/paper.ts'
import type { KnownCategories, Skipped } from '../source.ts'
import { asRssChannel } from './arxiv-atom-feed.ts'
import { type AnnounceType, listingDayOf, readRssItem } from './arxiv-rss-item.ts'

export type ArxivFeed = {
  /** The feed's own day, YYYY-MM-DD; null when it tells none. */
  day: string | null
  items: Array<{ announced: AnnounceType; paper: IncomingPaper }>
  skipped: Skipped[]
  /** Items it holds, the skipped ones too; arXiv cuts at 2,000. */
  size: number
}

/** Throws PaperboyError 'bad-input' for what is no arXiv feed. */
export function readArxivFeed(text: string, knownCategories: KnownCategories): ArxivFeed {
  const channel = channelOf(text)
  if (!channel) throw notArxiv('it has no channel')
  const error = errorIn(channel)
  if (error !== null) throw new PaperboyError('bad-input', `arXiv refused the request: ${error}`)
  const nodes = nodesOf(channel, 'item')
  if (!isFromArxiv(channel, nodes)) throw notArxiv('neither its title nor an item names arXiv')
  const date = textOf(channel, 'pubDate') || textOf(channel, 'lastBuildDate')
  const feed: ArxivFeed = { day: listingDayOf(date), items: [], skipped: [], size: nodes.length }
  nodes.forEach((itemNode, index) => {
    const item = readRssItem(itemNode, date, knownCategories)
    if (item.ok) feed.items.push({ announced: item.announced, paper: item.paper })
    else feed.skipped.push({ where: whereOf(index, item.id), why: item.why })
  })
  return feed
}

const lists = ['item', 'entry', 'link', 'category', 'dc:creator']

function channelOf(text: string): XmlNode | undefined {
  const { root, node } = parseXml(text, { roots: ['rss', 'feed'], lists })
  return root === 'feed' ? asRssChannel(node) : nodesOf(node, 'channel')[0]
}

/** arXiv's error feeds are well-formed and come with HTTP 400: the reason, or null. */
function errorIn(channel: XmlNode): string | null {
  if (!/^feed error\b/i.test(textOf(channel, 'title'))) return null
  return cleanText(textOf(channel, 'description'), { max: 160 }) || 'no reason given'
}

/** The reason in the body of a refused request; null when it is not an error feed. */
export function readErrorFeed(body: string): string | null {
  try {
    const channel = channelOf(body)
    return channel ? errorIn(channel) : null
  } catch {
    return null
  }
}

function isFromArxiv(channel: XmlNode, items: XmlNode[]): boolean {
  if (items.length === 0)
    return /\barxiv\b/i.test(textOf(channel, 'title') + textOf(channel, 'link'))
  return items.some((item) => {
    const id = parseArxivId(textOf(item, 'guid')) ?? parseArxivId(textOf(item, 'link'))
    return id !== null
  })
}

const whereOf = (index: number, id: string): string => {
  const name = cleanText(id.replace(/^oai:arXiv\.org:/i, ''), { max: 60 })
  return name === '' ? `item ${index + 1}` : `item ${index + 1} (${name})`
}

const notArxiv = (why: string): PaperboyError =>
  new PaperboyError('bad-input', `this is RSS, but not a feed of arXiv: ${why}`)
