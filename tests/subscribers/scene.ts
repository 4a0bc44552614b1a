/** A database with a few tags, and the deps of the subscriber verbs with a clock that tests move. */
import { asc, eq, sql } from 'drizzle-orm'
import { createKeyRing } from '../../src/lib/key-ring.ts'
import type { Calendar } from '../../src/storage/calendar.ts'
import type { Tx } from '../../src/storage/database.ts'
import { letters } from '../../src/storage/schema/delivery.ts'
import { rateLimits } from '../../src/storage/schema/operations.ts'
import {
  consents,
  interests,
  queries,
  signups,
  subscribers,
  suppressions,
} from '../../src/storage/schema/subscribers.ts'
import { tags } from '../../src/storage/schema/tags.ts'
import type { QueueLetters, SignupPolicy } from '../../src/subscribers/ports.ts'
import { findSubscriber, type Subscriber } from '../../src/subscribers/read-subscriber.ts'
import { openTestDatabase } from '../support/database.ts'

const tagSlugs = ['captioning', 'clip', 'diffusion', 'cs.CV', 'math.NT']

/** As delivery queues them: a dedupeKey that is there already queues nothing. */
const queueLetters: QueueLetters = async (tx, wanted) => {
  if (wanted.length > 0) await tx.insert(letters).values(wanted).onConflictDoNothing()
}

export type Scene = Awaited<ReturnType<typeof openScene>>

export async function openScene() {
  const test = await openTestDatabase()
  const { db } = test
  await db
    .insert(tags)
    .values([...tagSlugs.map((slug) => tagRow(slug, true)), tagRow('retired', false)])
  const clock = { now: new Date('2026-05-19T12:00:00Z') }
  const confirmedCalls: Array<{ subscriberId: number; at: Date }> = []
  const calendar: Calendar = { fixed: true, now: async () => clock.now }
  const deps = {
    db,
    keys: createKeyRing('0123456789abcdef0123456789abcdef'),
    calendar,
    queueLetters,
    signup: { kind: 'open' } as SignupPolicy,
    defaultTimezone: 'UTC',
    onConfirmed: async (_: Tx, input: { subscriberId: number; at: Date }) => {
      confirmedCalls.push(input)
    },
  }
  return {
    db,
    kind: test.kind,
    deps,
    clock,
    confirmedCalls,
    close: () => test.close(),
    subscriber: async (email: string) => (await findSubscriber(db, email)) as Subscriber,
    lettersOf: (subscriberId: number) =>
      db
        .select()
        .from(letters)
        .where(eq(letters.subscriberId, subscriberId))
        .orderBy(asc(letters.id)),
    signupsOf: (subscriberId: number) =>
      db
        .select()
        .from(signups)
        .where(eq(signups.subscriberId, subscriberId))
        .orderBy(asc(signups.id)),
    consentsOf: (subscriberId: number) =>
      db
        .select()
        .from(consents)
        .where(eq(consents.subscriberId, subscriberId))
        .orderBy(asc(consents.id)),
    /** `clip normal`, `ti:maps mute`, sorted. */
    interestsOf: async (subscriberId: number) => {
      const rows = await db
        .select({ slug: tags.slug, text: queries.text, level: interests.level })
        .from(interests)
        .leftJoin(tags, eq(tags.id, interests.tagId))
        .leftJoin(queries, eq(queries.id, interests.queryId))
        .where(eq(interests.subscriberId, subscriberId))
      return rows.map(({ slug, text, level }) => `${slug ?? text} ${level}`).sort()
    },
    /** Letters grow older, as they do when time passes for the database. */
    ageLetters: (seconds: number) =>
      db.update(letters).set({
        createdAt: sql`${letters.createdAt} - make_interval(secs => ${seconds}::int)`,
        // Links are told apart by the minute, which does not pass here.
        dedupeKey: sql`case when ${letters.kind} = 'link' then ${letters.dedupeKey} || ':' || ${letters.id}
          else ${letters.dedupeKey} end`,
      }),
    async empty() {
      await db.delete(letters)
      await db.delete(subscribers)
      await db.delete(suppressions)
      await db.delete(rateLimits)
      confirmedCalls.length = 0
      clock.now = new Date('2026-05-19T12:00:00Z')
    },
  }
}

const tagRow = (slug: string, active: boolean) => ({
  slug,
  kind: 'topic' as const,
  groupName: 'Test',
  name: { en: slug },
  description: { en: slug },
  rule: slug.includes('.') ? null : slug,
  active,
})
