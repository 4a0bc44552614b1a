/** GET /api/v1/search: the query language over all papers held. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { PaperboyError } from '../../errors.ts'
import { readPapers } from '../../papers/read-papers.ts'
import { searchPapers } from '../../papers/search-papers.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { withinTime } from '../../storage/within-time.ts'
import type { PageDeps } from '../page-deps.ts'
import { TookTooLong } from '../took-too-long.ts'
import { answerOf, answers, errorSchema, jsonFile, limitOf } from './answers.ts'
import { countCall } from './count-call.ts'
import { paperJsons, paperSchema } from './paper-json.ts'
import { beforeParameter, nextOf } from './place-parameter.ts'

const query = z.object({
  q: z.string().trim().min(1).max(500).openapi({
    description: 'In the query language of this site; its search page explains it.',
    example: '"state space" -survey',
  }),
  before: beforeParameter,
  limit: limitOf({ most: 100, usual: 25 }),
})

const found = answerOf(z.array(paperSchema)).extend({
  matches: z.int().nullable().openapi({
    description: 'Papers that match from here on; null: so many that they were not counted.',
  }),
})

export const searchOperation = createRoute({
  method: 'get',
  path: '/search',
  summary: 'Search',
  description: 'Papers that match a query, newest listing day first.',
  request: { query },
  responses: {
    ...answers(found, 'A page of papers.'),
    503: {
      description: 'It took too long and was given up.',
      content: { 'application/json': { schema: errorSchema } },
    },
  },
})

const longestMs = 3_000

export function searchRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(searchOperation, (c) => {
    const { q, before, limit } = c.req.valid('query')
    return deps.sendPublicFile(
      c,
      JSON.stringify([q, before, limit]),
      async ({ site }) => {
        const parsed = parseQuery(q)
        if (!parsed.ok) throw notUnderstood(parsed.error)
        await countCall(deps, c)
        const input = { query: parsed.query, limit, before }
        const hits = await withinTime(deps.db, longestMs, (tx) => searchPapers(tx, input))
        if (hits === null) throw new TookTooLong()
        const papers = await readPapers(deps.db, hits.ids)
        const inOrder = hits.ids.flatMap((id) => papers.get(id) ?? [])
        return jsonFile({
          data: await paperJsons(deps.db, { papers: inOrder, site }),
          next: nextOf(site, { path: '/search', asked: { q, limit } }, hits.next),
          matches: hits.matches,
        })
      },
      { counts: true },
    )
  })
}

type Wrong = { position: number; message: string; suggestion?: string | undefined }

const notUnderstood = ({ position, message, suggestion }: Wrong) =>
  new PaperboyError('bad-input', `q, at character ${position + 1}: ${message}`, {
    help: suggestion ?? 'The search page explains how to ask.',
  })
