/** The search by meaning: a question, somebody's abstract, or `like:` and the id of a paper. */
import type { Context } from 'hono'
import type { Paper } from '../../papers/paper.ts'
import { findPaper, readPapers } from '../../papers/read-papers.ts'
import { findRelated } from '../../search/find-related.ts'
import { searchByMeaning } from '../../search/search-by-meaning.ts'
import { countAct, type PageDeps } from '../page-deps.ts'
import type { StoreView } from '../store-view.ts'
import { askedPath, type SearchAsked } from './search-asked.ts'

export type FoundNear = {
  kind: 'near'
  papers: Array<{ paper: Paper; words: string[]; authors: string[] }>
  /** Those were asked for that are like this one. */
  like: Paper | null
  isBuiltIn: boolean
  links: { previous: string | null; next: string | null }
}

export type SearchedNear =
  | { kind: 'nothing' }
  | FoundNear
  /** Why nothing can be said. */
  | { kind: 'preparing' | 'unknown' | 'silent' | 'no-paper' }

const papersAPage = 25
/** Farther ones are hardly ever about the same. */
const pages = 4

export async function searchMeaning(
  deps: PageDeps,
  c: Context,
  { asked, view }: { asked: SearchAsked; view: StoreView },
): Promise<SearchedNear> {
  if (asked.typed === '') return { kind: 'nothing' }
  await countAct(deps, c, 'search')
  const like = /^like:\s*(\S+)$/i.exec(asked.typed)?.[1]
  return like === undefined ? nearText(deps, asked) : nearPaper(deps, view, like)
}

async function nearText(deps: PageDeps, asked: SearchAsked): Promise<SearchedNear> {
  const given = { text: asked.typed, limit: papersAPage * pages }
  const found = await searchByMeaning(deps.meaning, given)
  if (found.kind !== 'found') return found
  const pageNumber = Math.min(asked.pageNumber, pages)
  const end = pageNumber * papersAPage
  const shown = found.hits.slice(end - papersAPage, end)
  const papers = await readPapers(
    deps.db,
    shown.map(({ id }) => id),
  )
  const turn = (to: number) => askedPath(asked, { pageNumber: to })
  return {
    kind: 'near',
    papers: shown.flatMap(({ id, words }) => {
      const paper = papers.get(id)
      return paper ? [{ paper, words, authors: [] }] : []
    }),
    like: null,
    isBuiltIn: found.maker === 'lexical',
    links: {
      previous: pageNumber > 1 ? turn(pageNumber - 1) : null,
      next: found.hits.length > end ? turn(pageNumber + 1) : null,
    },
  }
}

async function nearPaper(deps: PageDeps, view: StoreView, id: string): Promise<SearchedNear> {
  const like = await findPaper(deps.db, id)
  if (!like) return { kind: 'no-paper' }
  const given = { paper: like, until: view.at, limit: papersAPage }
  const papers = await findRelated(deps.meaning, given)
  if (!papers) return { kind: 'preparing' }
  const isBuiltIn = deps.meaning.provider === null
  return { kind: 'near', papers, like, isBuiltIn, links: { previous: null, next: null } }
}
