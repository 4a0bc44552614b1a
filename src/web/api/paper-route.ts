/** GET /api/v1/papers/:id: one paper, whatever form of its id is asked for. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { PaperboyError } from '../../errors.ts'
import { readPopularity } from '../../papers/popularity/read-popularity.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { readPaperTags } from '../../tagging/read-paper-tags.ts'
import type { PageContext } from '../page-context.ts'
import type { PageDeps } from '../page-deps.ts'
import type { StoreView } from '../store-view.ts'
import { answerOf, answers, jsonFile } from './answers.ts'
import { countCall } from './count-call.ts'
import { paperJsons, paperSchema } from './paper-json.ts'

const evidenceSchema = z
  .object({
    tag: z.string(),
    words: z.array(z.string()).openapi({ description: 'Of the paper, as they stand in it.' }),
    where: z.string().openapi({ example: 'title' }),
  })
  .openapi('Evidence')

const noticedSchema = z
  .object({ reads: z.int(), pdfClicks: z.int() })
  .openapi({ description: 'Of its page here, and of the PDF from there, in the last 30 days.' })

const onePaper = paperSchema
  .extend({
    noticed: noticedSchema,
    evidence: z.array(evidenceSchema).openapi({ description: 'Why each tag is on it.' }),
  })
  .openapi('PaperWithEvidence')

export const paperOperation = createRoute({
  method: 'get',
  path: '/papers/{id}',
  summary: 'One paper',
  description:
    'By id, with or without version. The slash of an old id (`math/0309136`) may stay one.',
  request: {
    params: z.object({ id: z.string().max(200).openapi({ example: '2605.15202' }) }),
  },
  responses: answers(answerOf(onePaper), 'The paper.'),
})

export function paperRoute(api: OpenAPIHono, deps: PageDeps): void {
  api.get('/papers/:id{.+}', (c) => {
    const id = c.req.param('id').slice(0, 200)
    const make = async (page: PageContext, view: StoreView) => {
      await countCall(deps, c)
      const paper = await findPaper(deps.db, id)
      if (!paper) throw notHeld(id)
      const [told] = await paperJsons(deps.db, { papers: [paper], site: page.site })
      const on = await readPaperTags(deps.db, paper.id)
      const evidence = on.map(({ slug, evidence: why }) => evidenceOf(slug, why))
      const popularity = await readPopularity(deps.db, { ids: [paper.id], at: view.at })
      const { reads = 0, pdfClicks = 0 } = popularity.get(paper.id) ?? {}
      return jsonFile({ data: { ...told, noticed: { reads, pdfClicks }, evidence }, next: null })
    }
    return deps.sendPublicFile(c, '', make, { counts: true })
  })
}

type Why = Awaited<ReturnType<typeof readPaperTags>>[number]['evidence']

function evidenceOf(tag: string, why: Why): z.infer<typeof evidenceSchema> {
  if ('words' in why) return { tag, words: why.words, where: why.where }
  if (why.kind !== 'category') return { tag, words: [], where: why.kind }
  return { tag, words: [], where: why.primary ? 'primary category' : 'cross-list' }
}

const notHeld = (id: string) =>
  new PaperboyError('not-found', `No paper ${id} is held here`, {
    help: 'Ask by an id such as 2605.15202 or math/0309136; GET /api/v1/search finds papers by words.',
  })
