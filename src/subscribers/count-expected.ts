/** How many digests the busiest day of a week wants. */
import { and, count, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import { type Rhythm, subscribers } from '../storage/schema/subscribers.ts'

export type Expected = { readers: number; digests: number }

type Group = { rhythm: Rhythm; weekday: number; readers: number }

export async function countExpected(db: Executor): Promise<Expected> {
  const { state, rhythm, weekday, pausedUntil } = subscribers
  const groups = await db
    .select({ rhythm, weekday, readers: count() })
    .from(subscribers)
    .where(
      and(
        eq(state, 'confirmed'),
        or(isNull(pausedUntil), lte(pausedUntil, sql`clock_timestamp()::date`)),
      ),
    )
    .groupBy(rhythm, weekday)
  return busiestDay(groups)
}

/** Pure. Weekly readers have their day, those of weekdays Monday to Friday. */
export function busiestDay(groups: Group[]): Expected {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    sum(groups.filter(({ rhythm, weekday }) => isDue(rhythm, weekday, day))),
  )
  return { readers: sum(groups), digests: Math.max(...days) }
}

function isDue(rhythm: Rhythm, weekday: number, day: number): boolean {
  if (rhythm === 'weekly') return weekday === day
  return rhythm === 'daily' || day <= 5
}

const sum = (groups: Group[]): number => groups.reduce((total, { readers }) => total + readers, 0)
