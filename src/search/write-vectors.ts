/** Which papers wait for a vector, and theirs being written. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Db, Executor, Tx } from '../storage/database.ts'
import { paperVectors } from '../storage/schema/vectors.ts'
import type { PaperText } from './embedder.ts'
import { followVectors } from './pgvector/follow-vectors.ts'

export type WaitingPaper = PaperText & {
  id: number
  contentHash: string
  /** Of the text its vector was made of; null: it has none. */
  textHash: string | null
}

type PageInput = { modelId: number; below: number; limit: number }

/** Those without a vector of this model, or changed since; newest first, ids below `below`. */
export async function readWaiting(db: Executor, input: PageInput): Promise<WaitingPaper[]> {
  const rows = await db.execute<{
    id: string
    title: string
    abstract: string
    hash: string
    text_hash: string | null
  }>(sql`
    select p.id, p.title, p.abstract, p.content_hash as hash, v.text_hash
    from papers p left join paper_vectors v on v.paper_id = p.id and v.model_id = ${input.modelId}
    where p.id < ${input.below} and p.joined_to is null and (v.content_hash is null or v.content_hash <> p.content_hash)
    order by p.id desc limit ${input.limit}`)
  return rows.map(({ id, title, abstract, hash, text_hash }) => ({
    id: Number(id),
    title,
    abstract,
    contentHash: hash,
    textHash: text_hash,
  }))
}

export const textHash = ({ title, abstract }: PaperText): string =>
  createHash('sha256').update(`${title}\n${abstract}`).digest('base64url').slice(0, 22)

/** `vector` null: only the text around it changed, and its vector stays. */
export type NewVector = { paper: WaitingPaper; vector: Int8Array | null }

/** With those that pgvector searches, where it does. A paper that went meanwhile is left out. */
export async function writeVectors(
  db: Db,
  modelId: number,
  given: readonly NewVector[],
): Promise<void> {
  if (given.length === 0) return
  const points = given.flatMap(({ paper, vector }) => (vector ? [{ id: paper.id, vector }] : []))
  await db.transaction(async (tx) => {
    await write(tx, modelId, given)
    await followVectors(tx, modelId, points)
  })
}

async function write(tx: Tx, modelId: number, given: readonly NewVector[]): Promise<void> {
  const rows = given.map(({ paper, vector }) => ({
    id: paper.id,
    hash: paper.contentHash,
    text: textHash(paper),
    vector:
      vector && Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('base64'),
  }))
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as g(id bigint, hash text, text text, vector text)),
    kept as (
      update ${paperVectors} v set content_hash = g.hash
      from given g where g.vector is null and v.paper_id = g.id and v.model_id = ${modelId})
    insert into ${paperVectors} (model_id, paper_id, content_hash, text_hash, vector, written_at)
    select ${modelId}, g.id, g.hash, g.text, decode(g.vector, 'base64'), clock_timestamp()
    from given g join papers p on p.id = g.id where g.vector is not null
    on conflict (model_id, paper_id) do update set content_hash = excluded.content_hash,
      text_hash = excluded.text_hash, vector = excluded.vector, written_at = excluded.written_at`)
}
