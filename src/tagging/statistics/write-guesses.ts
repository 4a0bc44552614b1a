/** Makes the stored guesses of some papers equal to what the model says of them now. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Tx } from '../../storage/database.ts'
import type { TagEvidence } from '../../storage/schema/tags.ts'
import { type IndexedPapers, readIndexed } from '../read-indexed.ts'
import { type Guesser, guessTags } from './guess-tags.ts'

type Row = { paperId: number; tagId: number; confidence: number; evidence: TagEvidence }

/** After the rules have had their say: a tag that a rule or an editor put on, or an editor took off, is
 * not guessed. A guess counts from when its paper became available, so that what is only guessed
 * later brings nothing late. For at most a few hundred papers. */
export async function writeGuesses(
  tx: Tx,
  input: { paperIds: readonly number[]; guesser: Guesser; indexed?: IndexedPapers },
): Promise<number> {
  const { paperIds, guesser } = input
  const taken = await readTaken(tx, paperIds)
  const papers = await readIndexed(tx, paperIds, input.indexed)
  const rows = paperIds.flatMap((paperId): Row[] => {
    const indexed = papers.get(paperId)
    if (!indexed) return []
    return guessTags(guesser, indexed, taken.get(paperId) ?? none).map((guess) => ({
      ...guess,
      paperId,
    }))
  })
  await tx.execute(sql`
    delete from paper_tags where source = 'statistics'
      and paper_id = any(${arrayLiteral(paperIds)}::bigint[])`)
  if (rows.length > 0) await insert(tx, rows)
  return rows.length
}

const none: ReadonlySet<number> = new Set()

async function readTaken(tx: Tx, paperIds: readonly number[]): Promise<Map<number, Set<number>>> {
  const ids = sql`any(${arrayLiteral(paperIds)}::bigint[])`
  const rows = await tx.execute<{ paper: string; tag: string }>(sql`
    select paper_id as paper, tag_id as tag from paper_tags
    where paper_id = ${ids} and source <> 'statistics'
    union select paper_id, tag_id from tag_verdicts where paper_id = ${ids}`)
  const taken = new Map<number, Set<number>>()
  for (const { paper, tag } of rows) {
    const id = Number(paper)
    taken.set(id, (taken.get(id) ?? new Set()).add(Number(tag)))
  }
  return taken
}

async function insert(tx: Tx, rows: Row[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ paperId, tagId, confidence, evidence }) => ({
      ...{ paper_id: paperId, tag_id: tagId },
      ...{ confidence, evidence },
    })),
  )
  await tx.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
    select given.paper_id, given.tag_id, 'statistics', given.evidence, given.confidence,
      coalesce(p.available_at, p.created_at)
    from jsonb_to_recordset(${json}::text::jsonb) as given(
      paper_id bigint, tag_id bigint, confidence real, evidence jsonb)
    join papers p on p.id = given.paper_id`)
}

/** Takes guesses away where a rule has come to say the same. */
export async function dropOvertaken(tx: Tx, paperIds: readonly number[]): Promise<void> {
  await tx.execute(sql`
    delete from paper_tags guess using paper_tags sure
    where guess.source = 'statistics' and guess.paper_id = any(${arrayLiteral(paperIds)}::bigint[])
      and sure.paper_id = guess.paper_id and sure.tag_id = guess.tag_id
      and sure.source <> 'statistics'`)
}
