/** The papers of a listing day as the desk shows them: ranked by all that speaks for them. */
import { eq, sql } from 'drizzle-orm'
import type { Paper } from '../../papers/paper.ts'
import { worthOfCitations } from '../../papers/popularity/worth-of-citations.ts'
import { readPapers } from '../../papers/read-papers.ts'
import type { Db, Executor } from '../../storage/database.ts'
import { type DeskMark, deskMarks } from '../../storage/schema/editorial.ts'
import type { Editor } from '../editor.ts'
import { mustWrite } from '../editor.ts'

export type DeskPaper = {
  paper: Paper
  upvotes: number
  /** Null: nobody told. */
  citations: number | null
  saves: number
  /** Readers who follow one of its topics. */
  readers: number
  hasCode: boolean
  mark: DeskMark | null
  tags: string[]
}

/** The newest day held at `until`. */
export async function newestDay(db: Executor, until: Date): Promise<string | null> {
  const [row] = await db.execute<{ day: string | null }>(sql`
    select max(listing_day)::text as day from papers
    where available_at <= ${until.toISOString()}::timestamptz`)
  return row?.day ?? null
}

export type DeskAsked = {
  seriesId: number
  day: string
  words: string
  show: 'open' | 'shortlisted' | 'hidden'
}

/** A page of them: the `page`-th, from 1, or the last there is. */
export type DeskPapers = { papers: DeskPaper[]; page: number; pages: number; total: number }

/** Upvotes with citations (worth-of-citations.ts) and saves weigh most, then how many readers wait for the
 * topic; hidden ones are left out unless asked for. `words`: all must stand in title or authors. */
export async function readDesk(
  db: Executor,
  input: DeskAsked & { page: number; papersAPage: number },
): Promise<DeskPapers> {
  const total = await countDesk(db, input)
  const pages = Math.max(1, Math.ceil(total / input.papersAPage))
  const page = Math.min(input.page, pages)
  const rows = await db.execute<Row>(sql`
    select p.id, coalesce(s.upvotes, 0)::int as upvotes, s.citations, coalesce(s.code, false) as code,
      coalesce(v.saves, 0)::int as saves, coalesce(f.readers, 0)::int as readers, m.mark,
      coalesce(t.slugs, '{}') as slugs
    from papers p
    left join desk_marks m on m.paper_id = p.id and m.series_id = ${input.seriesId}
    left join lateral (select max(upvotes) as upvotes, max(citations) as citations,
        bool_or(code_url is not null) as code
      from paper_signals where paper_id = p.id) s on true
    left join lateral (select count(*) as saves from saved_papers where paper_id = p.id) v on true
    left join lateral (select array_agg(g.slug order by g.id) as slugs, array_agg(g.id) as ids
      from paper_tags pt join tags g on g.id = pt.tag_id
      where pt.paper_id = p.id and g.kind = 'topic' and g.active) t on true
    left join lateral (select count(distinct i.subscriber_id) as readers from interests i
      where i.tag_id = any(t.ids) and i.level <> 'mute') f on true
    where ${among(input)}
    order by ln(1 + coalesce(s.upvotes, 0) + ${worthOfCitations(sql`s.citations`)}) * 2
      + ln(1 + coalesce(v.saves, 0)) * 2 + ln(1 + coalesce(f.readers, 0)) + (case when s.code then 0.3 else 0 end) desc, p.id
    limit ${input.papersAPage} offset ${(page - 1) * input.papersAPage}`)
  const held = await readPapers(
    db,
    rows.map(({ id }) => Number(id)),
  )
  const papers = rows.flatMap(({ id, slugs, code, ...row }) => {
    const paper = held.get(Number(id))
    if (!paper) return []
    const { upvotes, citations, saves, readers, mark } = row
    return [{ paper, upvotes, citations, saves, readers, hasCode: code, mark, tags: slugs }]
  })
  return { papers, page, pages, total }
}

async function countDesk(db: Executor, asked: DeskAsked): Promise<number> {
  const [row] = await db.execute<{ papers: number }>(sql`
    select count(*)::int as papers from papers p
    left join desk_marks m on m.paper_id = p.id and m.series_id = ${asked.seriesId}
    where ${among(asked)}`)
  return row?.papers ?? 0
}

/** Of the papers `p` with the series' marks `m`. */
const among = ({ day, show, words }: DeskAsked) =>
  sql`p.listing_day = ${day}::date and not p.withdrawn and ${markOf(show)} and ${wordsIn(words)}`

type Row = {
  id: string
  upvotes: number
  citations: number | null
  code: boolean
  saves: number
  readers: number
  mark: DeskMark | null
  slugs: string[]
}

const markOf = (show: DeskAsked['show']) =>
  show === 'open' ? sql`m.mark is distinct from 'hidden'` : sql`m.mark = ${show}`

function wordsIn(words: string) {
  const all = words.trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  if (all.length === 0) return sql`true`
  const text = sql`lower(p.title || ' ' || array_to_string(p.authors, ' '))`
  return sql.join(
    all.map((word) => sql`position(${word} in ${text}) > 0`),
    sql` and `,
  )
}

/** Null takes the mark away. */
export async function markPaper(
  db: Db,
  input: { by: Editor; seriesId: number; paperId: number; mark: DeskMark | null },
): Promise<void> {
  const { seriesId, paperId, mark } = input
  await mustWrite(db, input.by, seriesId)
  if (mark === null) {
    await db
      .delete(deskMarks)
      .where(sql`${eq(deskMarks.seriesId, seriesId)} and ${eq(deskMarks.paperId, paperId)}`)
    return
  }
  await db
    .insert(deskMarks)
    .values({ seriesId, paperId, mark })
    .onConflictDoUpdate({ target: [deskMarks.seriesId, deskMarks.paperId], set: { mark } })
}
