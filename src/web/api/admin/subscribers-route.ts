/** Readers of the admin API: listed, looked up, and made. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { findReader } from '../../../digest/find-reader.ts'
import { listReaders } from '../../../subscribers/list-readers.ts'
import { limitOf } from '../answers.ts'
import { adminAnswers, adminSecurity, beforeId, idParam, jsonBody, one } from './admin-answers.ts'
import type { AdminApiDeps } from './admin-deps.ts'
import { readOne, states, subscriberJson, subscriberSchema } from './subscriber-json.ts'

export const listSubscribersOperation = createRoute({
  method: 'get',
  path: '/subscribers',
  summary: 'Subscribers',
  description: 'Newest first. Who was erased is not among them.',
  ...adminSecurity,
  request: {
    query: z.object({
      state: z.enum(states).optional(),
      before: beforeId,
      limit: limitOf({ most: 500, usual: 100 }),
    }),
  },
  responses: adminAnswers(z.array(subscriberSchema), 'A page of subscribers.'),
})

export const readSubscriberOperation = createRoute({
  method: 'get',
  path: '/subscribers/{id}',
  summary: 'One subscriber',
  ...adminSecurity,
  request: { params: idParam },
  responses: adminAnswers(subscriberSchema, 'The subscriber.'),
})

export const findSubscriberOperation = createRoute({
  method: 'post',
  path: '/subscribers/find',
  summary: 'Look a subscriber up',
  description:
    'By the address, in any spelling. A POST, so that no address stands in the log of a server between.',
  ...adminSecurity,
  request: { body: jsonBody(z.strictObject({ email: z.string().max(320) })) },
  responses: adminAnswers(subscriberSchema, 'The subscriber.'),
})

export function subscribersRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  api.openapi(listSubscribersOperation, async (c) => {
    const { state, before, limit } = c.req.valid('query')
    const found = await listReaders(deps, { state, before, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    const asked = new URLSearchParams({ ...(state && { state }), limit: String(limit) })
    if (last) asked.set('before', String(last.row.id))
    const { site } = deps.pageOf(c)
    const next = last ? site.absolute(`/api/v1/admin/subscribers?${asked}`) : null
    return c.json({ data: page.map(subscriberJson), next }, 200)
  })
  api.openapi(findSubscriberOperation, async (c) => {
    const { id } = await findReader(deps.db, c.req.valid('json').email)
    return c.json(one(await readOne(deps, id)), 200)
  })
  api.openapi(readSubscriberOperation, async (c) =>
    c.json(one(await readOne(deps, c.req.valid('param').id)), 200),
  )
}
