/** Webhooks of the admin API: made, changed, called, looked at. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { findEndpoint } from '../../../webhooks/endpoints.ts'
import { listCalls, listEndpoints } from '../../../webhooks/list-calls.ts'
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  replayWebhook,
  rotateWebhook,
  testWebhook,
} from '../../service/webhook-acts.ts'
import { one } from './admin-answers.ts'
import { type AdminApiDeps, apiEditor } from './admin-deps.ts'
import { callJson, webhookJson } from './webhook-json.ts'
import * as operations from './webhook-operations.ts'

export function webhooksRoute(api: OpenAPIHono, deps: AdminApiDeps): void {
  const { db } = deps
  const by = apiEditor
  const told = async (id: number) => {
    const endpoint = await findEndpoint(db, id)
    const found = (await listEndpoints(db)).find((standing) => standing.endpoint.id === id)
    return webhookJson(found ?? { endpoint, waiting: 0, failed: 0 })
  }
  api.openapi(operations.listWebhooks, async (c) =>
    c.json(one((await listEndpoints(db)).map(webhookJson)), 200),
  )
  api.openapi(operations.addWebhook, async (c) => {
    const { endpoint, secret } = await addWebhook(deps, { by, ...c.req.valid('json') })
    return c.json(one({ ...(await told(endpoint.id)), secret }), 200)
  })
  api.openapi(operations.changeWebhook, async (c) => {
    const { id } = c.req.valid('param')
    await changeWebhook(deps, { by, id, ...c.req.valid('json') })
    return c.json(one(await told(id)), 200)
  })
  api.openapi(operations.removeWebhook, async (c) => {
    const { id } = c.req.valid('param')
    await removeWebhook(deps, { by, id })
    return c.json(one({ id }), 200)
  })
  api.openapi(operations.rotateWebhook, async (c) => {
    const { id } = c.req.valid('param')
    const { secret } = await rotateWebhook(deps, { by, id, ...c.req.valid('json') })
    return c.json(one({ ...(await told(id)), secret }), 200)
  })
  api.openapi(operations.testWebhook, async (c) => {
    const { id } = c.req.valid('param')
    const { webhookFetch: fetch, webhookAgent: userAgent } = deps
    const { signal } = c.req.raw
    const answer = await testWebhook({ ...deps, fetch, userAgent }, { by, id, signal })
    return c.json(one(answer), 200)
  })
  api.openapi(operations.replayWebhook, async (c) => {
    const { id } = c.req.valid('param')
    const { since } = c.req.valid('json')
    const calls = await replayWebhook(deps, { by, id, since: since ? new Date(since) : null })
    return c.json(one({ calls }), 200)
  })
  api.openapi(operations.listWebhookCalls, async (c) => {
    const { id } = c.req.valid('param')
    const { before, limit } = c.req.valid('query')
    await findEndpoint(db, id)
    const found = await listCalls(db, { endpointId: id, before, limit: limit + 1 })
    const last = found.length > limit ? found[limit - 1] : undefined
    const { site } = deps.pageOf(c)
    const path = `/api/v1/admin/webhooks/${id}/calls?limit=${limit}&before=${last?.id}`
    const next = last ? site.absolute(path) : null
    return c.json({ data: found.slice(0, limit).map(callJson), next }, 200)
  })
}
