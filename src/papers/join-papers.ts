/** Two rows that turn out to be one work: the older stays, with what both have; the younger keeps its
 * address, which leads there, and is neither listed nor found nor mailed any more. Notes, saves and
 * feedback go over. Digests that named it go on naming it, and whoever was mailed one is not mailed the other (reader-history.ts). */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { type KnownWork, readCandidates, toWork } from './find-works.ts'
import { joinFacts } from './join-facts.ts'
import { joinSignals } from './join-signals.ts'
import { moveEditorsWords } from './move-editors-words.ts'
import type { IncomingPaper } from './paper.ts'
import { keysOf } from './paper-keys.ts'
import { isSameWork } from './same-work.ts'

/** Looks whether what these records now tell makes their rows one with others: `works` (public id of the
 * row by that of the record), corrected. Rows are compared once a record tells a key they had not. */
export async function joinFound(
  tx: Tx,
  records: readonly IncomingPaper[],
  works: Map<string, string>,
): Promise<Map<string, string>> {
  const held = records.filter(({ publicId }) => works.has(publicId))
  if (held.length === 0) return works
  const told = await readCandidates(
    tx,
    held.flatMap((record) => keysOf(record, record.publicId)),
  )
  const joined = new Map<string, string>()
  for (const record of held) {
    const row = works.get(record.publicId) as string
    const keys = keysOf(record, record.publicId)
    const candidates = keys.flatMap((key) => told.get(key) ?? [])
    const work = { ...toWork(record), ids: [record.publicId, row] }
    const same = candidates.filter(
      (one) => one.publicId !== row && !joined.has(one.publicId) && isSameWork(work, one),
    )
    for (const other of same) {
      if (joined.has(row)) break
      const kept = await joinRows(tx, { row, other })
      joined.set(kept === row ? other.publicId : row, kept)
    }
  }
  if (joined.size === 0) return works
  // A row that another was joined to may have been joined itself.
  const keptOf = (row: string): string => {
    const kept = joined.get(row)
    return kept === undefined ? row : keptOf(kept)
  }
  return new Map([...works].map(([name, row]) => [name, keptOf(row)]))
}

/** The public id of the row that stays: the older one, by which the work is known. */
async function joinRows(
  tx: Tx,
  { row, other }: { row: string; other: KnownWork },
): Promise<string> {
  const [own] = await tx.execute<{ id: number }>(sql`
    select id::int as id from papers where public_id = ${row} and joined_to is null`)
  if (!own) return row
  const [keep, drop] = own.id < other.id ? [own.id, other.id] : [other.id, own.id]
  await moveHoldings(tx, keep, drop)
  await joinFacts(tx, keep, drop)
  await tx.execute(sql`
    update papers set joined_to = ${keep}, available_at = null, listing_day = null,
      search = ''::tsvector, updated_at = clock_timestamp()
    where id = ${drop} or joined_to = ${drop}`)
  return keep === own.id ? row : other.publicId
}

/** Tables of a paper where both may have a row: what the kept one lacks goes over. */
async function moveHoldings(tx: Tx, keep: number, drop: number): Promise<void> {
  await tx.execute(sql`
    insert into paper_sources (paper_id, source, public_id, url, first_seen_at, last_seen_at)
    select ${keep}, s.source, coalesce(s.public_id, p.public_id), s.url, s.first_seen_at, s.last_seen_at
    from paper_sources s join papers p on p.id = s.paper_id where s.paper_id = ${drop}
    on conflict do nothing`)
  await tx.execute(sql`delete from paper_sources where paper_id = ${drop}`)
  await joinSignals(tx, keep, drop)
  await tx.execute(sql`
    insert into paper_daily (paper_id, day, reads, pdf_clicks, upvotes, comments, stars)
    select ${keep}, day, reads, pdf_clicks, upvotes, comments, stars
    from paper_daily where paper_id = ${drop}
    on conflict (paper_id, day) do update set reads = paper_daily.reads + excluded.reads,
      pdf_clicks = paper_daily.pdf_clicks + excluded.pdf_clicks,
      upvotes = paper_daily.upvotes + excluded.upvotes,
      comments = paper_daily.comments + excluded.comments, stars = paper_daily.stars + excluded.stars`)
  await tx.execute(sql`delete from paper_daily where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into paper_keys (key, paper_id)
    select key, ${keep} from paper_keys where paper_id = ${drop} on conflict do nothing`)
  await tx.execute(sql`delete from paper_keys where paper_id = ${drop}`)
  await moveEditorsWords(tx, keep, drop)
  await tx.execute(sql`delete from paper_vectors where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into paper_news (paper_id, kind, detail, at)
    select ${keep}, kind, detail, at from paper_news where paper_id = ${drop} on conflict do nothing`)
  await tx.execute(sql`delete from paper_news where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into saved_papers (subscriber_id, paper_id, saved_at)
    select subscriber_id, ${keep}, saved_at from saved_papers where paper_id = ${drop}
    on conflict do nothing`)
  await tx.execute(sql`delete from saved_papers where paper_id = ${drop}`)
  // What stands of one is not lost behind what was taken back of the other.
  await tx.execute(sql`
    delete from feedback k using feedback d
    where k.paper_id = ${keep} and d.paper_id = ${drop} and k.kind = d.kind and k.about = d.about
      and k.subscriber_id = d.subscriber_id
      and k.taken_back_at is not null and d.taken_back_at is null`)
  await tx.execute(sql`
    update feedback f set paper_id = ${keep} where paper_id = ${drop} and not exists (
      select 1 from feedback o where o.paper_id = ${keep} and o.kind = f.kind and o.about = f.about
        and o.subscriber_id = f.subscriber_id)`)
}
