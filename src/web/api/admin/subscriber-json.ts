/** A reader as the admin API tells them: no link, no token, nothing that opens their pages. */

import { z } from '@hono/zod-openapi'
import { PaperboyError } from '../../../errors.ts'
import { type ListedReader, listReaders } from '../../../subscribers/list-readers.ts'
import { editionTimings } from '../../../subscribers/settings.ts'
import type { AdminApiDeps } from './admin-deps.ts'

const moment = z.iso.datetime().nullable()
export const states = ['pending', 'confirmed', 'left'] as const
export const levels = ['always', 'normal', 'little', 'mute'] as const
const reasons = ['imported', 'provider-list', 'bounce', 'complaint'] as const

export const interestSchema = z
  .union([
    z.strictObject({ tag: z.string().max(200), level: z.enum(levels) }),
    z.strictObject({ query: z.string().max(2_000), level: z.enum(levels) }),
  ])
  .openapi('Interest', { description: 'A tag by its slug, or a query, and how much of it.' })

export const subscriberSchema = z
  .object({
    id: z.int(),
    email: z.string(),
    state: z.enum(states),
    suppressed: z.enum(reasons).nullable().openapi({ description: 'Why nobody may mail them.' }),
    locale: z.string(),
    timezone: z.string(),
    hour: z.int(),
    rhythm: z.enum(['daily', 'weekdays', 'weekly']),
    weekday: z.int().openapi({ description: 'Of a weekly digest: 1 is Monday.' }),
    number: z.int().openapi({ description: 'Papers shown in full.' }),
    editionTiming: z.enum(editionTimings).nullable().openapi({
      description: 'When editions come; null: when published for who follows nothing else.',
    }),
    interests: z.array(interestSchema),
    pausedUntil: z.iso.date().nullable(),
    nextDigestAt: moment,
    consentSource: z.string().openapi({ description: 'Where they agreed to be mailed.' }),
    createdAt: z.iso.datetime(),
    confirmedAt: moment,
    leftAt: moment,
  })
  .openapi('Subscriber')

export type SubscriberJson = z.infer<typeof subscriberSchema>

export function subscriberJson({ row, interests, suppressed }: ListedReader): SubscriberJson {
  const { id, email, locale, timezone, hour, rhythm, weekday, number } = row
  return {
    ...{ id, email, suppressed, locale, timezone, hour, rhythm, weekday, number },
    state: row.state === 'erased' ? 'left' : row.state,
    interests: interests.map(({ tag, query, level }) =>
      tag === null ? { query: query ?? '', level } : { tag, level },
    ),
    editionTiming: row.editionTiming,
    pausedUntil: row.pausedUntil,
    nextDigestAt: row.nextDueAt?.toISOString() ?? null,
    consentSource: row.consentSource,
    createdAt: row.createdAt.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    leftAt: row.leftAt?.toISOString() ?? null,
  }
}

/** Throws `not-found`, for who was erased too. */
export async function readOne(deps: AdminApiDeps, id: number): Promise<SubscriberJson> {
  const [found] = await listReaders(deps, { ids: [id], limit: 1 })
  if (found) return subscriberJson(found)
  throw new PaperboyError('not-found', `There is no subscriber ${id}`, {
    help: 'POST /api/v1/admin/subscribers/find looks one up by the address.',
  })
}
