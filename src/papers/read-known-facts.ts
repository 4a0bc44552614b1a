/** What is known of papers beside their words, with the moment from which each was. */
import { sql } from 'drizzle-orm'
import type { KnownFacts } from '../query/known-facts.ts'
import type { Executor } from '../storage/database.ts'
import { guessFloor } from './guess-floor.ts'

type Since = { name: string; since: Date }
export type DatedFacts = {
  day: string | null
  tags: Since[]
  organisations: Since[]
  sources: Since[]
}

type Told = { name: string; since: string }
type Row = {
  id: string
  day: string | null
  tags: Told[] | null
  orgs: Told[] | null
  sources: Told[] | null
}

/** By id; each part along a primary key. For at most some thousand papers at once. */
export async function readKnownFacts(
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, DatedFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Row>(sql`
    select p.id, p.listing_day::text as day,
      (select json_agg(json_build_object('name', g.slug, 'since', t.added_at) order by g.slug)
        from paper_tags t join tags g on g.id = t.tag_id and g.active
        where t.paper_id = p.id and t.confidence >= ${guessFloor}) as tags,
      (select json_agg(json_build_object('name', o.name, 'since', s.told_at) order by s.source, o.place)
        from paper_signals s
        cross join unnest(array_prepend(s.organization, s.affiliations)) with ordinality as o(name, place)
        where s.paper_id = p.id and o.name is not null) as orgs,
      (select json_agg(json_build_object('name', s.source, 'since', s.since) order by s.source)
        from (select source, first_seen_at as since from paper_sources where paper_id = p.id
          union all select source, told_at from paper_signals where paper_id = p.id) s) as sources
    from json_array_elements_text(${JSON.stringify(ids)}::json) as wanted(id)
    join papers p on p.id = wanted.id::bigint`)
  return new Map(
    rows.map((row) => [
      Number(row.id),
      {
        day: row.day,
        tags: dated(row.tags),
        organisations: dated(row.orgs),
        sources: dated(row.sources),
      },
    ]),
  )
}

const dated = (told: Told[] | null): Since[] =>
  (told ?? []).map(({ name, since }) => ({ name, since: new Date(since) }))

/** Those that were known at a moment, or all of them. A listing day is known from the first. */
export function knownAt(facts: DatedFacts, moment: Date | null): KnownFacts {
  const names = (list: Since[]) =>
    list.flatMap(({ name, since }) => (moment === null || since <= moment ? [name] : []))
  return {
    day: facts.day,
    tags: names(facts.tags),
    organisations: names(facts.organisations),
    sources: names(facts.sources),
  }
}

/** The last moment at which something became known. */
export const lastTold = ({ tags, organisations, sources }: DatedFacts): number =>
  Math.max(0, ...[...tags, ...organisations, ...sources].map(({ since }) => since.getTime()))
