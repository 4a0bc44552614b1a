/** What is told of papers beside them: how many readers keep each, how often its page was read and its
 * PDF opened from there. Numbers; of readers nothing. */
import { sql } from 'drizzle-orm'
import { anyOf } from '../../storage/any-of.ts'
import type { Executor } from '../../storage/database.ts'
import { daysBack } from './read-gains.ts'
import { dayOf } from './trend.ts'

/** `reads`, `pdfClicks`: of the last 30 days. */
export type Popularity = { saves: number; reads: number; pdfClicks: number }

const nothing: Popularity = { saves: 0, reads: 0, pdfClicks: 0 }

/** By row id, for every id that was given. */
export async function readPopularity(
  db: Executor,
  input: { ids: readonly number[]; at: Date },
): Promise<Map<number, Popularity>> {
  const found = new Map(input.ids.map((id) => [id, nothing]))
  if (input.ids.length === 0) return found
  const rows = await db.execute<Popularity & { id: string }>(sql`
    select p.id,
      (select count(*)::int from saved_papers s where s.paper_id = p.id) as saves,
      coalesce(sum(d.reads), 0)::int as reads, coalesce(sum(d.pdf_clicks), 0)::int as "pdfClicks"
    from papers p left join paper_daily d on d.paper_id = p.id
      and d.day > ${dayOf(input.at)}::date - ${daysBack}::int
    where ${anyOf(sql`p.id`, input.ids)} group by p.id`)
  for (const { id, ...counts } of rows) found.set(Number(id), counts)
  return found
}
