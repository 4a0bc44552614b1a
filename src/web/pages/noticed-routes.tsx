/** GET /trending, /most-saved and /newest: lists over all topics, a hundred a page. */
import { type Context, Hono } from 'hono'
import { newestPapers } from '../../papers/newest-papers.ts'
import { readRanking } from '../../papers/popularity/read-ranking.ts'
import type { Gains } from '../../papers/popularity/trend.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { readSignals } from '../../papers/read-signals.ts'
import type { RankingName } from '../../storage/schema/popularity.ts'
import { trendingSlug } from '../../tagging/taxonomy/signals.ts'
import type { ListedPaper } from '../components/paper-list.tsx'
import { noticedWords } from '../noticed-words.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { listPath, readPlace, trendOfWindow, writePlace } from '../paths.ts'
import type { StoreView } from '../store-view.ts'
import { NoticedPage } from './noticed-page.tsx'

const aPage = 100

export function noticedRoutes(deps: PageDeps): Hono {
  return new Hono()
    .get('/trending', (c) => showRanking(deps, c, trendOfWindow(c.req.query('window'))))
    .get('/most-saved', (c) => showRanking(deps, c, 'saved'))
    .get('/newest', (c) => showNewest(deps, c))
}

function showRanking(deps: PageDeps, c: Context, list: RankingName) {
  const asked = Number(c.req.query('page') ?? 1)
  const at = Number.isInteger(asked) && asked >= 1 && asked <= 100 ? asked : 1
  return deps.sendPublic(
    c,
    async (page, view) => {
      const found = await readRanking(deps.db, { list, page: at, aPage })
      const gains = new Map(found.papers.map(({ paperId, gained }) => [paperId, gained]))
      const papers = await readListed(deps, page, gains)
      const to = (n: number) => page.site.path(pageOf(list, n))
      const { previous, next } = page.words.day
      return (
        <NoticedPage
          page={page}
          list={list}
          papers={papers}
          follow={await followed(page, view)}
          links={[
            at > 1 ? { href: to(at - 1), text: previous, rel: 'prev' as const } : null,
            at < found.of ? { href: to(at + 1), text: next, rel: 'next' as const } : null,
          ]}
        />
      )
    },
    { counts: true },
  )
}

const pageOf = (list: RankingName, n: number): string => {
  const path = listPath(list)
  return n === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${n}`
}

/** Null: the tag is not there to be followed. */
async function followed(page: PageContext, view: StoreView): Promise<string | null> {
  const { tags } = await view.tags(page.locale)
  return tags.some(({ slug }) => slug === trendingSlug) ? trendingSlug : null
}

/** In the order of `gains`, each with what it is there for, and where it comes from. */
async function readListed(
  { db }: PageDeps,
  page: PageContext,
  gains: ReadonlyMap<number, Partial<Gains>>,
): Promise<ListedPaper[]> {
  const ids = [...gains.keys()]
  const [papers, signals] = await Promise.all([readPapers(db, ids), readSignals(db, ids)])
  return ids.flatMap((id) => {
    const paper = papers.get(id)
    if (!paper) return []
    const told = [noticedWords(page, gains.get(id) ?? {}), signals.get(id)?.organization ?? '']
    const why = told.filter((one) => one !== '').join(' · ')
    return [{ paper, tags: [], why }]
  })
}

function showNewest(deps: PageDeps, c: Context) {
  const place = readPlace(c.req.query('before') ?? '')
  const before = place?.listingDay ? { id: place.id, listingDay: place.listingDay } : null
  return deps.sendPublic(c, async (page, { at }) => {
    const found = await newestPapers(deps.db, { until: at, limit: aPage, before })
    const papers = await readListed(deps, page, new Map(found.ids.map((id) => [id, {}])))
    const own = page.site.path(listPath('newest'))
    const { newest, older } = page.words.papers
    const next = found.next && `${own}?before=${writePlace(found.next)}`
    return (
      <NoticedPage
        page={page}
        list="newest"
        papers={papers}
        follow={null}
        links={[
          before === null ? null : { href: own, text: newest },
          next === null ? null : { href: next, text: older, rel: 'next' as const },
        ]}
      />
    )
  })
}
