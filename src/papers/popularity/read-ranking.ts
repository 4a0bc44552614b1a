/** A page of one of the lists of what is noticed. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import type { RankingName } from '../../storage/schema/popularity.ts'
import type { Gains } from './trend.ts'

/** `gained`: within the list's days; of the list `saved` how many keep it, and no more. */
export type RankedPaper = { paperId: number; place: number; gained: Gains }
export type RankingPage = {
  papers: RankedPaper[]
  /** Pages there are. */
  of: number
}

type Row = Gains & { id: string; place: number; last: number }

/** `page`: from 1. Papers that are no longer shown leave their place empty. */
export async function readRanking(
  db: Executor,
  input: { list: RankingName; page: number; aPage: number },
): Promise<RankingPage> {
  const { list, page, aPage } = input
  const rows = await db.execute<Row>(sql`
    select p.id, r.place, r.upvotes, r.comments, r.stars, r.saves, r.reads,
      r.pdf_clicks as "pdfClicks",
      (select max(place) from paper_rankings where list = ${list})::int as last
    from paper_rankings r join papers p on p.id = r.paper_id
    where r.list = ${list} and r.place > ${(page - 1) * aPage} and r.place <= ${page * aPage}
      and not p.withdrawn and p.joined_to is null
    order by r.place`)
  return {
    papers: rows.map(({ id, place, last: _, ...gained }) => ({
      ...{ paperId: Number(id), place, gained },
    })),
    of: Math.ceil((rows[0]?.last ?? 0) / aPage),
  }
}
