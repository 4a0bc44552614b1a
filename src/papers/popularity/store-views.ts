/** Adds to the day's totals of papers: how often their pages were read and their PDFs opened from there. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'

export type Views = { publicId: string; reads: number; pdfClicks: number }

/** One statement. Ids of papers that are not held count for nothing. In the order of rows, so that two
 * instances never wait for each other in a circle. */
export async function storeViews(
  db: Executor,
  input: { views: readonly Views[]; day: string },
): Promise<void> {
  if (input.views.length === 0) return
  const json = JSON.stringify(
    input.views.map(({ publicId, reads, pdfClicks }) => ({
      ...{ public_id: publicId, reads, pdf_clicks: pdfClicks },
    })),
  )
  await db.execute(sql`
    insert into paper_daily (paper_id, day, reads, pdf_clicks)
    select p.id, ${input.day}::date, sum(v.reads)::int, sum(v.pdf_clicks)::int
    from jsonb_to_recordset(${json}::text::jsonb) as v(public_id text, reads int, pdf_clicks int)
    join papers p on p.public_id = v.public_id
    group by p.id order by p.id
    on conflict (paper_id, day) do update set reads = paper_daily.reads + excluded.reads,
      pdf_clicks = paper_daily.pdf_clicks + excluded.pdf_clicks`)
}
