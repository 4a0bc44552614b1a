/** What sources told of a row that was joined stands on the one that is kept. Where a source told of both,
 * votes for one are mostly votes for the other: the higher count stays, and what either lacks comes over. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { indexUnread } from './index-organisations.ts'

export async function joinSignals(tx: Tx, keep: number, drop: number): Promise<void> {
  const both = await tx.execute(sql`
    update paper_signals k set
      upvotes = greatest(k.upvotes, d.upvotes), comments = greatest(k.comments, d.comments),
      stars = greatest(k.stars, d.stars), citations = greatest(k.citations, d.citations),
      featured_on = greatest(k.featured_on, d.featured_on),
      code_url = coalesce(k.code_url, d.code_url), project_url = coalesce(k.project_url, d.project_url),
      organization = coalesce(k.organization, d.organization),
      submitted_by = coalesce(k.submitted_by, d.submitted_by), doi = coalesce(k.doi, d.doi),
      venue = coalesce(k.venue, d.venue), pdf_url = coalesce(k.pdf_url, d.pdf_url),
      tldr = coalesce(k.tldr, d.tldr),
      keywords = case when k.keywords = '{}' then d.keywords else k.keywords end,
      affiliations = k.affiliations || array(
        select place from unnest(d.affiliations) with ordinality as told(place, n)
        where place <> all (k.affiliations) order by n),
      organisation_words = null, updated_at = greatest(k.updated_at, d.updated_at)
    from paper_signals d
    where k.paper_id = ${keep} and d.paper_id = ${drop} and d.source = k.source
    returning k.source`)
  if (both.length > 0) await indexUnread(tx)
  await tx.execute(sql`
    update paper_signals s set paper_id = ${keep} where paper_id = ${drop} and not exists (
      select 1 from paper_signals o where o.paper_id = ${keep} and o.source = s.source)`)
  await tx.execute(sql`delete from paper_signals where paper_id = ${drop}`)
}
