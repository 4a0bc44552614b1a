/** The operations about webhooks, as they are described. */
import { createRoute, z } from '@hono/zod-openapi'
import { limitOf } from '../answers.ts'
import { adminAnswers, adminSecurity, beforeId, idParam, jsonBody } from './admin-answers.ts'
import { callSchema, eventSchema, webhookSchema, webhookWithSecretSchema } from './webhook-json.ts'

const url = z.string().max(2_000).openapi({
  description: 'https, and a public place.',
  example: 'https://hooks.lab.example/paperboy',
})
const events = z.array(eventSchema).min(1)
const ofOne = { ...adminSecurity, request: { params: idParam } }

export const listWebhooks = createRoute({
  method: 'get',
  path: '/webhooks',
  summary: 'Webhooks',
  ...adminSecurity,
  responses: adminAnswers(z.array(webhookSchema), 'All of them.'),
})

export const addWebhook = createRoute({
  method: 'post',
  path: '/webhooks',
  summary: 'Add a webhook',
  description: 'The answer holds its secret, which is told here only.',
  ...adminSecurity,
  request: {
    body: jsonBody(
      z.strictObject({
        url,
        events: events.optional().openapi({ description: 'All but digest.accepted unless told.' }),
      }),
    ),
  },
  responses: adminAnswers(webhookWithSecretSchema, 'The webhook.'),
})

export const changeWebhook = createRoute({
  method: 'patch',
  path: '/webhooks/{id}',
  summary: 'Change a webhook',
  description:
    'Paused, it is told of nothing that happens meanwhile; what waits goes on when it is active again.',
  ...adminSecurity,
  request: {
    params: idParam,
    body: jsonBody(
      z.strictObject({
        url: url.optional(),
        events: events.optional(),
        state: z.enum(['active', 'paused']).optional(),
      }),
    ),
  },
  responses: adminAnswers(webhookSchema, 'The webhook, as it is now.'),
})

export const removeWebhook = createRoute({
  method: 'delete',
  path: '/webhooks/{id}',
  summary: 'Remove a webhook',
  description: 'With every call to it.',
  ...ofOne,
  responses: adminAnswers(z.object({ id: z.int() }), 'It is gone.'),
})

export const rotateWebhook = createRoute({
  method: 'post',
  path: '/webhooks/{id}/rotate',
  summary: 'Give a webhook another secret',
  description:
    'For a day calls hold the signatures of both. With `leaked` the one before signs no more.',
  ...adminSecurity,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ leaked: z.boolean().default(false) })),
  },
  responses: adminAnswers(webhookWithSecretSchema, 'The webhook with its new secret.'),
})

export const testWebhook = createRoute({
  method: 'post',
  path: '/webhooks/{id}/test',
  summary: 'Call a webhook now',
  description: 'With an event of type `webhook.test`, once.',
  ...ofOne,
  responses: adminAnswers(
    z.object({
      status: z.int().nullable().openapi({ description: 'Null: there was no answer.' }),
      fault: z.string().nullable().openapi({ description: 'Null: it arrived.' }),
    }),
    'What it answered.',
  ),
})

export const replayWebhook = createRoute({
  method: 'post',
  path: '/webhooks/{id}/replay',
  summary: 'Make calls again',
  description:
    'Those that were given up; with `since` all that happened from then on, also what arrived. Each keeps its `webhook-id`.',
  ...adminSecurity,
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ since: z.iso.datetime().optional() })),
  },
  responses: adminAnswers(
    z.object({ calls: z.int().openapi({ description: 'How many are made again.' }) }),
    'They are called from now on.',
  ),
})

export const listWebhookCalls = createRoute({
  method: 'get',
  path: '/webhooks/{id}/calls',
  summary: 'Calls to a webhook',
  description: 'Newest first, for as long as letters are kept.',
  ...adminSecurity,
  request: {
    params: idParam,
    query: z.object({ before: beforeId, limit: limitOf({ most: 500, usual: 100 }) }),
  },
  responses: adminAnswers(z.array(callSchema), 'A page of calls.'),
})

export const webhookOperations = [
  listWebhooks,
  addWebhook,
  changeWebhook,
  removeWebhook,
  rotateWebhook,
  testWebhook,
  replayWebhook,
  listWebhookCalls,
]
