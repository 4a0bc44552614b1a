/** GET /api/v1/stats/days: what was noticed a day, over all papers. Totals; of readers nothing. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readNoticedDays } from '../../papers/popularity/read-days.ts'
import type { PageDeps } from '../page-deps.ts'
import { answerOf, answers, jsonFile, limitOf } from './answers.ts'
import { countCall } from './count-call.ts'
import { gainsSchema } from './gains-json.ts'

const daySchema = gainsSchema
  .extend({ day: z.string().openapi({ description: 'UTC.', example: '2026-05-19' }) })
  .openapi('NoticedDay')

export const noticedDaysOperation = createRoute({
  method: 'get',
  path: '/stats/days',
  summary: 'What was noticed, by day',
  description: 'Totals over all papers held, newest day first; kept for 400 days.',
  request: { query: z.object({ limit: limitOf({ most: 400, usual: 30 }) }) },
  responses: answers(answerOf(z.array(daySchema)), 'The last days, today included.'),
})

export function noticedDaysRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(noticedDaysOperation, (c) => {
    const { limit } = c.req.valid('query')
    return deps.sendPublicFile(
      c,
      String(limit),
      async (_page, { at }) => {
        await countCall(deps, c)
        return jsonFile({ data: await readNoticedDays(deps.db, { at, count: limit }), next: null })
      },
      { counts: true },
    )
  })
}
