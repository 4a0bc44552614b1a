/** GET /editions, /editions/:slug, /editions/:slug/:date, and a series' feeds. */
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { noteText } from '../../editorial/note/note-words.ts'
import {
  type Edition,
  listEditions,
  neighbourEditions,
  readEdition,
} from '../../editorial/read-edition.ts'
import { awayAt, findSeries, listSeries, type Series } from '../../editorial/series.ts'
import { instantOfLocal } from '../../lib/local-time.ts'
import { texToText } from '../../lib/tex.ts'
import { atomFile, atomType, type FeedEntry, jsonFeedFile, jsonFeedType } from '../feed-files.ts'
import type { PageDeps } from '../page-deps.ts'
import { editionPath, isDay, seriesPath } from '../paths.ts'
import { EditionPage, EditionsPage } from './editions-page.tsx'

const editionsAPage = 60
/** A month of a daily series. */
const editionsInFeed = 30

const feeds = [
  { name: 'atom.xml', type: atomType, write: atomFile },
  { name: 'feed.json', type: jsonFeedType, write: jsonFeedFile },
]

export function editionsRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
    .get('/editions', (c) => showList(deps, c, null))
    .get('/editions/:slug', (c) => showList(deps, c, c.req.param('slug')))
  for (const feed of feeds) {
    routes.get(`/editions/:slug/${feed.name}`, etag(), (c) => sendFeed(deps, c, feed))
  }
  return routes.get('/editions/:slug/:date', (c) => {
    const date = c.req.param('date')
    return isDay(date) ? showEdition(deps, c, c.req.param('slug'), date) : c.notFound()
  })
}

function showList(deps: PageDeps, c: Context, slug: string | null) {
  const asked = c.req.query('before')
  const before = asked !== undefined && isDay(asked) ? asked : undefined
  return deps.sendPublic(c, async (page, view) => {
    const series = slug === null ? null : await findSeries(deps.db, slug)
    if (slug !== null && !series) return null
    const found = await listEditions(deps.db, {
      ...(series && { seriesId: series.id }),
      before,
      limit: editionsAPage + 1,
    })
    const editions = found.slice(0, editionsAPage)
    const older = found.length > editionsAPage ? (editions.at(-1)?.date ?? null) : null
    const all = series ? [] : await listSeries(deps.db)
    const away = series && awayAt(series, view.at)
    const shown = { series, away, editions, all, older }
    return <EditionsPage page={page} {...shown} />
  })
}

function showEdition(deps: PageDeps, c: Context, slug: string, date: string) {
  return deps.sendPublic(c, async (page, view) => {
    const series = await findSeries(deps.db, slug)
    const edition = series && (await readEdition(deps.db, { seriesId: series.id, date }))
    if (!series || edition?.state !== 'published') return null
    const { tags } = await view.tags(page.locale)
    const turns = await neighbourEditions(deps.db, { seriesId: series.id, date })
    const known = new Set(tags.map((tag) => tag.slug))
    const away = awayAt(series, view.at)
    return <EditionPage page={page} {...{ series, away, edition, known, turns }} />
  })
}

async function sendFeed(deps: PageDeps, c: Context, { name, type, write }: (typeof feeds)[number]) {
  const series = await findSeries(deps.db, c.req.param('slug') ?? '')
  if (!series) return c.notFound()
  const { site, words } = deps.pageOf(c)
  const listed = await listEditions(deps.db, { seriesId: series.id, limit: editionsInFeed })
  const entries: FeedEntry[] = []
  for (const { date } of listed) {
    const edition = await readEdition(deps.db, { seriesId: series.id, date })
    if (edition) entries.push(entryOf(edition, { series, words, site }))
  }
  const file = write({
    title: series.name,
    home: site.absolute(seriesPath(series.slug)),
    self: site.absolute(`${seriesPath(series.slug)}/${name}`),
    language: series.language,
    updated: entries[0]?.at ?? new Date(0),
    entries,
  })
  return c.body(file, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=300' })
}

type Telling = { series: Series } & Pick<ReturnType<PageDeps['pageOf']>, 'words' | 'site'>

/** History that was brought in keeps its date, and its hour where a file told it. */
function entryOf(edition: Edition, { series, words, site }: Telling): FeedEntry {
  const url = site.absolute(editionPath(series.slug, edition.date))
  const summary = edition.notes
    .map(({ paper, blocks, hashtags }) =>
      [texToText(paper.title), noteText(blocks), hashtags.map((tag) => `#${tag}`).join(' ')]
        .filter((text) => text !== '')
        .join('\n\n'),
    )
    .join('\n\n\n')
  const spoken = new Set(
    edition.notes.filter(({ blocks }) => blocks.length > 0).map(({ language }) => language),
  )
  const [language] = spoken
  const dated = new Date(`${edition.date}T00:00:00Z`)
  const midnight = instantOfLocal(edition.date, 0, series.timezone)
  const isHourTold = !edition.imported || edition.publishedAt?.getTime() !== midnight.getTime()
  return {
    id: url,
    url,
    title: words.editions.of(series.name, words.dates.full(edition.date)),
    summary,
    authors: [series.name],
    language: spoken.size === 1 && language !== series.language ? language : undefined,
    at: isHourTold ? (edition.publishedAt ?? dated) : dated,
  }
}
