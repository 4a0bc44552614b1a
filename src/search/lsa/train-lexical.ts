/** Computes the built-in model from the papers held. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import { addModel, type StoredModel } from '../stored-models.ts'
import type { WantedModel } from '../wanted-model.ts'
import type { PaperText } from './lexical-messages.ts'
import type { LexicalThread } from './start-lexical-thread.ts'

const rank = 256
/** More papers make it slower to compute, hardly better; spread over all that are held. */
const mostLearnedFrom = 20_000
const papersAPage = 500

export const countPapers = async (db: Db): Promise<number> => {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from papers`)
  return row?.count ?? 0
}

/** Null: there was too little to learn from, or it was told to stop. Not ready yet. */
export async function trainLexical(
  db: Db,
  thread: LexicalThread,
  { wanted, papers, signal }: { wanted: WantedModel; papers: number; signal: AbortSignal },
): Promise<StoredModel | null> {
  const every = Math.ceil(papers / mostLearnedFrom)
  for (let after = 0; !signal.aborted; ) {
    const page = await readPage(db, after, every)
    if (page.length === 0) break
    await thread.ask({
      kind: 'learn',
      texts: page.map(({ title, abstract }) => ({ title, abstract })),
    })
    after = page.at(-1)?.id as number
  }
  if (signal.aborted) return null
  const { model, dimensions } = await thread.ask({ kind: 'train', rank })
  if (!model || signal.aborted) return null
  return addModel(db, { ...wanted, dimensions, papers, data: model })
}

async function readPage(
  db: Db,
  after: number,
  every: number,
): Promise<Array<PaperText & { id: number }>> {
  const rows = await db.execute<{ id: string; title: string; abstract: string }>(sql`
    select id, title, abstract from papers
    where id > ${after} and id % ${every} = 0 order by id limit ${papersAPage}`)
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}
