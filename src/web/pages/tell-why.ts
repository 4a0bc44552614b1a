/** Why a paper was or was not in a reader's mail, in the words of a page: for the reader, and for whoever is
 * asked by them. */
import { readableTitle } from '../../digest/card.ts'
import { tellReasons } from '../../digest/tell-reasons.ts'
import { whyPaper } from '../../digest/why-paper.ts'
import { reasonTexts } from '../../locales/texts.ts'
import { findPaper } from '../../papers/read-papers.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import { paperPath } from '../paths.ts'
import type { DigestsView } from './digests-page.tsx'

type Asked = { subscriberId: number; typed: string }

export async function tellWhy(
  deps: PageDeps,
  page: PageContext,
  { subscriberId, typed }: Asked,
): Promise<DigestsView['why']> {
  const { digests: words, dates } = page.words
  if (typed === '') return { typed, answer: null }
  const paper = await findPaper(deps.db, typed)
  if (!paper) return { typed, error: words.whyUnknown, answer: null }
  const answer = await whyPaper(deps, { subscriberId, paper: paper.publicId })
  const lists = [answer.reasons]
  const [reasons = []] = await tellReasons(deps.db, { lists, locale: page.locale })
  const lines = [
    words.decisions[answer.decision],
    ...(answer.digest ? [words.whyIn(dates.full(answer.digest.period))] : []),
    ...(reasons.length > 0
      ? [words.whyReasons(reasons.join(reasonTexts(page.locale).between))]
      : []),
  ]
  const title = readableTitle(paper.title)
  return {
    typed,
    answer: { title, url: page.site.path(paperPath(paper.publicId)), lines },
  }
}
