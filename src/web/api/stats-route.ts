/** GET /api/v1/stats: what is held, how fresh it is, and whether digests go out: what /status says. Of readers
 * nothing is told. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { readMailState } from '../../delivery/read-mail-state.ts'
import { readSources } from '../../ingest/read-sources.ts'
import { publicSourceName } from '../../lib/feed-name.ts'
import type { PageDeps } from '../page-deps.ts'
import { sourceStanding } from '../source-standing.ts'
import { answerOf, answers, jsonFile } from './answers.ts'

const sourceSchema = z.object({
  name: z.string(),
  lastSuccessAt: z.string().nullable(),
  lastListingDay: z.string().nullable(),
  papers: z.int(),
  state: z.enum(['ok', 'failing', 'silent', 'needed', 'hand']).openapi({
    description:
      'As /status says it. `silent`: asked by itself and not heard for five days; `needed`: asked when the feed of a day lacks something; `hand`: somebody brings its papers.',
  }),
  openGaps: z.int().openapi({ description: 'Days of which papers are still missing.' }),
  failing: z.boolean().openapi({ description: 'Its last round ended in an error.' }),
})

const statsSchema = z
  .object({
    papers: z.int().openapi({ description: 'Papers held.' }),
    tags: z.int(),
    newestListingDay: z.string().nullable(),
    sample: z.boolean().openapi({ description: 'Nothing but the bundled sample is held yet.' }),
    digests: z
      .object({
        state: z.enum(['going', 'held', 'late']).openapi({
          description:
            '`held`: an operator or an alarm holds them back; `late`: some wait for an hour.',
        }),
        lastAcceptedAt: z.string().nullable(),
      })
      .openapi({ description: 'Whether mail goes out; not to how many.' }),
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
  api.openapi(statsOperation, async (c) => {
    const { state, lastAt } = await readMailState(deps.db)
    const lastAcceptedAt = lastAt?.toISOString() ?? null
    const hour = (await deps.calendar.now(deps.db)).toISOString().slice(0, 13)
    // Mail goes out, and sources fall silent, without anything else of the store changing.
    const read = ` ${hour} ${state} ${lastAcceptedAt?.slice(0, 16)}`
    return deps.sendPublicFile(c, read, async (page, view) => {
      const [{ tags }, sources] = await Promise.all([view.tags('en'), readSources(deps.db)])
      const { held, newestDay, sample } = view.facts
      const data: z.infer<typeof statsSchema> = {
        papers: held,
        tags: tags.length,
        newestListingDay: newestDay,
        sample,
        digests: { state, lastAcceptedAt },
        sources: sources.map((source) => ({
          name: publicSourceName(source.name),
          lastSuccessAt: source.lastSuccessAt?.toISOString() ?? null,
          lastListingDay: source.lastListingDay,
          papers: source.papersHeld,
          state: sourceStanding(source, page.site.settings.sources),
          openGaps: source.gaps.filter(({ repairedAt }) => repairedAt === null).length,
          failing: source.failing,
        })),
      }
      return jsonFile({ data, next: null })
    })
  })
}
