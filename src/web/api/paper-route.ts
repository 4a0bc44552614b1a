/** GET /api/v1/papers/:id: one paper, whatever form of its id is asked for. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { PaperboyError } from '../../errors.ts'
import { findPaper } from '../../papers/read-papers.ts'
import { readPaperTags } from '../../tagging/read-paper-tags.ts'
import type { PageDeps } from '../page-deps.ts'
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

const onePaper = paperSchema
  .extend({ evidence: z.array(evidenceSchema).openapi({ description: 'Why each tag is on it.' }) })
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
    return deps.sendPublicFile(c, '', async (page) => {
      await countCall(deps, c)
      const paper = await findPaper(deps.db, id)
      if (!paper) throw notHeld(id)
      const [told] = await paperJsons(deps.db, { papers: [paper], site: page.site })
      const on = await readPaperTags(deps.db, paper.id)
      const evidence = on.map(({ slug, evidence: why }) => evidenceOf(slug, why))
      return jsonFile({ data: { ...told, evidence }, next: null })
    })
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
