/** GET /api/v1/stats: what is held, and how fresh it is. Of readers nothing is told. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readSources } from '../../ingest/read-sources.ts'
import { publicSourceName } from '../../lib/feed-name.ts'
import type { PageDeps } from '../page-deps.ts'
import { answerOf, answers, jsonFile } from './answers.ts'

const sourceSchema = z.object({
  name: z.string(),
  lastSuccessAt: z.string().nullable(),
  lastListingDay: z.string().nullable(),
  papers: z.int(),
  failing: z.boolean().openapi({ description: 'Its last round ended in an error.' }),
})

const statsSchema = z
  .object({
    papers: z.int().openapi({ description: 'Papers held.' }),
    tags: z.int(),
    newestListingDay: z.string().nullable(),
    sample: z.boolean().openapi({ description: 'Nothing but the bundled sample is held yet.' }),
    sources: z.array(sourceSchema),
  })
  .openapi('Stats')

export const statsOperation = createRoute({
  method: 'get',
  path: '/stats',
  summary: 'What is held',
  responses: answers(answerOf(statsSchema), 'Figures of this installation.'),
})

export function statsRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.openapi(statsOperation, (c) =>
    deps.sendPublicFile(c, '', async (_page, view) => {
      const [{ tags }, sources] = await Promise.all([view.tags('en'), readSources(deps.db)])
      const { held, newestDay, sample } = view.facts
      const data: z.infer<typeof statsSchema> = {
        papers: held,
        tags: tags.length,
        newestListingDay: newestDay,
        sample,
        sources: sources.map(({ name, lastSuccessAt, lastListingDay, papersHeld, failing }) => ({
          name: publicSourceName(name),
          lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
          lastListingDay,
          papers: papersHeld,
          failing,
        })),
      }
      return jsonFile({ data, next: null })
    }),
  )
}
