/** GET /api/v1/trending and /api/v1/most-saved: what is noticed over all topics. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readRanking } from '../../papers/popularity/read-ranking.ts'
import { readPapers } from '../../papers/read-papers.ts'
import type { RankingName } from '../../storage/schema/popularity.ts'
import type { PageDeps } from '../page-deps.ts'
import { answerOf, answers, jsonFile } from './answers.ts'
import { apiPath } from './api-path.ts'
import { countCall } from './count-call.ts'
import { gainsSchema } from './gains-json.ts'
import { paperJsons, paperSchema } from './paper-json.ts'

const aPage = 100

const rankedSchema = z
  .object({
    place: z.int().openapi({ description: 'In the list, from 1.' }),
    gained: gainsSchema,
    paper: paperSchema,
  })
  .openapi('RankedPaper')

const pageParameter = z.coerce
  .number()
  .int()
  .min(1)
  .max(100)
  .default(1)
  .openapi({ description: 'Of a hundred papers each: follow `next` instead.' })

export const trendingOperation = createRoute({
  method: 'get',
  path: '/trending',
  summary: 'Trending papers',
  description:
    'What was noticed most, newer gains counting more; made anew every ten minutes. The page /trending says how it is counted.',
  request: {
    query: z.object({
      window: z.enum(['day', 'week', 'month']).default('week').openapi({
        description: 'The last 2, 7 or 30 days (UTC).',
        example: 'day',
      }),
      page: pageParameter,
    }),
  },
  responses: answers(answerOf(z.array(rankedSchema)), 'A page of papers, most noticed first.'),
})

export const mostSavedOperation = createRoute({
  method: 'get',
  path: '/most-saved',
  summary: 'Most saved papers',
  description: 'What most readers here keep, of all time; `gained` tells the saves alone.',
  request: { query: z.object({ page: pageParameter }) },
  responses: answers(answerOf(z.array(rankedSchema)), 'A page of papers, most saved first.'),
})

export function trendingRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(trendingOperation, (c) => {
    const { window, page } = c.req.valid('query')
    return sendRanking(deps, c, { list: window, page, path: `/trending?window=${window}&` })
  })
  api.openapi(mostSavedOperation, (c) =>
    sendRanking(deps, c, {
      ...{ list: 'saved', page: c.req.valid('query').page, path: '/most-saved?' },
    }),
  )
}

type Asked = { list: RankingName; page: number; path: string }

function sendRanking(deps: PageDeps, c: Context, asked: Asked) {
  const { list, page, path } = asked
  const make = async ({ site }: ReturnType<PageDeps['pageOf']>) => {
    await countCall(deps, c)
    const found = await readRanking(deps.db, { list, page, aPage })
    const held = await readPapers(
      deps.db,
      found.papers.map(({ paperId }) => paperId),
    )
    const ranked = found.papers.flatMap(({ paperId, place, gained }) => {
      const paper = held.get(paperId)
      return paper ? [{ paper, place, gained }] : []
    })
    const told = await paperJsons(deps.db, { papers: ranked.map(({ paper }) => paper), site })
    return jsonFile({
      data: ranked.map(({ place, gained }, at) => ({ place, gained, paper: told[at] })),
      next: page < found.of ? site.absolute(`${apiPath}${path}page=${page + 1}`) : null,
    })
  }
  return deps.sendPublicFile(c, JSON.stringify(asked), make, { counts: true })
}
