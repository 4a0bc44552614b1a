/** Notes of editors on papers that a reader was mailed before the note was released: one line each in the
 * next digest that is mailed. On a card stands only what was released by its digest's moment
 * (tell-notes.ts), so each note comes by one of the two ways and once. */
import { sql } from 'drizzle-orm'
import { allEditions } from '../editorial/series.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { mailedBefore } from './mailed-before.ts'
import { shownIn } from './shown-in.ts'

export type Noted = {
  noteId: number
  title: string
  series: string
  slug: string
  /** YYYY-MM-DD, of the edition. */
  date: string
  language: string
  /** The reader follows its series, or all of them. */
  follows: boolean
}

/** Of one digest: a busy series may write of everything somebody had. */
const mostLines = 10

type Row = Omit<Noted, 'noteId'> & { digest: string; note: string }

/** By digest, newest edition first. A paper is in no digest from before it was available, so few digests
 * of each reader are read. */
export async function readNoted(db: Executor, digestIds: number[]): Promise<Map<number, Noted[]>> {
  const found = new Map<number, Noted[]>()
  if (digestIds.length === 0) return found
  const [released] = await db.execute(
    sql`select 1 from editions where released_at is not null limit 1`,
  )
  if (released === undefined) return found
  const rows = await db.execute<Row>(sql`
    select d.id as digest, n.id as note, p.title, r.name as series, r.slug, e.date::text as date,
      n.language, exists (
        select 1 from interests i join tags t on t.id = i.tag_id
        where i.subscriber_id = d.subscriber_id and i.level <> 'mute'
          and (i.tag_id = r.tag_id or t.slug = ${allEditions})) as follows
    from digests d
    cross join lateral (${mailedBefore(sql`d`)}) mailed
    join notes n on n.released_at > mailed.since and n.released_at <= d.cutoff_to and n.markdown <> ''
    join editions e on e.id = n.edition_id and e.state = 'published' and not e.imported
    join papers p on p.id = n.paper_id
    join series r on r.id = e.series_id
    where d.id = any(${arrayLiteral(digestIds)}::bigint[]) and exists (
      select 1 from digests b where b.subscriber_id = d.subscriber_id and b.outcome = 'picked'
        and b.period >= greatest(d.period - 90, (p.available_at at time zone 'UTC')::date - 1)
        and b.cutoff_to < n.released_at and n.paper_id in (${shownIn(sql`b.picks`)}))
    order by d.id, n.released_at desc, n.position, n.id`)
  for (const { digest, note, ...line } of rows) {
    const lines = found.get(Number(digest)) ?? []
    if (lines.length < mostLines)
      found.set(Number(digest), [...lines, { ...line, noteId: Number(note) }])
  }
  return found
}
