/** The topics of one paper as editors judge them: what put each there, what readers said of it, and what was
 * decided; those that were taken off too. */
import { sql } from 'drizzle-orm'
import type { Executor } from '../storage/database.ts'
import type { TagEvidence, TagSource } from '../storage/schema/tags.ts'

export type JudgedTag = {
  tag: string
  /** Empty: it is not on the paper. */
  sources: TagSource[]
  /** Of a guess; null: nobody guessed it. */
  confidence: number | null
  evidence: TagEvidence | null
  /** Readers who said that it is wrong; they stay unnamed. */
  reports: number
  verdict: 'accepted' | 'rejected' | null
}

/** Doubted ones first, then guesses, the least sure first. */
export async function readJudgedTags(db: Executor, paperId: number): Promise<JudgedTag[]> {
  const rows = await db.execute<JudgedTag>(sql`
    select g.slug as tag, v.verdict, coalesce(f.reports, 0)::int as reports,
      coalesce((select jsonb_agg(t.source order by t.source) from paper_tags t
        where t.paper_id = ${paperId} and t.tag_id = g.id), '[]') as sources,
      (select max(t.confidence) from paper_tags t
        where t.paper_id = ${paperId} and t.tag_id = g.id and t.source = 'statistics') as confidence,
      (select t.evidence from paper_tags t where t.paper_id = ${paperId} and t.tag_id = g.id
        order by t.confidence desc, t.source limit 1) as evidence
    from tags g
    left join tag_verdicts v on v.paper_id = ${paperId} and v.tag_id = g.id
    left join (select about, count(*) as reports from feedback
      where paper_id = ${paperId} and kind = 'wrong-tag' and taken_back_at is null
      group by about) f on f.about = g.slug
    where g.active and g.kind = 'topic' and (v.verdict is not null or f.reports > 0
      or exists (select 1 from paper_tags t where t.paper_id = ${paperId} and t.tag_id = g.id))
    order by (v.verdict is null and coalesce(f.reports, 0) > 0) desc, v.verdict is not null,
      confidence nulls last, g.slug`)
  return [...rows]
}
