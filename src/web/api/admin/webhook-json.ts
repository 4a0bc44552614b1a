/** A webhook as the admin API tells it. Its secret is told once, where it is made. */
import { z } from '@hono/zod-openapi'
import { eventTypes } from '../../../webhooks/events.ts'
import type { EndpointStanding, listCalls } from '../../../webhooks/list-calls.ts'

const moment = z.iso.datetime().nullable()

export const eventSchema = z.enum(eventTypes).openapi('EventType')

const fields = {
  id: z.int(),
  url: z.url(),
  events: z.array(eventSchema),
  state: z.enum(['active', 'paused']),
  pausedBy: z.enum(['person', 'gone', 'failing']).nullable().openapi({
    description: '`gone`: it answered 410. `failing`: nothing arrived for five days.',
  }),
  waiting: z.int().openapi({ description: 'Calls that did not arrive yet.' }),
  failed: z.int().openapi({ description: 'Calls that were given up.' }),
  failingSince: moment,
  lastFault: z.string().nullable(),
  lastArrivedAt: moment,
  createdAt: z.iso.datetime(),
}

export const webhookSchema = z.object(fields).openapi('Webhook')

export const webhookWithSecretSchema = z
  .object({
    ...fields,
    secret: z.string().openapi({
      description: 'Keep it: it is not told again. It verifies `webhook-signature`.',
      example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    }),
  })
  .openapi('WebhookWithSecret')

export const callSchema = z
  .object({
    id: z.int(),
    messageId: z.string().openapi({ description: 'As `webhook-id` says it.' }),
    type: z.string(),
    timestamp: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
    state: z.enum(['waiting', 'arrived', 'failed']),
    attempts: z.int(),
    nextAt: moment.openapi({ description: 'Null: it is settled.' }),
    lastFault: z.string().nullable(),
  })
  .openapi('WebhookCall')

export function webhookJson({ endpoint, waiting, failed }: EndpointStanding) {
  const { id, url, state, pausedBy, lastFault } = endpoint
  return {
    ...{ id, url, state, pausedBy, waiting, failed, lastFault },
    events: eventTypes.filter((type) => endpoint.events.includes(type)),
    failingSince: endpoint.failingSince?.toISOString() ?? null,
    lastArrivedAt: endpoint.lastArrivedAt?.toISOString() ?? null,
    createdAt: endpoint.createdAt.toISOString(),
  }
}

export const callJson = (call: Awaited<ReturnType<typeof listCalls>>[number]) => ({
  id: call.id,
  messageId: `msg_${call.messageId.replaceAll('-', '')}`,
  type: call.type,
  timestamp: call.at.toISOString(),
  data: call.data,
  state: call.state,
  attempts: call.attempts,
  nextAt: call.state === 'waiting' ? call.nextAt.toISOString() : null,
  lastFault: call.lastFault,
})
