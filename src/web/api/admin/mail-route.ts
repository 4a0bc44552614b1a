/** How mail stands, for the admin API: stopped and let go on, as by `pause` and `resume`. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { AuditEntry } from '../../../editorial/audit.ts'
import { recordChange } from '../../../editorial/record-change.ts'
import { PaperboyError } from '../../../errors.ts'
import { adminAnswers, adminSecurity, jsonBody, one } from './admin-answers.ts'
import { type AdminApiDeps, apiEditor } from './admin-deps.ts'

const lane = z.enum(['urgent', 'bulk'])
const oneLane = lane.optional().openapi({
  description: 'urgent: confirmations and first digests; bulk: daily digests. Both unless told.',
})

const standingSchema = z
  .array(
    z.object({
      lane,
      letters: z.int().openapi({ description: 'Not settled yet.' }),
      held: z
        .object({ by: z.string(), reason: z.string() })
        .nullable()
        .openapi({ description: 'Who or what stopped it, until `resume`.' }),
      parked: z.object({ until: z.iso.datetime(), reason: z.string() }).nullable(),
    }),
  )
  .openapi('Mail')

export const mailOperation = createRoute({
  method: 'get',
  path: '/mail',
  summary: 'How mail stands',
  ...adminSecurity,
  responses: adminAnswers(standingSchema, 'Both lanes.'),
})

export const pauseMailOperation = createRoute({
  method: 'post',
  path: '/mail/pause',
  summary: 'Stop mail',
  description: 'Until `resume`. Nothing is lost: late digests come with the next.',
  ...adminSecurity,
  request: {
    body: jsonBody(
      z.strictObject({ lane: oneLane, reason: z.string().max(200).default('by the API') }),
    ),
  },
  responses: adminAnswers(standingSchema, 'Both lanes, as they are now.'),
})

export const resumeMailOperation = createRoute({
  method: 'post',
  path: '/mail/resume',
  summary: 'Let mail go on',
  description: 'A copy or a restored database asks for `yes`: the original may still be sending.',
  ...adminSecurity,
  request: {
    body: jsonBody(z.strictObject({ lane: oneLane, yes: z.boolean().default(false) })),
  },
  responses: adminAnswers(standingSchema, 'Both lanes, as they are now.'),
})

export function mailRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  const { mailControl } = deps
  const lineOf = (act: 'mail-paused' | 'mail-resumed', lane: string | null): AuditEntry => ({
    ...{ who: apiEditor.who, act, what: lane ?? 'both lanes' },
  })
  api.openapi(mailOperation, async (c) => c.json(one(await mailControl.standing()), 200))
  api.openapi(pauseMailOperation, async (c) => {
    const { lane: asked = null, reason } = c.req.valid('json')
    await recordChange(
      deps.db,
      (db) => mailControl.pause(db, { lane: asked, reason }),
      lineOf('mail-paused', asked),
    )
    return c.json(one(await mailControl.standing()), 200)
  })
  api.openapi(resumeMailOperation, async (c) => {
    const { lane: asked = null, yes } = c.req.valid('json')
    const { needsYes } = await recordChange(
      deps.db,
      (db) => mailControl.resume(db, { lane: asked, yes }),
      (resumed) => (resumed.needsYes ? null : lineOf('mail-resumed', asked)),
    )
    if (needsYes) {
      throw new PaperboyError('conflict', 'This database is a copy or was restored.', {
        help: 'Make sure that the original sends no more, then send {"yes": true}.',
      })
    }
    deps.kickDelivery()
    return c.json(one(await mailControl.standing()), 200)
  })
}
