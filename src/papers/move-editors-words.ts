/** What editors and translators gave to a row that was joined stands on the one that is kept: notes, marks,
 * verdicts on tags, tags of editions, translations. Where both have it, nothing that was written is lost. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'

export async function moveEditorsWords(tx: Tx, keep: number, drop: number): Promise<void> {
  // Acts at the desk lock an edition before its notes, too.
  await tx.execute(sql`
    select id from editions where id in (
      select edition_id from notes where paper_id in (${keep}, ${drop})) order by id for update`)
  await joinNotes(tx, keep, drop)
  await tx.execute(sql`update notes set paper_id = ${keep}, version = version + 1,
    updated_at = clock_timestamp() where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into note_mentions (note_id, paper_id)
    select note_id, ${keep} from note_mentions where paper_id = ${drop} on conflict do nothing`)
  await tx.execute(sql`delete from note_mentions where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into desk_marks (series_id, paper_id, mark, at)
    select series_id, ${keep}, mark, at from desk_marks where paper_id = ${drop}
    on conflict do nothing`)
  await tx.execute(sql`delete from desk_marks where paper_id = ${drop}`)
  await moveTags(tx, keep, drop)
  await tx.execute(sql`
    update paper_translations t set paper_id = ${keep} where paper_id = ${drop} and not exists (
      select 1 from paper_translations o where o.paper_id = ${keep} and o.locale = t.locale)`)
  // Its words are indexed anew under the row that is kept; until then they are found as they were.
  await tx.execute(sql`
    insert into searched_texts (paper_id, kind, key, version, search)
    select ${keep}, kind, key, version, search from searched_texts where paper_id = ${drop}
    on conflict do nothing`)
  await tx.execute(sql`delete from searched_texts where paper_id = ${drop}`)
}

/** An edition that has a note on each: the text of the second goes under that of the first. */
async function joinNotes(tx: Tx, keep: number, drop: number): Promise<void> {
  const both = await tx.execute<{ kept: number; gone: number }>(sql`
    select k.id::int as kept, d.id::int as gone from notes k
    join notes d on d.edition_id = k.edition_id and d.paper_id = ${drop}
    where k.paper_id = ${keep}`)
  for (const { kept, gone } of both) {
    await tx.execute(sql`
      update notes k set
        markdown = case when d.markdown in ('', k.markdown) then k.markdown
          when k.markdown = '' then d.markdown else k.markdown || E'\n\n' || d.markdown end,
        hashtags = k.hashtags || array(
          select tag from unnest(d.hashtags) as tag where tag <> all (k.hashtags)),
        released_at = least(k.released_at, d.released_at),
        version = k.version + 1, updated_at = clock_timestamp()
      from notes d where k.id = ${kept} and d.id = ${gone}`)
    await tx.execute(sql`update note_corrections set note_id = ${kept} where note_id = ${gone}`)
    await tx.execute(sql`
      insert into note_mentions (note_id, paper_id)
      select ${kept}, paper_id from note_mentions where note_id = ${gone} on conflict do nothing`)
    await tx.execute(sql`delete from notes where id = ${gone}`)
  }
  await tx.execute(sql`
    update editions set updated_at = clock_timestamp()
    where id in (select edition_id from notes where paper_id in (${keep}, ${drop}))`)
}

/** Rules and guesses read the kept row's own words; what people decided does not come from words. */
async function moveTags(tx: Tx, keep: number, drop: number): Promise<void> {
  await tx.execute(sql`
    insert into tag_verdicts (paper_id, tag_id, verdict, who, at)
    select ${keep}, tag_id, verdict, who, at from tag_verdicts where paper_id = ${drop}
    on conflict do nothing`)
  await tx.execute(sql`delete from tag_verdicts where paper_id = ${drop}`)
  await tx.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
    select ${keep}, tag_id, source, evidence, confidence, added_at from paper_tags t
    where paper_id = ${drop} and source in ('editor', 'edition', 'archive')
    on conflict do nothing`)
  await tx.execute(sql`
    delete from paper_tags t using tag_verdicts v
    where t.paper_id = ${keep} and v.paper_id = t.paper_id and v.tag_id = t.tag_id
      and v.verdict = 'rejected'`)
  await tx.execute(sql`delete from paper_tags where paper_id = ${drop}`)
}
