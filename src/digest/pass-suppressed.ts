/** Due readers whom nobody may mail are passed over until their next slot: no digest is made for them,
 * and their cutoff stays, so that once released they get the papers of meanwhile. Asks about those who
 * are marked alone, before the pool is read: their old cutoffs would make it wider every morning. */
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { anyOf } from '../storage/any-of.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { findSuppressed } from '../subscribers/suppression.ts'
import { createTurns, type DueReader } from './due-reader.ts'
import { moveReaders } from './move-readers.ts'

export type PassDeps = { db: Db; calendar: Calendar; keys: KeyRing; lateLimitHours: number }

type Marked = { reader: DueReader; email: string }

const pageSize = 1000

/** Returns how many were passed over. */
export async function passSuppressed(deps: PassDeps): Promise<number> {
  let passed = 0
  for (;;) {
    const page = await deps.db.transaction((tx) => passPage(tx, deps))
    passed += page.passed
    if (page.claimed < pageSize) return passed
  }
}

async function passPage(tx: Tx, { calendar, keys, lateLimitHours }: PassDeps) {
  const now = await calendar.now(tx)
  const marked = await claimMarked(tx, now)
  const suppressed = await findSuppressed(
    { db: tx, keys },
    marked.map(({ email }) => email),
  )
  const turnOf = createTurns(now, lateLimitHours)
  const still = { cutoff: null, lastSlotAt: null, lastPeriod: null, endPause: false }
  const [resting, free] = [true, false].map((is) =>
    marked.filter(({ email }) => suppressed.has(email) === is).map(({ reader }) => reader),
  ) as [DueReader[], DueReader[]]
  const moves = resting.map((reader) => ({
    ...still,
    id: reader.id,
    nextDueAt: turnOf(reader).next,
  }))
  await moveReaders(tx, moves, now)
  await unmark(tx, free)
  return { claimed: marked.length, passed: moves.length }
}

/** Uses subscribers_may_be_suppressed. */
async function claimMarked(tx: Tx, now: Date): Promise<Marked[]> {
  const rows = await tx
    .select()
    .from(subscribers)
    .where(
      sql`may_be_suppressed and state = 'confirmed'
        and next_due_at <= ${now.toISOString()}::timestamptz`,
    )
    .orderBy(subscribers.nextDueAt, subscribers.id)
    .limit(pageSize)
    .for('update', { skipLocked: true })
  return rows.flatMap((row) => {
    const { email, nextDueAt, cutoff } = row
    if (email === null || nextDueAt === null) return []
    return [{ email, reader: { ...row, nextDueAt, cutoff: cutoff ?? nextDueAt } }]
  })
}

async function unmark(tx: Tx, free: DueReader[]): Promise<void> {
  if (free.length === 0) return
  const ids = free.map(({ id }) => id)
  await tx.update(subscribers).set({ mayBeSuppressed: false }).where(anyOf(subscribers.id, ids))
}
