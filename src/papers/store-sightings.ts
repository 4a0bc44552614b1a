/** Provenance of stored papers: which source saw which version, under what name, and when first and
 * last. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import type { IncomingPaper } from './paper.ts'
import type { StoreInput } from './store-papers.ts'

/** `publicId`: what the source calls it where that is another name. */
type Seen = { paperId: number; publicId: string | null; url: string | null }

type Rows = {
  /** By public id, one for every paper of the input. */
  ids: ReadonlyMap<string, number>
  /** The public id of its row. */
  rowOf: (paper: IncomingPaper) => string
  /** Whose versions are counted: two sources number them each for itself. */
  tellerOf: (row: string) => string
}

export async function storeSightings(
  tx: Tx,
  { papers, source, at }: StoreInput,
  { ids, rowOf, tellerOf }: Rows,
): Promise<void> {
  const versions = new Map<string, { paperId: number; version: number }>()
  const seen = new Map<number, Seen>()
  for (const paper of papers) {
    const paperId = ids.get(paper.publicId) as number
    const row = rowOf(paper)
    const { version, publicId, url = null } = paper
    if (tellerOf(row) === publicId) {
      versions.set(`${paperId} ${version}`, { paperId, version })
    }
    const name = row === publicId ? null : publicId
    seen.set(paperId, { paperId, publicId: name, url })
  }
  const moment = sql`${at.toISOString()}::timestamptz`
  await tx.execute(sql`
    insert into paper_versions (paper_id, version, source, seen_at)
    select "paperId", version, ${source}, ${moment}
    from json_to_recordset(${JSON.stringify([...versions.values()])}::text::json)
      as given("paperId" bigint, version smallint)
    on conflict do nothing`)
  // A feed is asked several times a day; to the day is enough, and saves writing every row.
  await tx.execute(sql`
    insert into paper_sources as held
      (paper_id, source, public_id, url, first_seen_at, last_seen_at)
    select "paperId", ${source}, "publicId", url, ${moment}, ${moment}
    from json_to_recordset(${JSON.stringify([...seen.values()])}::text::json)
      as given("paperId" bigint, "publicId" text, url text)
    on conflict (paper_id, source) do update set last_seen_at = excluded.last_seen_at
      where excluded.last_seen_at >= held.last_seen_at + interval '12 hours'`)
}
