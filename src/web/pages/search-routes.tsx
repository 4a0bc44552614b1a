/** GET /search?q=: the query language over all papers held, newest first. */
import { type Context, Hono } from 'hono'
import { readPapers } from '../../papers/read-papers.ts'
import { searchPapers } from '../../papers/search-papers.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { withinTime } from '../../storage/within-time.ts'
import { keepPrivate } from '../guards/headers.ts'
import { sendPage } from '../layout.tsx'
import { countAct, type PageDeps } from '../page-deps.ts'
import { readPlace } from '../paths.ts'
import { type Searched, SearchPage } from './search-page.tsx'

const papersAPage = 25
const longestMs = 3_000

/** Not a page to be kept: the next try may be quicker. */
class TookTooLong extends Error {}

export function searchRoutes(deps: PageDeps): Hono {
  return new Hono().get('/search', async (c) => {
    const typed = (c.req.query('q') ?? '').trim()
    const place = readPlace(c.req.query('before') ?? '')
    try {
      return await deps.sendPublic(c, async (page) => {
        const searched = await search(deps, c, { typed, before: place })
        return <SearchPage page={page} typed={typed} searched={searched} />
      })
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error
      keepPrivate(c)
      const page = deps.pageOf(c)
      return sendPage(c, <SearchPage page={page} typed={typed} searched={{ kind: 'long' }} />, 503)
    }
  })
}

async function search(
  deps: PageDeps,
  c: Context,
  { typed, before }: { typed: string; before: ReturnType<typeof readPlace> },
): Promise<Searched> {
  const { db } = deps
  if (typed === '') return { kind: 'nothing' }
  const parsed = parseQuery(typed)
  if (!parsed.ok) return { kind: 'wrong', error: parsed.error }
  await countAct(deps, c, 'search')
  const input = { query: parsed.query, limit: papersAPage, before }
  const found = await withinTime(db, longestMs, (tx) => searchPapers(tx, input))
  if (found === null) throw new TookTooLong()
  const papers = await readPapers(db, found.ids)
  return {
    kind: 'found',
    papers: found.ids.flatMap((id) => papers.get(id) ?? []),
    next: found.next,
    matches: found.matches,
    isFirst: before === null,
  }
}
