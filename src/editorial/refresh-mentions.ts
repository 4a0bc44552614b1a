/** "Mentioned in" of papers that came after the note that cites them: an editor in Seoul writes before the
 * day's papers are here. Asked when an edition is released, of the notes of the last weeks. */
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { writeMentions } from './save-note.ts'

const daysBack = 14

export async function refreshMentions(tx: Tx): Promise<void> {
  const rows = await tx.execute<{ id: string; paper_id: string; markdown: string }>(sql`
    select n.id, n.paper_id, n.markdown from notes n join editions e on e.id = n.edition_id
    where e.state = 'published' and n.markdown ~* '(arxiv|doi)'
      and n.updated_at > clock_timestamp() - make_interval(days => ${daysBack})
    order by n.id`)
  for (const { id, paper_id, markdown } of rows) {
    await writeMentions(tx, { noteId: Number(id), paperId: Number(paper_id), markdown })
  }
}
