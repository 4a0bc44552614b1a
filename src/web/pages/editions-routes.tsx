/** GET /editions, /editions/:slug, /editions/:slug/:date, and a series' feeds. */
import { type Context, Hono } from 'hono'
import { listEditions, neighbourEditions, readEdition } from '../../editorial/read-edition.ts'
import { awayAt, findSeries, listSeries } from '../../editorial/series.ts'
import { languageOf } from '../../locales/languages.ts'
import { openToAll } from '../api/open-to-all.ts'
import { editionEntry } from '../edition-entry.ts'
import { atomFile, atomType, type FeedEntry, jsonFeedFile, jsonFeedType } from '../feed-files.ts'
import { feedPath } from '../feed-paths.ts'
import type { PageDeps } from '../page-deps.ts'
import { isDay, readPlace, seriesPath, writePlace } from '../paths.ts'
import { EditionPage, EditionsPage } from './editions-page.tsx'

const editionsAPage = 60
/** A month of a daily series. */
const editionsInFeed = 30

const feeds = [
  { name: 'atom.xml', type: atomType, write: atomFile },
  { name: 'feed.json', type: jsonFeedType, write: jsonFeedFile },
] as const

export function editionsRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
    .get('/editions', (c) => showList(deps, c, null))
    .get('/editions/:slug', (c) => showList(deps, c, c.req.param('slug')))
  for (const feed of feeds) {
    routes.options(`/editions/:slug/${feed.name}`, openToAll)
    routes.get(`/editions/:slug/${feed.name}`, openToAll, (c) => sendFeed(deps, c, feed))
  }
  return routes.get('/editions/:slug/:date', (c) => {
    const date = c.req.param('date')
    return isDay(date) ? showEdition(deps, c, c.req.param('slug'), date) : c.notFound()
  })
}

function showList(deps: PageDeps, c: Context, slug: string | null) {
  const from = beginningAt(c.req.query('before') ?? '')
  return deps.sendPublic(c, async (page, view) => {
    const series = slug === null ? null : await findSeries(deps.db, slug)
    if (slug !== null && !series) return null
    const found = await listEditions(deps.db, {
      ...(series && { seriesId: series.id }),
      ...from,
      limit: editionsAPage + 1,
    })
    const editions = found.slice(0, editionsAPage)
    const last = found.length > editionsAPage ? editions.at(-1) : undefined
    const older = last ? writePlace({ listingDay: last.date, id: last.id }) : null
    const all = series ? [] : await listSeries(deps.db)
    const away = series && awayAt(series, view.at)
    const shown = { series, away, editions, all, older }
    return <EditionsPage page={page} {...shown} />
  })
}

/** After where the page before ended: series share dates. Links of before have the date alone. */
function beginningAt(asked: string) {
  if (isDay(asked)) return { before: asked }
  const place = readPlace(asked)
  return place?.listingDay ? { after: { date: place.listingDay, id: place.id } } : {}
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

/** In the language of the series, whoever asks. */
function sendFeed(deps: PageDeps, c: Context, { name, type, write }: (typeof feeds)[number]) {
  return deps.sendPublicFile(c, '', async (asked, view) => {
    const series = await findSeries(deps.db, c.req.param('slug') ?? '')
    if (!series) return null
    const { web: words, code: locale, tag } = languageOf(series.language)
    const page = { ...asked, words, locale, tag }
    const [listed, { tags }] = await Promise.all([
      listEditions(deps.db, { seriesId: series.id, limit: editionsInFeed }),
      view.tags(locale),
    ])
    const known = new Set(tags.map((one) => one.slug))
    const entries: FeedEntry[] = []
    for (const { date } of listed) {
      const edition = await readEdition(deps.db, { seriesId: series.id, date })
      if (edition) entries.push(editionEntry(edition, { series, page, known }))
    }
    const text = write({
      title: series.name,
      publisher: series.name,
      home: page.site.absolute(seriesPath(series.slug)),
      self: page.site.absolute(feedPath(seriesPath(series.slug), name)),
      language: series.language,
      entries,
    })
    return { type, text }
  })
}
