/** GET /api/v1/editions and /api/v1/editions/:series/:date: what editors picked and wrote. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { listEditions, readEdition } from '../../editorial/read-edition.ts'
import { findSeries } from '../../editorial/series.ts'
import { PaperboyError } from '../../errors.ts'
import type { PageDeps } from '../page-deps.ts'
import { answerOf, answers, jsonFile, limitOf } from './answers.ts'
import { countCall } from './count-call.ts'
import { dayText } from './day-text.ts'
import {
  listedEditionJson,
  listedEditionSchema,
  wholeEditionJson,
  wholeEditionSchema,
} from './edition-json.ts'
import { beforeParameter, nextOf } from './place-parameter.ts'

const slugText = z.string().max(100).openapi({ example: 'daily' })

export const editionsOperation = createRoute({
  method: 'get',
  path: '/editions',
  summary: 'Editions',
  description: 'Published editions, newest date first, of all series or of one.',
  request: {
    query: z.object({
      series: slugText.optional().openapi({ description: 'Of one series.' }),
      language: z.string().max(10).optional().openapi({
        description: 'Of series in this language, ISO 639-1.',
        example: 'ko',
      }),
      before: beforeParameter,
      limit: limitOf({ most: 100, usual: 30 }),
    }),
  },
  responses: answers(answerOf(z.array(listedEditionSchema)), 'A page of editions.'),
})

export const editionOperation = createRoute({
  method: 'get',
  path: '/editions/{series}/{date}',
  summary: 'One edition',
  description:
    'Its papers in order, each with what the editor said of it: as Markdown, as plain text, and as blocks of plain runs. There is no HTML in any of them.',
  request: { params: z.object({ series: slugText, date: dayText }) },
  responses: answers(answerOf(wholeEditionSchema), 'The edition.'),
})

export function editionsRoute(api: OpenAPIHono, deps: PageDeps): void {
  const { db } = deps
  api.openapi(editionsOperation, (c) => {
    const { series: slug, language, before, limit } = c.req.valid('query')
    const read = JSON.stringify([slug, language, before, limit])
    return deps.sendPublicFile(c, read, async ({ site }) => {
      await countCall(deps, c)
      const series = slug === undefined ? null : await seriesOf(deps, slug)
      const after = before?.listingDay ? { date: before.listingDay, id: before.id } : undefined
      const seriesId = series ? { seriesId: series.id } : {}
      const found = await listEditions(db, { ...seriesId, language, after, limit: limit + 1 })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return jsonFile({
        data: page.map((edition) => listedEditionJson(edition, site)),
        next: nextOf(
          site,
          { path: '/editions', asked: { series: slug, language, limit } },
          last ? { listingDay: last.date, id: last.id } : null,
        ),
      })
    })
  })
  api.openapi(editionOperation, (c) => {
    const { series: slug, date } = c.req.valid('param')
    return deps.sendPublicFile(
      c,
      '',
      async ({ site }) => {
        await countCall(deps, c)
        const series = await seriesOf(deps, slug)
        const edition = await readEdition(db, { seriesId: series.id, date })
        if (edition?.state !== 'published') throw noneOf(slug, date)
        return jsonFile({ data: await wholeEditionJson(db, { series, edition, site }), next: null })
      },
      { counts: true },
    )
  })
}

async function seriesOf({ db }: PageDeps, slug: string) {
  const found = await findSeries(db, slug)
  if (found) return found
  throw new PaperboyError('not-found', `There is no series ${slug}`, {
    help: 'GET /api/v1/editions names the series of each edition.',
  })
}

const noneOf = (slug: string, date: string) =>
  new PaperboyError('not-found', `${slug} has no edition of ${date}`, {
    help: `GET /api/v1/editions?series=${slug} lists those that are published.`,
  })
