/** Corrections that a digest tells of, one line each: of notes on papers its reader got before, made
 * since the digest that was mailed before this one, so each comes once and a day without mail loses none. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { readableTitle } from './card.ts'
import { mailedBefore } from './mailed-before.ts'
import { shownIn } from './shown-in.ts'

export type Corrected = { title: string; series: string }

/** By digest; nearly always empty, found by note_corrections_told alone. */
export async function readCorrected(
  db: Executor,
  digestIds: number[],
): Promise<Map<number, Corrected[]>> {
  const found = new Map<number, Corrected[]>()
  if (digestIds.length === 0) return found
  const [told] = await db.execute(sql`select 1 from note_corrections where tells limit 1`)
  if (told === undefined) return found
  const rows = await db.execute<{ id: string; title: string; series: string }>(sql`
    select distinct d.id, p.title, r.name as series
    from digests d
    cross join lateral (${mailedBefore(sql`d`)}) mailed
    join note_corrections c on c.tells and c.at > mailed.since and c.at <= d.cutoff_to
    join notes n on n.id = c.note_id
    join papers p on p.id = n.paper_id
    join editions e on e.id = n.edition_id
    join series r on r.id = e.series_id
    where d.id = any(${arrayLiteral(digestIds)}::bigint[]) and exists (
      select 1 from digests b where b.subscriber_id = d.subscriber_id and b.outcome = 'picked'
        and b.period >= d.period - 90 and b.cutoff_to < c.at
        and n.paper_id in (${shownIn(sql`b.picks`)}))
    order by d.id, p.title`)
  for (const { id, title, series } of rows) {
    const lines = found.get(Number(id)) ?? []
    found.set(Number(id), [...lines, { title: readableTitle(title), series }])
  }
  return found
}
