/** Readers as whoever runs the service sees them: newest first, or some by their numbers. */
import { and, asc, desc, eq, isNotNull, lt } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Db } from '../storage/database.ts'
import {
  type InterestLevel,
  interests,
  queries,
  type SubscriberState,
  subscribers,
} from '../storage/schema/subscribers.ts'
import { tags } from '../storage/schema/tags.ts'
import type { Subscriber } from './read-subscriber.ts'
import { type BarringReason, findSuppressed } from './suppression.ts'

export type ListedReader = {
  row: Subscriber & { email: string }
  interests: Array<{ tag: string | null; query: string | null; level: InterestLevel }>
  /** Why nobody may mail the address. */
  suppressed: BarringReason | null
}

type ListInput = {
  ids?: number[]
  state?: SubscriberState | undefined
  /** Those who came before this one. */
  before?: number | undefined
  limit: number
}

/** Who was erased is not among them. */
export async function listReaders(
  { db, keys }: { db: Db; keys: KeyRing },
  input: ListInput,
): Promise<ListedReader[]> {
  const found = await db
    .select()
    .from(subscribers)
    .where(
      and(
        isNotNull(subscribers.email),
        input.ids && anyOf(subscribers.id, input.ids),
        input.state && eq(subscribers.state, input.state),
        input.before === undefined ? undefined : lt(subscribers.id, input.before),
      ),
    )
    .orderBy(desc(subscribers.id))
    .limit(input.limit)
  const rows = found.flatMap((row) => (row.email === null ? [] : [{ ...row, email: row.email }]))
  const wanted = await interestsOf(
    db,
    rows.map(({ id }) => id),
  )
  const suppressed = await findSuppressed(
    { db, keys },
    rows.map(({ email }) => email),
  )
  return rows.map((row) => ({
    row,
    interests: wanted
      .filter(({ subscriberId }) => subscriberId === row.id)
      .map(({ tag, query, level }) => ({ tag, query, level })),
    suppressed: suppressed.get(row.email) ?? null,
  }))
}

async function interestsOf(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  const { subscriberId, level } = interests
  return db
    .select({ subscriberId, level, tag: tags.slug, query: queries.text })
    .from(interests)
    .leftJoin(tags, eq(tags.id, interests.tagId))
    .leftJoin(queries, eq(queries.id, interests.queryId))
    .where(anyOf(subscriberId, ids))
    .orderBy(asc(interests.id))
}
