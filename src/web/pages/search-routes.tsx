/** GET /search?q=: the query language over all papers held, newest first. */
import { Hono } from 'hono'
import { readPapers } from '../../papers/read-papers.ts'
import { searchPapers } from '../../papers/search-papers.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { PageDeps } from '../page-deps.ts'
import { readPlace } from '../paths.ts'
import { type Searched, SearchPage } from './search-page.tsx'

const papersAPage = 25

export function searchRoutes(deps: PageDeps): Hono {
  return new Hono().get('/search', (c) => {
    const typed = (c.req.query('q') ?? '').trim()
    const place = readPlace(c.req.query('before') ?? '')
    return deps.sendPublic(c, async (page) => {
      const searched = await search(deps, typed, place)
      return <SearchPage page={page} typed={typed} searched={searched} />
    })
  })
}

async function search(
  { db }: PageDeps,
  typed: string,
  before: ReturnType<typeof readPlace>,
): Promise<Searched> {
  if (typed === '') return { kind: 'nothing' }
  const parsed = parseQuery(typed)
  if (!parsed.ok) return { kind: 'wrong', error: parsed.error }
  const found = await searchPapers(db, { query: parsed.query, limit: papersAPage, before })
  const papers = await readPapers(db, found.ids)
  return {
    kind: 'found',
    papers: found.ids.flatMap((id) => papers.get(id) ?? []),
    next: found.next,
    matches: found.matches,
    isFirst: before === null,
  }
}
