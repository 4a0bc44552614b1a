/** GET /sitemap.xml and the files it names: every page that anybody may read. Papers go by the month they
 * were announced in, which keeps each file below the 50,000 addresses that search engines take. */
import { sql } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { listEditions } from '../../editorial/read-edition.ts'
import { listSeries } from '../../editorial/series.ts'
import { newestListingDays } from '../../papers/listing-days.ts'
import type { Db } from '../../storage/database.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import {
  dayPath,
  editionPath,
  isDay,
  listPath,
  noticedLists,
  paperPath,
  seriesPath,
  tagPath,
} from '../paths.ts'
import { type SitemapEntry, sitemapFile, sitemapIndex, sitemapType } from '../sitemap-files.ts'
import type { StoreView } from '../store-view.ts'

const standing = [
  ...noticedLists.map(listPath),
  '/',
  '/days',
  '/tags',
  '/search',
  '/about',
  '/privacy',
  '/status',
  '/api',
]
/** Listing days named, and editions: about two years. */
const daysNamed = 500
const editionsNamed = 500
const mostInFile = 50_000

type List = (page: PageContext, view: StoreView) => Promise<SitemapEntry[] | null>

/** Without ROBOTS there is none: nobody is meant to look. */
export function sitemapRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  if (!deps.settings.robots) return routes
  const send = (c: Context, list: List, write = sitemapFile) =>
    deps.sendPublicFile(c, '', async (page, view) => {
      const entries = await list(page, view)
      return entries && { type: sitemapType, text: write(entries) }
    })
  return routes
    .get('/sitemap.xml', (c) => send(c, listFiles(deps), sitemapIndex))
    .get('/sitemaps/pages.xml', (c) => send(c, listPages(deps)))
    .get('/sitemaps/:file', (c) => {
      const [, month] = /^papers-(\d{4}-\d{2})\.xml$/.exec(c.req.param('file')) ?? []
      return month === undefined ? c.notFound() : send(c, listPapers(deps, month))
    })
}

const listFiles =
  ({ db }: PageDeps): List =>
  async ({ site }, { at }) => {
    // From month to month along papers_listing_day.
    const rows = await db.execute<{ month: string }>(sql`
      with recursive months(first) as (
        select date_trunc('month', max(listing_day))::date from papers
          where available_at <= ${at.toISOString()}::timestamptz and not sample
        union all
        select (select date_trunc('month', max(listing_day))::date from papers
          where listing_day < first and available_at <= ${at.toISOString()}::timestamptz
            and not sample)
        from months where first is not null)
      select to_char(first, 'YYYY-MM') as month from months where first is not null`)
    return [
      { url: site.absolute('/sitemaps/pages.xml') },
      ...rows.map(({ month }) => ({ url: site.absolute(`/sitemaps/papers-${month}.xml`) })),
    ]
  }

const listPages =
  ({ db }: PageDeps): List =>
  async ({ site, locale }, view) => {
    const { tags } = await view.tags(locale)
    const days = await newestListingDays(db, { count: daysNamed, until: view.at })
    return [
      ...standing.map((path) => ({ url: site.absolute(path) })),
      ...tags.map(({ slug }) => ({ url: site.absolute(tagPath(slug)) })),
      ...days.map(({ day }) => ({ url: site.absolute(dayPath(day)) })),
      ...(await editionPaths(db)).map((path) => ({ url: site.absolute(path) })),
    ]
  }

/** None without a series: no page leads there then. */
async function editionPaths(db: Db): Promise<string[]> {
  const all = await listSeries(db)
  if (all.length === 0) return []
  const editions = await listEditions(db, { limit: editionsNamed })
  return [
    '/editions',
    ...all.map(({ slug }) => seriesPath(slug)),
    ...editions.map(({ slug, date }) => editionPath(slug, date)),
  ]
}

const listPapers =
  ({ db }: PageDeps, month: string): List =>
  async ({ site }, { at }) => {
    const first = `${month}-01`
    if (!isDay(first)) return null
    const rows = await db.execute<{ public_id: string; changed: string }>(sql`
      select public_id, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD') as changed from papers
      where listing_day >= ${first}::date and listing_day < ${first}::date + interval '1 month'
        and available_at <= ${at.toISOString()}::timestamptz and not sample
      order by listing_day desc, id limit ${mostInFile}`)
    if (rows.length === 0) return null
    return rows.map(({ public_id, changed }) => ({
      url: site.absolute(paperPath(public_id)),
      changed,
    }))
  }
