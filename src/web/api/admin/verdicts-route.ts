/** Tags that readers called wrong, and the word of whoever decides about them. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { writeAudit } from '../../../editorial/audit.ts'
import { findPaper } from '../../../papers/read-papers.ts'
import type { Tx } from '../../../storage/database.ts'
import { acceptTag, rejectTag, withdrawVerdict } from '../../../tagging/judge-tags.ts'
import { listWrongTags } from '../../../tagging/list-doubts.ts'
import { limitOf } from '../answers.ts'
import { adminAnswers, adminSecurity, jsonBody, one } from './admin-answers.ts'
import { type AdminApiDeps, apiEditor } from './admin-deps.ts'

const doubtSchema = z
  .object({
    paper: z.string(),
    title: z.string(),
    tag: z.string(),
    reports: z.int().openapi({ description: 'Readers who said so; they stay unnamed.' }),
    sources: z.array(z.string()).openapi({ description: 'What put the tag there.' }),
    confidence: z.number().nullable(),
    lastReport: z.iso.datetime(),
  })
  .openapi('Doubt')

const verdictSchema = z
  .strictObject({
    paper: z.string().max(200).openapi({ example: '2605.15202' }),
    tag: z.string().max(100).openapi({ description: 'The slug of a topic.' }),
    verdict: z.enum(['accepted', 'rejected', 'open']).openapi({
      description: '`open` takes an earlier word back: rules and guesses decide again.',
    }),
  })
  .openapi('Verdict')

export const doubtsOperation = createRoute({
  method: 'get',
  path: '/doubts',
  summary: 'Tags that readers called wrong',
  description: 'Not decided yet, most reported first.',
  ...adminSecurity,
  request: { query: z.object({ limit: limitOf({ most: 500, usual: 100 }) }) },
  responses: adminAnswers(z.array(doubtSchema), 'The doubts.'),
})

export const verdictOperation = createRoute({
  method: 'post',
  path: '/verdicts',
  summary: 'Decide about a tag of a paper',
  description: 'It holds against rules and guesses from then on; the last word counts.',
  ...adminSecurity,
  request: { body: jsonBody(verdictSchema) },
  responses: adminAnswers(verdictSchema, 'What holds now.'),
})

export function verdictsRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  api.openapi(doubtsOperation, async (c) => {
    const { limit } = c.req.valid('query')
    return c.json(one(await listWrongTags(deps.db, { limit })), 200)
  })
  api.openapi(verdictOperation, async (c) => {
    const { paper: asked, tag, verdict } = c.req.valid('json')
    const paper = (await findPaper(deps.db, asked))?.publicId ?? asked
    const { who } = apiEditor
    const judged = { paper, tag, who }
    const record = (tx: Tx) =>
      writeAudit(tx, { who, act: 'tag-judged', what: paper, detail: { tag, verdict } })
    const given = { ...deps, record }
    if (verdict === 'accepted') await acceptTag(given, judged)
    else if (verdict === 'rejected') await rejectTag(given, judged)
    else await withdrawVerdict(given, judged)
    return c.json(one({ paper, tag, verdict }), 200)
  })
}
