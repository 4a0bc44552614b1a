/** The next page of a file is read and indexed while the last one is being stored. Files only: a live source
 * takes to be asked for more for a sign that what it gave is stored, and keeps an ETag by it. */
import { type IndexedAhead, indexRows } from '../papers/index-ahead.ts'
import type { IndexedPaper } from '../query/index-paper.ts'
import type { SourcePage } from './source.ts'

export type ReadyPage = { page: SourcePage; ahead?: IndexedAhead }

/** Tagging lies beside ingest; app.ts hands it in. */
export type ForeseeTags = (papers: Iterable<IndexedPaper>) => Promise<void>

type Ahead = {
  /** Whether papers of the next page are likely to be new: what is held already need not be indexed. */
  isWorthIt: () => boolean
  foreseeTags?: ForeseeTags | undefined
}

export async function* readAhead(
  pages: AsyncIterable<SourcePage>,
  ahead: Ahead,
): AsyncGenerator<ReadyPage> {
  const iterator = pages[Symbol.asyncIterator]()
  let next = readNext(iterator, ahead)
  try {
    for (let ready = await next; ready !== null; ready = await next) {
      next = readNext(iterator, ahead)
      // Told when its turn comes.
      next.catch(() => {})
      yield ready
    }
  } finally {
    await next.catch(() => {})
    await iterator.return?.()
  }
}

async function readNext(
  iterator: AsyncIterator<SourcePage>,
  { isWorthIt, foreseeTags }: Ahead,
): Promise<ReadyPage | null> {
  const { done, value: page } = await iterator.next()
  if (done) return null
  if (!isWorthIt()) return { page }
  const ahead = await indexRows(page.papers)
  await foreseeTags?.([...ahead.values()].map(({ indexed }) => indexed))
  return { page, ahead }
}
