/** Puts tags, organisations, sources and days on stored papers, by turns: what facts of queries ask for. */
import { sql } from 'drizzle-orm'
import { indexOrganisations } from '../../src/papers/index-organisations.ts'
import type { Db } from '../../src/storage/database.ts'

const tags = ['clip', 'captioning', 'cs.CV']
const organisations = [
  'Google DeepMind',
  'google',
  'Deepseek-AI',
  '王 Lab',
  'Meta',
  'Google\u00a0Deep Dive',
]
/** The words of two names never stand side by side; "o'brien" and a letter that is folded. */
const affiliations = [
  ['University of Google', 'Deep Meta', "O'Brien \\ Läb"],
  ['DeepMind', 'google google', 'google Deepmind Deep'],
  ['Königlich 王 Lab'],
]
const days = ['2026-05-01', '2026-05-19', '2026-05-20', '2026-04-30', '2024-02-29', null]

export async function storeFacts(db: Db): Promise<void> {
  const at = sql`'2026-05-20T00:00:00Z'::timestamptz`
  await db.execute(sql`
    insert into tags (slug, kind, group_name, name, description, active)
    select value, 'topic', 'x', '{"en":"x"}', '{"en":"x"}', value <> 'cs.CV'
    from jsonb_array_elements_text(${JSON.stringify(tags)}::text::jsonb) on conflict do nothing`)
  await db.execute(sql`
    update papers set listing_day = (${JSON.stringify(days)}::text::json ->> (id % 6)::int)::date`)
  await db.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, added_at)
    select p.id, t.id, 'rule', '{}'::jsonb, ${at} from papers p join tags t on p.id % (t.id + 1) = 0
    on conflict do nothing`)
  await db.execute(sql`
    insert into paper_sources (paper_id, source, first_seen_at, last_seen_at)
    select id, case id % 4 when 0 then 'arxiv' when 1 then 'arxiv-rss' when 2 then 'arxivist' else 'corpus' end,
      ${at}, ${at} from papers where id % 7 > 0 on conflict do nothing`)
  await db.execute(sql`
    insert into paper_signals (paper_id, source, organization, updated_at)
    select id, 'hf', ${JSON.stringify(organisations)}::text::json ->> (id % 8)::int, ${at}
    from papers where id % 3 = 0 on conflict do nothing`)
  await db.execute(sql`
    insert into paper_signals (paper_id, source, affiliations, updated_at)
    select p.id, 'openalex', array(select json_array_elements_text(
      ${JSON.stringify(affiliations)}::text::json -> (p.id % 4)::int)), ${at}
    from papers p where p.id % 4 < ${affiliations.length} on conflict do nothing`)
  await indexOrganisations(db)
}
