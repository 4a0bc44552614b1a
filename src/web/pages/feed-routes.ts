/** GET /feeds/{papers,tags/:slug,days/:date,search}/atom.xml and feed.json: what the page of the same name
 * lists, newest first, for feed readers. */
import { type Context, Hono } from 'hono'
import { readPaperNotes } from '../../editorial/read-paper-notes.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { newestPapers } from '../../papers/newest-papers.ts'
import { readRanking } from '../../papers/popularity/read-ranking.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { searchPapers } from '../../papers/search-papers.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { withinTime } from '../../storage/within-time.ts'
import { readTagPapers } from '../../tagging/read-tag-papers.ts'
import { readTagsOf } from '../../tagging/read-tags-of.ts'
import { openToAll } from '../api/open-to-all.ts'
import { atomFile, atomType, jsonFeedFile, jsonFeedType } from '../feed-files.ts'
import {
  dayFeed,
  type FeedName,
  feedPath,
  newestFeed,
  searchFeed,
  tagFeed,
  trendingFeed,
} from '../feed-paths.ts'
import type { PageContext } from '../page-context.ts'
import { countAct, type PageDeps } from '../page-deps.ts'
import { paperEntry } from '../paper-entry.ts'
import { dayPath, isDay, listPath, searchPath, tagPath } from '../paths.ts'
import type { StoreView } from '../store-view.ts'
import { TookTooLong } from '../took-too-long.ts'

const entries = 50
const longestSearchMs = 3_000

type Listed = { title: string; home: string; feed: string; ids: number[] }
type List = (page: PageContext, view: StoreView) => Promise<Listed | null>

const kinds = [
  { name: 'atom.xml', type: atomType, write: atomFile },
  { name: 'feed.json', type: jsonFeedType, write: jsonFeedFile },
] as const satisfies ReadonlyArray<{ name: FeedName; type: string; write: unknown }>

const folders = ['papers', 'trending', 'tags/:slug', 'days/:date', 'search']

export function feedRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  for (const folder of folders) routes.options(`/feeds/${folder}/:file`, openToAll)
  for (const kind of kinds) {
    const { name } = kind
    const send = (c: Context, read: string, list: List) => sendFeed(deps, c, { kind, read, list })
    routes
      .get(`/feeds/papers/${name}`, openToAll, (c) => send(c, '', listNewest(deps)))
      .get(`/feeds/trending/${name}`, openToAll, (c) =>
        sendFeed(deps, c, { kind, read: '', list: listTrending(deps), counts: true }),
      )
      .get(`/feeds/tags/:slug/${name}`, openToAll, (c) =>
        send(c, '', listTag(deps, c.req.param('slug'))),
      )
      .get(`/feeds/days/:date/${name}`, openToAll, (c) =>
        send(c, '', listDay(deps, c.req.param('date'))),
      )
      .get(`/feeds/search/${name}`, openToAll, (c) => {
        const typed = cleanText(c.req.query('q') ?? '')
        return send(c, `?${typed}`, listFound(deps, c, typed))
      })
  }
  return routes
}

type Sent = { kind: (typeof kinds)[number]; read: string; list: List; counts?: boolean }

const sendFeed = (deps: PageDeps, c: Context, { kind, read, list, counts = false }: Sent) => {
  const make = async (page: PageContext, view: StoreView) => {
    const listed = await list(page, view)
    if (listed === null) return null
    const [papers, tags, notes, { tags: topics }] = await Promise.all([
      readPapers(deps.db, listed.ids),
      readTagsOf(deps.db, listed.ids),
      readPaperNotes(deps.db, listed.ids, { released: true }),
      view.tags(page.locale),
    ])
    const known = new Set(topics.map(({ slug }) => slug))
    const inOrder = listed.ids.flatMap((id) => papers.get(id) ?? [])
    const text = kind.write({
      title: listed.title,
      publisher: siteName(page),
      home: page.site.absolute(listed.home),
      self: page.site.absolute(feedPath(listed.feed, kind.name)),
      language: page.tag,
      entries: inOrder.map((paper) =>
        paperEntry(
          { page, known },
          { paper, tags: tags.get(paper.id) ?? [], notes: notes.get(paper.id) ?? [] },
        ),
      ),
    })
    return { type: kind.type, text }
  }
  return deps.sendPublicFile(c, read, make, { counts })
}

const siteName = ({ site }: PageContext): string => site.settings.siteName

const listNewest =
  ({ db }: PageDeps): List =>
  async (page, { at }) => ({
    title: page.words.feeds.newest(siteName(page)),
    home: '/days',
    feed: newestFeed,
    ids: (await newestPapers(db, { until: at, limit: entries })).ids,
  })

const listTrending =
  ({ db }: PageDeps): List =>
  async (page) => ({
    title: page.words.feeds.trending(siteName(page)),
    home: listPath('week'),
    feed: trendingFeed,
    ids: (await readRanking(db, { list: 'week', page: 1, aPage: entries })).papers.map(
      ({ paperId }) => paperId,
    ),
  })

const listTag =
  ({ db }: PageDeps, slug: string): List =>
  async (page, view) => {
    const tag = (await view.tags(page.locale)).tags.find((one) => one.slug === slug)
    if (!tag) return null
    const isBusy = tag.volume.median >= 3
    const asked = { tagId: tag.id, until: view.at, limit: entries, isBusy }
    return {
      title: page.words.feeds.tag(siteName(page), tag.name),
      home: tagPath(slug),
      feed: tagFeed(slug),
      ids: (await readTagPapers(db, asked)).ids,
    }
  }

/** All of them: a day is read whole. */
const listDay =
  ({ db }: PageDeps, day: string): List =>
  async (page, { at }) => {
    if (!isDay(day)) return null
    const { ids } = await newestPapers(db, { until: at, day, limit: 2_000 })
    const title = page.words.feeds.day(siteName(page), page.words.days.long(day))
    return ids.length === 0 ? null : { title, home: dayPath(day), feed: dayFeed(day), ids }
  }

const listFound =
  (deps: PageDeps, c: Context, typed: string): List =>
  async (page) => {
    const parsed = typed === '' ? null : parseQuery(typed)
    if (!parsed?.ok) return null
    await countAct(deps, c, 'search')
    const input = { query: parsed.query, limit: entries }
    const found = await withinTime(deps.db, longestSearchMs, (tx) => searchPapers(tx, input))
    // An empty feed would be kept, and say that nothing matches.
    if (found === null) throw new TookTooLong()
    return {
      title: page.words.feeds.search(siteName(page), typed),
      home: searchPath(typed),
      feed: searchFeed(typed),
      ids: found.ids,
    }
  }
