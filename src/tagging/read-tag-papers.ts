/** The papers of a tag, newest listing day first. */
import { sql } from 'drizzle-orm'
import { guessFloor } from '../papers/guess-floor.ts'
import type { Executor } from '../storage/database.ts'

/** Where a page ended; hand it back as `before` for the next one. */
export type TagPlace = { listingDay: string; id: number }
export type TagPage = { ids: number[]; next: TagPlace | null }

export type TagPapersInput = {
  tagId: number
  until: Date
  limit: number
  before?: TagPlace | null
  /** Whether a listing day usually brings some: then the days are walked, else the tag's papers. */
  isBusy: boolean
}

/** Only papers that were announced and available at `until`; withdrawn ones are left out. */
export async function readTagPapers(db: Executor, input: TagPapersInput): Promise<TagPage> {
  const { limit } = input
  const rows = await db.execute<{ id: string; day: string }>(
    input.isBusy ? alongTheDays(input) : ofTheTag(input),
  )
  const places = rows.slice(0, limit).map((row) => ({ id: Number(row.id), listingDay: row.day }))
  return {
    ids: places.map((place) => place.id),
    next: rows.length > limit ? (places.at(-1) ?? null) : null,
  }
}

const shown = ({ until, before }: TagPapersInput) => sql`
  p.listing_day is not null and not p.withdrawn
  and p.available_at <= ${until.toISOString()}::timestamptz
  ${before ? sql`and p.listing_day <= ${before.listingDay}::date and (p.listing_day, p.id) < (${before.listingDay}::date, ${before.id})` : sql``}`

/** Stops after a page: a tag that each day brings is never sorted as a whole. */
const alongTheDays = (input: TagPapersInput) => sql`
  select p.id, p.listing_day::text as day from papers p
  where ${shown(input)} and (select true from paper_tags t
    where t.paper_id = p.id and t.tag_id = ${input.tagId}
      and t.confidence >= ${guessFloor} limit 1)
  order by p.listing_day desc nulls last, p.id desc limit ${input.limit + 1}`

const ofTheTag = (input: TagPapersInput) => sql`
  with tagged as materialized (
    select distinct paper_id from paper_tags
    where tag_id = ${input.tagId} and confidence >= ${guessFloor})
  select p.id, p.listing_day::text as day from tagged join papers p on p.id = tagged.paper_id
  where ${shown(input)}
  order by p.listing_day desc, p.id desc limit ${input.limit + 1}`
