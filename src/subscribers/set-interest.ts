/** One interest of a reader: followed at a level, muted, or dropped, apart from all the others. What it
 * was before comes back, so that the change can be undone. */
import { and, count, eq, isNotNull, type SQL } from 'drizzle-orm'
import { choiceWords } from '../locales/spoken.ts'
import type { Tx } from '../storage/database.ts'
import type { InterestBefore } from '../storage/schema/feedback.ts'
import { type InterestLevel, interests, queries } from '../storage/schema/subscribers.ts'
import { tags } from '../storage/schema/tags.ts'
import { queryLimit, tagLimit } from './choices.ts'
import { refuse } from './invalid-choices.ts'
import { readQuery, storeQueries } from './store-queries.ts'

export type InterestTarget = { tagId: number } | { query: string }
type Ids = { tagId: number | null; queryId: number | null }

/** `level` null: no longer an interest. Throws `InvalidChoices` for what is no query, and past the
 * limits. The caller holds the subscriber's row. */
export async function setInterest(
  tx: Tx,
  input: {
    subscriberId: number
    target: InterestTarget
    level: InterestLevel | null
    at: Date
  },
): Promise<InterestBefore> {
  const { subscriberId, level, at } = input
  const ids = await idsOf(tx, input.target, at)
  const held = await find(tx, subscriberId, ids)
  const before = {
    ...ids,
    level: held?.level ?? null,
    createdAt: held?.createdAt.toISOString() ?? null,
  }
  if (level === null) await drop(tx, subscriberId, ids)
  else if (!held) await add(tx, { subscriberId, ids, level, createdAt: at })
  else {
    // Following again what was muted counts as new: it brings nothing older.
    const createdAt = held.level === 'mute' && level !== 'mute' ? at : held.createdAt
    await tx.update(interests).set({ level, createdAt }).where(eq(interests.id, held.id))
  }
  return before
}

/** Puts one interest back as it was. What is gone from the database since is passed over. */
export async function restoreInterest(
  tx: Tx,
  { subscriberId, before }: { subscriberId: number; before: InterestBefore },
): Promise<void> {
  const { level, createdAt, ...ids } = before
  if (level === null || createdAt === null) return drop(tx, subscriberId, ids)
  const was = { level, createdAt: new Date(createdAt) }
  const held = await find(tx, subscriberId, ids)
  if (held) await tx.update(interests).set(was).where(eq(interests.id, held.id))
  else if (await isKept(tx, ids)) await add(tx, { subscriberId, ids, ...was })
}

async function idsOf(tx: Tx, target: InterestTarget, at: Date): Promise<Ids> {
  if ('tagId' in target) return { tagId: target.tagId, queryId: null }
  const query = readQuery(target.query)
  refuse(query.ok ? [] : [query.problem])
  const text = query.ok ? query.text : ''
  return { tagId: null, queryId: (await storeQueries(tx, [text], at)).get(text) as number }
}

const targetIs = ({ tagId, queryId }: Ids): SQL =>
  tagId !== null ? eq(interests.tagId, tagId) : eq(interests.queryId, queryId ?? 0)

async function find(tx: Tx, subscriberId: number, ids: Ids) {
  const [row] = await tx
    .select()
    .from(interests)
    .where(and(eq(interests.subscriberId, subscriberId), targetIs(ids)))
  return row ?? null
}

async function drop(tx: Tx, subscriberId: number, ids: Ids): Promise<void> {
  await tx.delete(interests).where(and(eq(interests.subscriberId, subscriberId), targetIs(ids)))
}

type Added = { subscriberId: number; ids: Ids; level: InterestLevel; createdAt: Date }

async function add(tx: Tx, { subscriberId, ids, ...rest }: Added): Promise<void> {
  const isTag = ids.tagId !== null
  const [held] = await tx
    .select({ n: count() })
    .from(interests)
    .where(
      and(
        eq(interests.subscriberId, subscriberId),
        isNotNull(isTag ? interests.tagId : interests.queryId),
      ),
    )
  const limit = isTag ? tagLimit : queryLimit
  if ((held?.n ?? 0) >= limit) {
    const message = isTag ? choiceWords.tooManyTags(limit) : choiceWords.tooManyQueries(limit)
    refuse([{ field: isTag ? 'tag' : 'query', message }])
  }
  await tx.insert(interests).values({ subscriberId, ...ids, ...rest })
}

async function isKept(tx: Tx, { tagId, queryId }: Ids): Promise<boolean> {
  const rows =
    tagId !== null
      ? await tx.select({ id: tags.id }).from(tags).where(eq(tags.id, tagId))
      : await tx
          .select({ id: queries.id })
          .from(queries)
          .where(eq(queries.id, queryId ?? 0))
  return rows.length > 0
}
