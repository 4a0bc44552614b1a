/** Writes one page of a subscriber file, in a handful of statements. */
import { min } from 'drizzle-orm'
import { anyOf } from '../../storage/any-of.ts'
import type { Tx } from '../../storage/database.ts'
import { interests, subscribers } from '../../storage/schema/subscribers.ts'
import { currentWording, recordConsents } from '../consent.ts'
import { firstInterests, replaceInterests } from '../interests.ts'
import { storeQueries } from '../store-queries.ts'
import type { Classified } from './classify-page.ts'
import { type HeldInterest, overwriteRow, wantedInterests } from './overwrite-row.ts'
import type { ImportRow } from './read-row.ts'
import { type ImportContext, insertReaders, updateReaders } from './write-readers.ts'

export type PageResult = {
  created: number
  updated: number
  unchanged: number
  /** Who will receive from now on, and when the first of them does. */
  receiving: number
  firstAt: Date | null
}

/** Imported readers read from now on: cutoff now, first digest at their next slot. */
export async function storePage(
  tx: Tx,
  page: Classified,
  context: ImportContext & { overwrite: boolean },
): Promise<PageResult> {
  const reading = context.overwrite ? page.reading : []
  const rows = [...page.create, ...[...page.takeUp, ...reading].map(({ row }) => row)]
  const texts = rows.flatMap((row) => row.queries)
  const ids = await storeQueries(tx, texts, context.at)
  const idsOf = (row: ImportRow) => row.queries.map((text) => ids.get(text) as number)

  const held = await readHeld(
    tx,
    reading.map(({ subscriber }) => subscriber.id),
  )
  const changes = reading
    .map(({ row, subscriber }) => ({
      subscriber,
      ...overwriteRow(subscriber, row, held.get(subscriber.id) ?? [], idsOf(row)),
    }))
    .filter(({ changed }) => changed)

  const created = await insertReaders(tx, page.create, context)
  await updateReaders(tx, { takeUp: page.takeUp, changes }, context)
  const taken = page.takeUp.map(({ row, subscriber }) => ({ row, subscriberId: subscriber.id }))
  const newcomers = [...created, ...taken]
  const wanted = ({ row, subscriberId }: (typeof newcomers)[number]) => ({
    subscriberId,
    interests: wantedInterests(row.tagIds, idsOf(row), []),
  })
  await firstInterests(tx, created.map(wanted), context.at)
  await replaceInterests(
    tx,
    [
      ...taken.map(wanted),
      ...changes.map(({ subscriber, interests }) => ({ subscriberId: subscriber.id, interests })),
    ],
    context.at,
  )
  await recordConsents(
    tx,
    newcomers.map(({ row, subscriberId }) => ({
      subscriberId,
      event: 'imported' as const,
      at: context.at,
      wordingVersion: currentWording.import,
      detail: row.consentSource,
    })),
  )
  const updated = taken.length + changes.length
  return {
    created: created.length,
    updated,
    unchanged: page.reading.length - changes.length,
    receiving: newcomers.length,
    firstAt: await firstDue(
      tx,
      newcomers.map(({ subscriberId }) => subscriberId),
    ),
  }
}

async function firstDue(tx: Tx, subscriberIds: number[]): Promise<Date | null> {
  if (subscriberIds.length === 0) return null
  const [row] = await tx
    .select({ at: min(subscribers.nextDueAt) })
    .from(subscribers)
    .where(anyOf(subscribers.id, subscriberIds))
  return row?.at ?? null
}

async function readHeld(tx: Tx, subscriberIds: number[]): Promise<Map<number, HeldInterest[]>> {
  const held = new Map<number, HeldInterest[]>()
  if (subscriberIds.length === 0) return held
  const rows = await tx.select().from(interests).where(anyOf(interests.subscriberId, subscriberIds))
  for (const row of rows) {
    held.set(row.subscriberId, [...(held.get(row.subscriberId) ?? []), row])
  }
  return held
}
