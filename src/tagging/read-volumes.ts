/** How many papers a tag brings: counted over listing days held, not over the calendar. */
import { sql } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import type { Executor } from '../storage/database.ts'

export type TagVolume = {
  /** Papers on a middling listing day, days without any included; rounded. */
  median: number
  /** The same over Tuesdays, arXiv's longest day; null while no Tuesday is held. */
  tuesday: number | null
  /** Papers on the newest listing day. */
  newest: number
}

/** Papers of a tag on each of the newest listing days, newest first. */
export type TagDays = number[]

/** YYYY-MM-DD, newest first; days that a source only estimated are left out. */
export type ListingDays = { days: string[]; newestDay: string | null; hasTuesday: boolean }

/** About three months of announcements: long enough for a median, short enough to follow trends. */
const DAYS_COUNTED = 60
/** For charts. */
const DAYS_SHOWN = 30

export async function readListingDays(db: Executor): Promise<ListingDays> {
  const rows = await db.execute<{ day: string }>(sql`
    select distinct listing_day::text as day from papers
    where available_at <= clock_timestamp() and not listing_day_estimated
      and listing_day is not null
    order by 1 desc limit ${DAYS_COUNTED}`)
  const days = rows.map((row) => row.day)
  return { days, newestDay: days[0] ?? null, hasTuesday: days.some(isTuesday) }
}

/** By tags.id; tags without a paper on those days are absent. */
export async function readVolumes(
  db: Executor,
  held: ListingDays,
): Promise<Map<number, { volume: TagVolume; daily: TagDays }>> {
  const oldest = held.days.at(-1)
  if (oldest === undefined) return new Map()
  const rows = await db.execute<{ tag: string; day: string; count: number }>(sql`
    select t.tag_id as tag, p.listing_day::text as day, count(distinct p.id)::int as count
    from papers p join paper_tags t on t.paper_id = p.id
    where t.confidence >= ${guessFloor} and p.listing_day >= ${oldest}::date and p.available_at <= clock_timestamp()
      and not p.listing_day_estimated
    group by t.tag_id, p.listing_day`)
  const byTag = new Map<number, Map<string, number>>()
  for (const { tag, day, count } of rows) {
    const id = Number(tag)
    const counts = byTag.get(id) ?? new Map<string, number>()
    byTag.set(id, counts.set(day, count))
  }
  const shown = held.days.slice(0, DAYS_SHOWN)
  return new Map(
    [...byTag].map(([id, counts]) => {
      const daily = shown.map((day) => counts.get(day) ?? 0)
      return [id, { volume: volumeOf(counts, held), daily }] as const
    }),
  )
}

function volumeOf(counts: ReadonlyMap<string, number>, held: ListingDays): TagVolume {
  const onDays = (days: string[]) => median(days.map((day) => counts.get(day) ?? 0))
  return {
    median: onDays(held.days),
    tuesday: held.hasTuesday ? onDays(held.days.filter(isTuesday)) : null,
    newest: held.newestDay === null ? 0 : (counts.get(held.newestDay) ?? 0),
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? 0
  const high = sorted[Math.floor(middle)] ?? 0
  return Math.round((low + high) / 2)
}

const isTuesday = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 2
