/** The search by words: the query language over all papers held. */
import type { Context } from 'hono'
import type { Paper } from '../../papers/paper.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { countFacets, type Facets } from '../../papers/search/count-facets.ts'
import { mendQuery } from '../../papers/search/mend-query.ts'
import { rankPapers } from '../../papers/search/rank-papers.ts'
import type { Vocabulary } from '../../papers/search/vocabulary.ts'
import { searchPapers } from '../../papers/search-papers.ts'
import type { Query } from '../../query/ast.ts'
import { termsToMark } from '../../query/find-marks.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { Executor } from '../../storage/database.ts'
import { withinTime } from '../../storage/within-time.ts'
import { countAct, type PageDeps } from '../page-deps.ts'
import type { StoreView } from '../store-view.ts'
import { askedPath, narrowed, type SearchAsked } from './search-asked.ts'
import type { FoundPapers, Searched } from './search-found.ts'

const papersAPage = 25
const longestMs = 3_000
/** So few that another spelling may have been meant. */
const fewPapers = 3

export type WordsDeps = PageDeps & { readVocabulary(): Promise<Vocabulary> }
type Scene = { asked: SearchAsked; query: Query; view: StoreView; locale: string }
type Listed = Omit<FoundPapers, 'kind' | 'terms' | 'facets' | 'meant' | 'papers' | 'atLeast'> & {
  ids: number[]
}

export async function searchWords(
  deps: WordsDeps,
  c: Context,
  { asked, view, locale }: Omit<Scene, 'query'>,
): Promise<Searched> {
  if (asked.typed === '') return { kind: 'nothing' }
  const parsed = parseQuery(asked.typed)
  if (!parsed.ok) return { kind: 'wrong', error: parsed.error }
  const { query } = parsed
  await countAct(deps, c, 'search')
  const scene = { asked, query, view, locale }
  const found = await withinTime(deps.db, longestMs, async (tx) => {
    const listed = await listPapers(tx, scene)
    const counted = listed.isFirst && listed.ids.length > 0 ? await countFacets(tx, query) : null
    return { listed, counted, papers: await inOrder(tx, listed.ids) }
  })
  if (found === null) return { kind: 'long' }
  const { listed, counted, papers } = found
  // Counting reads on where the order stops.
  const isCounted = listed.matches === null && counted?.isAmongNewest === false
  const isFew = listed.isFirst && listed.matches !== null && listed.matches < fewPapers
  return {
    ...listed,
    kind: 'found',
    papers,
    matches: isCounted ? counted.among : listed.matches,
    atLeast: counted ? Math.max(counted.among, listed.ids.length) - 1 : listed.ids.length,
    facets: counted && (await nameFacets(counted, scene)),
    terms: { title: termsToMark(query, 'title'), abstract: termsToMark(query, 'abstract') },
    meant: isFew ? await readMeant(deps, scene) : null,
  }
}

const listPapers = (tx: Executor, scene: Scene): Promise<Listed> =>
  scene.asked.sort === 'new' ? listNewest(tx, scene) : listRanked(tx, scene)

async function listNewest(tx: Executor, { asked, query }: Scene): Promise<Listed> {
  const { before } = asked
  const page = await searchPapers(tx, { query, limit: papersAPage, before })
  return {
    ids: page.ids,
    matches: page.matches,
    isAmongNewest: false,
    isFirst: before === null,
    links: {
      first: before === null ? null : askedPath(asked),
      previous: null,
      next: page.next && askedPath(asked, { before: page.next }),
    },
    rest: null,
  }
}

async function listRanked(tx: Executor, { asked, query }: Scene): Promise<Listed> {
  const { pageNumber } = asked
  const order = asked.sort === 'popular' ? 'popular' : 'best'
  const { ids, matches, isAmongNewest } = await rankPapers(tx, { query, order })
  const end = pageNumber * papersAPage
  const goesOn = ids.length > end
  const isAll = matches !== null && matches <= ids.length
  const turn = (to: number) => askedPath(asked, { pageNumber: to })
  return {
    ids: ids.slice(end - papersAPage, end),
    matches,
    isAmongNewest,
    isFirst: pageNumber === 1,
    links: {
      first: null,
      previous: pageNumber > 1 ? turn(pageNumber - 1) : null,
      next: goesOn ? turn(pageNumber + 1) : null,
    },
    rest: goesOn || isAll ? null : askedPath({ ...asked, sort: 'new' }),
  }
}

async function inOrder(tx: Executor, ids: number[]): Promise<Paper[]> {
  const papers = await readPapers(tx, ids)
  return ids.flatMap((id) => papers.get(id) ?? [])
}

async function nameFacets({ tags, years }: Facets, scene: Scene): Promise<FoundPapers['facets']> {
  const { asked, query, view, locale } = scene
  const known = new Map((await view.tags(locale)).tags.map((tag) => [tag.id, tag]))
  const facet = (name: string, condition: string, papers: number) => {
    const typed = narrowed(asked.typed, query, condition)
    return typed === null ? [] : [{ name, papers, path: askedPath({ ...asked, typed }) }]
  }
  return {
    topics: tags.flatMap(({ id, papers }) => {
      const tag = known.get(id)
      return tag ? facet(tag.name, `tag:${tag.slug}`, papers) : []
    }),
    years:
      years.length < 2
        ? []
        : years.flatMap(({ year, papers }) => facet(year, `day:${year}`, papers)),
  }
}

/** After the look at the papers: reading the vocabulary takes more than one statement's time. */
async function readMeant(deps: WordsDeps, { asked, query, view, locale }: Scene) {
  const { tags } = await view.tags(locale)
  const slugsOf = (isCategory: boolean) =>
    tags.flatMap(({ slug, kind }) => ((kind === 'category') === isCategory ? slug : []))
  const { typed } = asked
  const { readVocabulary } = deps
  const names = { topics: slugsOf(false), categories: slugsOf(true) }
  return mendQuery(deps.db, { ...names, typed, query, readVocabulary })
}
