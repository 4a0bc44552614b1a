/** Makes the lists of what is noticed, every few minutes, on whichever instance comes first. */
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Executor, Tx } from '../../storage/database.ts'
import { installation } from '../../storage/schema/operations.ts'
import { paperRankings } from '../../storage/schema/popularity.ts'
import { type PaperGains, readGains } from './read-gains.ts'
import { dayOf, inOrder, isNoticed, nothingGained, spanNames, trendOf } from './trend.ts'

type Row = typeof paperRankings.$inferInsert
/** `revision`: another one when the lists, or any count shown beside a paper, are others. */
type Made = { at: string; revision: string }

export const rankingsKey = 'rankings.made'
const everyMs = 10 * 60_000
/** Five pages. */
const placesKept = 500

/** Whether it made them anew; false: they are fresh, or another instance is at it. */
export async function makeRankings({ db, calendar }: { db: Db; calendar: Calendar }) {
  return db.transaction(async (tx) => {
    const before = await takeTurn(tx)
    if (before === null) return false
    const at = await calendar.now(tx)
    if (Math.abs(at.getTime() - Date.parse(before.at)) < everyMs) return false
    const gains = await readGains(tx, at)
    const saved = await readMostSaved(tx, at)
    const rows = [...rankTrends(gains, dayOf(at)), ...saved.rows]
    // The lists too: another build may weigh otherwise.
    const revision = hashOf([dayOf(at), gains, saved.total, rows])
    if (revision !== before.revision) await write(tx, rows)
    const value: Made = { at: at.toISOString(), revision }
    await tx.update(installation).set({ value }).where(eq(installation.key, rankingsKey))
    return true
  })
}

/** The row says when they were made; whoever holds it makes them. */
async function takeTurn(tx: Tx): Promise<Made | null> {
  const never: Made = { at: new Date(0).toISOString(), revision: '' }
  await tx.insert(installation).values({ key: rankingsKey, value: never }).onConflictDoNothing()
  const [row] = await tx
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, rankingsKey))
    .for('update', { skipLocked: true })
  return row ? (row.value as Made) : null
}

function rankTrends(gains: readonly PaperGains[], today: string): Row[] {
  return spanNames.flatMap((span) => {
    const ranked = gains.flatMap(({ paperId, publicId, days }) => {
      const trend = trendOf(days, { today, span })
      return isNoticed(trend.gained) ? [{ paperId, publicId, ...trend }] : []
    })
    return inOrder(ranked, today)
      .slice(0, placesKept)
      .map(({ paperId, score, gained }, at) => ({
        ...{ list: span, place: at + 1, paperId, score },
        ...gained,
      }))
  })
}

/** Of all time. Equals: the one that was saved last first. */
async function readMostSaved(db: Executor, at: Date): Promise<{ total: number; rows: Row[] }> {
  const rows = await db.execute<{ id: string; saves: number; total: number }>(sql`
    with counted as (
      select paper_id, count(*)::int as saves, max(saved_at) as last from saved_papers
      group by paper_id)
    select p.id, c.saves, (select sum(saves)::int from counted) as total
    from counted c join papers p on p.id = c.paper_id
    where not p.withdrawn and p.joined_to is null
      and (p.available_at is null or p.available_at <= ${at.toISOString()}::timestamptz)
    order by c.saves desc, c.last desc, md5(p.public_id) limit ${placesKept}`)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ id, saves }, n) => ({
      ...{ list: 'saved', place: n + 1, paperId: Number(id), score: saves },
      ...nothingGained(),
      saves,
    })),
  }
}

const hashOf = (told: unknown): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16)

async function write(tx: Tx, rows: Row[]): Promise<void> {
  await tx.delete(paperRankings)
  if (rows.length > 0) {
    await tx.execute(sql`
      insert into paper_rankings
        (list, place, paper_id, score, upvotes, comments, stars, saves, reads, pdf_clicks)
      select list, place, "paperId", score, upvotes, comments, stars, saves, reads, "pdfClicks"
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given(list text,
        place smallint, "paperId" bigint, score real, upvotes int, comments int, stars int,
        saves int, reads int, "pdfClicks" int)`)
  }
}
