/** What webhooks are told, for the description of the API. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { EventType } from '../../webhooks/events.ts'

const subscriberId = z.int().openapi({
  description: 'As /api/v1/admin/subscribers/{id} takes it; no address is told.',
})

const events = {
  'subscriber.subscribed': {
    summary: 'Somebody asked for the digest',
    description: 'They have not confirmed yet.',
    data: z.object({ subscriberId }),
  },
  'subscriber.confirmed': {
    summary: 'Somebody reads from now on',
    description: 'By the button in the letter; who is imported is not told of.',
    data: z.object({
      subscriberId,
      again: z.boolean().openapi({ description: 'They had left and came back.' }),
    }),
  },
  'subscriber.left': {
    summary: 'Somebody left',
    description: 'Or everything about them was erased: then let go of what you hold of them.',
    data: z.object({ subscriberId, how: z.enum(['left', 'erased']) }),
  },
  'subscriber.bounced': {
    summary: 'An address is mailed no more',
    description: 'It does not exist, its owner complained, or the provider refuses to write there.',
    data: z.object({ subscriberId, reason: z.enum(['bounce', 'complaint', 'provider-list']) }),
  },
  'digest.accepted': {
    summary: 'The provider took a digest',
    description: 'One call a digest: ask for it only if you need each.',
    data: z.object({
      subscriberId: subscriberId.nullable(),
      digestId: z.int(),
      kind: z.enum(['first', 'digest']),
    }),
  },
  'edition.published': {
    summary: 'An edition is out',
    description:
      'Ten minutes after it was published, when it cannot be taken back. Imported ones are history and not told of.',
    data: z.object({
      series: z.string(),
      date: z.iso.date(),
      papers: z.int(),
    }),
  },
} satisfies Record<EventType, { summary: string; description: string; data: z.ZodObject }>

const header = (description: string) => z.string().openapi({ description })

const headers = z.object({
  'webhook-id': header('The same through every repetition: take each once.'),
  'webhook-timestamp': header('Seconds since 1970, of this attempt.'),
  'webhook-signature': header('`v1,` and base64; two during a rotation, parted by a blank.'),
})

export function describeWebhooks(registry: OpenAPIHono['openAPIRegistry']): void {
  for (const [type, { summary, description, data }] of Object.entries(events)) {
    const schema = z.object({
      type: z.literal(type),
      timestamp: z.iso.datetime().openapi({ description: 'When it happened.' }),
      data,
    })
    registry.registerWebhook({
      ...{ method: 'post', path: type, summary, description, tags: ['Webhooks'] },
      request: { headers, body: { required: true, content: { 'application/json': { schema } } } },
      responses: {
        '2XX': { description: 'It arrived.' },
        410: { description: 'Gone: this address is called no more.' },
        default: { description: 'It is repeated, for three days.' },
      },
    })
  }
}
