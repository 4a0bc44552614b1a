/** GET /preferences/:token/digests: a reader's past digests, `?q=` a search in them, `?paper=` why one
 * was not among them. Changes nothing. */
import { type Context, Hono } from 'hono'
import { findInDigests, listDigests } from '../../digest/find-in-digests.ts'
import { type ToldPaper, tellDigests } from '../../digest/tell-digests.ts'
import { cleanText } from '../../lib/clean-text.ts'
import { reasonTexts } from '../../locales/texts.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { linkFor } from '../../subscribers/links.ts'
import { openLink } from '../../subscribers/open-link.ts'
import { readPreferences } from '../../subscribers/read-preferences.ts'
import { readQuery } from '../../subscribers/store-queries.ts'
import { privatePages } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import { DigestsPage, type DigestsView } from './digests-page.tsx'
import { tellWhy } from './tell-why.ts'

const path = '/preferences/:token/digests'
const perPage = 20
const foundAtMost = 50
const titlesShown = 3

type Asked = { deps: PageDeps; page: PageContext; subscriberId: number; linkEpoch: number }

export function digestsRoutes(deps: PageDeps): Hono {
  const routes = new Hono()
  routes.use(path, privatePages)
  routes.get(path, async (c) => {
    const page = deps.pageOf(c)
    const token = c.req.param('token')
    const link = await openLink(deps, 'preferences', token)
    const reader = link && (await readPreferences(deps, { subscriberId: link.row }))
    // Of a token that is none of ours anything may come: a header holds no line break.
    if (!reader) return c.redirect(page.site.path(`/preferences/${encodeURIComponent(token)}`))
    const { subscriberId, linkEpoch } = reader
    const asked = { deps, page, subscriberId, linkEpoch }
    return sendPage(c, <DigestsPage page={page} view={await viewOf(c, asked)} />)
  })
  return routes
}

async function viewOf(c: Context, asked: Asked): Promise<DigestsView> {
  const { deps, page, subscriberId } = asked
  const action = page.site.path(c.req.path)
  const number = pageNumber(c.req.query('page'))
  const { ids, total } = await listDigests(deps.db, {
    subscriberId,
    limit: perPage,
    skip: (number - 1) * perPage,
  })
  const told = await tellDigests(deps.db, { digestIds: ids, locale: page.locale })
  const { digests: words, dates } = page.words
  return {
    action,
    preferencesUrl: action.replace(/\/digests$/, ''),
    digests: told.map(({ digestId, period, papers }) => ({
      text: words.line(dates.full(period), papers.length),
      viewUrl: deps.links.view(digestId),
      titles: papers.slice(0, titlesShown).map(({ title }) => title),
    })),
    pages: [
      number > 1 ? { href: `${action}?page=${number - 1}`, text: words.newer, rel: 'prev' } : null,
      number * perPage < total
        ? { href: `${action}?page=${number + 1}`, text: words.older, rel: 'next' }
        : null,
    ],
    search: await search(asked, cleanText(c.req.query('q') ?? '', { max: 500 })),
    foundAtMost,
    feedUrl: linkFor(deps.links, 'digestFeed', asked),
    why: await tellWhy(deps, page, {
      subscriberId,
      typed: cleanText(c.req.query('paper') ?? '', { max: 200 }),
    }),
  }
}

const pageNumber = (given: string | undefined): number =>
  given !== undefined && /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 1

async function search(asked: Asked, typed: string): Promise<DigestsView['search']> {
  const { deps, page, subscriberId } = asked
  if (typed === '') return { typed, wrong: null, found: null }
  const parsed = parseQuery(typed)
  if (!parsed.ok) {
    const { position } = parsed.error
    const read = readQuery(typed)
    const text = read.ok ? '' : cleanText(read.problem.message)
    return { typed, wrong: { typed, position, text }, found: null }
  }
  const { query } = parsed
  const picks = await findInDigests(deps.db, { subscriberId, query, limit: foundAtMost })
  const digestIds = [...new Set(picks.map(({ digestId }) => digestId))]
  const told = await tellDigests(deps.db, { digestIds, locale: page.locale })
  const byId = new Map(told.map((digest) => [digest.digestId, digest]))
  const { dates, digests: words } = page.words
  const found = picks.flatMap(({ digestId, paperId }) => {
    const digest = byId.get(digestId)
    const shown = digest?.papers.find(({ paper }) => paper.id === paperId)
    if (!digest || !shown) return []
    const where = words.in(dates.full(digest.period))
    return [{ ...lineOf(page, shown), where, viewUrl: deps.links.view(digestId) }]
  })
  return { typed, wrong: null, found }
}

const lineOf = (page: PageContext, { id, title, reasons }: ToldPaper) => ({
  title,
  url: page.site.path(paperPath(id)),
  reasons: reasons.join(reasonTexts(page.locale).between),
})
