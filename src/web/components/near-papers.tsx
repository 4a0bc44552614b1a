/** Papers near in meaning, each with what it has in common. */
import type { FC } from 'hono/jsx'
import type { Paper } from '../../papers/paper.ts'
import type { PageContext } from '../page-context.ts'
import { PaperList } from './paper-list.tsx'

export type NearPaper = { paper: Paper; words: string[]; authors: string[] }

/** Common papers of a collaboration share hundreds. */
const authorsTold = 3

export const NearPapers: FC<{ page: PageContext; papers: readonly NearPaper[] }> = ({
  page,
  papers,
}) => (
  <PaperList
    page={page}
    papers={papers.map((near) => ({ paper: near.paper, tags: [], why: whyNear(page, near) }))}
    dated
  />
)

function whyNear({ words: { papers: told } }: PageContext, near: NearPaper): string {
  const authors = near.authors.slice(0, authorsTold)
  return [
    ...(near.words.length > 0 ? [told.inCommon(near.words)] : []),
    ...(authors.length > 0 ? [told.alsoBy(authors)] : []),
  ].join(' · ')
}
