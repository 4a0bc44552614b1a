/** GET /api/v1/days and /api/v1/days/:date: what was announced when. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { PaperboyError } from '../../errors.ts'
import { newestListingDays } from '../../papers/listing-days.ts'
import { newestPapers } from '../../papers/newest-papers.ts'
import { readPapers } from '../../papers/read-papers.ts'
import type { PageDeps } from '../page-deps.ts'
import { dayPath } from '../paths.ts'
import { answerOf, answers, jsonFile, limitOf } from './answers.ts'
import { countCall } from './count-call.ts'
import { dayText } from './day-text.ts'
import { paperJsons, paperSchema } from './paper-json.ts'
import { beforeParameter, nextOf } from './place-parameter.ts'

const daySchema = z.object({ day: z.string(), papers: z.int(), url: z.url() }).openapi('Day')

export const daysOperation = createRoute({
  method: 'get',
  path: '/days',
  summary: 'Listing days',
  description: 'The days on which papers held here were first announced, newest first.',
  request: {
    query: z.object({ before: dayText.optional(), limit: limitOf({ most: 366, usual: 60 }) }),
  },
  responses: answers(answerOf(z.array(daySchema)), 'A page of days.'),
})

export const dayOperation = createRoute({
  method: 'get',
  path: '/days/{date}',
  summary: 'The papers of a day',
  request: {
    params: z.object({ date: dayText }),
    query: z.object({ before: beforeParameter, limit: limitOf({ most: 100, usual: 100 }) }),
  },
  responses: answers(answerOf(z.array(paperSchema)), 'A page of papers.'),
})

export function daysRoute(api: OpenAPIHono, deps: PageDeps): void {
  const { db } = deps
  api.openapi(daysOperation, (c) => {
    const { before, limit } = c.req.valid('query')
    return deps.sendPublicFile(c, `${before ?? ''} ${limit}`, async ({ site }, { at }) => {
      await countCall(deps, c)
      const asked = { count: limit + 1, until: at, ...(before !== undefined && { before }) }
      const found = await newestListingDays(db, asked)
      const days = found.slice(0, limit)
      const last = found.length > limit ? days.at(-1) : undefined
      return jsonFile({
        data: days.map(({ day, papers }) => ({ day, papers, url: site.absolute(dayPath(day)) })),
        next: last ? site.absolute(`/api/v1/days?before=${last.day}&limit=${limit}`) : null,
      })
    })
  })
  api.openapi(dayOperation, (c) => {
    const { date } = c.req.valid('param')
    const { before, limit } = c.req.valid('query')
    return deps.sendPublicFile(
      c,
      JSON.stringify([before, limit]),
      async ({ site }, { at }) => {
        await countCall(deps, c)
        const place = before && { id: before.id, listingDay: date }
        const found = await newestPapers(db, { until: at, day: date, limit, before: place })
        if (found.ids.length === 0 && before === null) throw nothingOn(date)
        const papers = await readPapers(db, found.ids)
        const inOrder = found.ids.flatMap((id) => papers.get(id) ?? [])
        return jsonFile({
          data: await paperJsons(db, { papers: inOrder, site }),
          next: nextOf(site, { path: `/days/${date}`, asked: { limit } }, found.next),
        })
      },
      { counts: true },
    )
  })
}

const nothingOn = (date: string) =>
  new PaperboyError('not-found', `No papers of ${date} are held here`, {
    help: 'GET /api/v1/days lists the days held. arXiv announces Sunday to Thursday evenings, US Eastern.',
  })
