/** Which papers should be translated next: those that readers who asked for a language may get, what most
 * of them follow first. Of languages that nobody asked for, none. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Executor } from '../../storage/database.ts'
import { sourceHashOf } from './store-translation.ts'

export type Untranslated = {
  id: number
  title: string
  abstract: string
  locale: string
  /** These words were tried before, and what came was faulty. */
  hasFailed: boolean
}

/** A weekly digest and a catch-up look further back; their papers were new within these days once. */
const daysBack = 4
/** A fault is tried again twice: models do not say the same thing each time. */
const mostAttempts = 3

/** Follows papers_available_at and paper_tags' primary key. Readers count by the tags they follow and by
 * the editions that come to them; a query of one's own has no row to count by. */
export async function findUntranslated(
  db: Executor,
  input: { at: Date; limit: number; locales: readonly string[] },
): Promise<Untranslated[]> {
  const rows = await db.execute<Row>(sql`
    with wanted as (
      select split_part(r.locale, '-', 1) as locale, i.tag_id, count(*)::int as readers
      from subscribers r join interests i on i.subscriber_id = r.id
      where r.state = 'confirmed' and r.translation <> 'original'
        and split_part(r.locale, '-', 1) = any(${arrayLiteral(input.locales)}::text[])
        and i.level <> 'mute' and i.tag_id is not null
      group by 1, 2),
    candidates as (
      select p.id, w.locale, sum(w.readers) as readers, max(p.available_at) as available_at
      from papers p
      join (select distinct paper_id, tag_id from paper_tags) on_it on on_it.paper_id = p.id
      join wanted w on w.tag_id = on_it.tag_id
      where p.available_at > ${input.at.toISOString()}::timestamptz - make_interval(days => ${daysBack})
        and p.available_at <= ${input.at.toISOString()}::timestamptz and not p.withdrawn
      group by p.id, w.locale)
    select p.id, p.title, p.abstract, c.locale,
      coalesce(held.source_hash = ${sourceHashOf(sql`p`)}, false) as "hasFailed"
    from candidates c join papers p on p.id = c.id
    left join paper_translations held on held.paper_id = c.id and held.locale = c.locale
    where held.paper_id is null or (held.made_by not in ('editor', 'import')
      and (held.source_hash <> ${sourceHashOf(sql`p`)}
        or (held.fault is not null and held.attempts < ${mostAttempts})))
    order by c.readers desc, c.available_at desc, c.id desc, c.locale limit ${input.limit}`)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

type Row = Omit<Untranslated, 'id'> & { id: string }
