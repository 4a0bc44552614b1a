/** What a paper is found by beside its public id, as `paper_keys` holds it. */
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '../storage/database.ts'
import { parseDoi, parseDois } from './doi.ts'
import type { IncomingPaper } from './paper.ts'
import { isTelling } from './same-work.ts'
import { titleKey } from './title-key.ts'

type Keyed = Pick<IncomingPaper, 'publicId' | 'title' | 'doi' | 'dois'>

/** Every DOI that a record tells. arXiv's own hold no more than the id. */
export function doisOf({ publicId, doi, dois = [] }: Omit<Keyed, 'title'>): string[] {
  const named = parseDoi(publicId)
  const told = [...dois.flatMap((text) => parseDoi(text) ?? []), ...parseDois(doi)]
  const all = named === null ? told : [named, ...told]
  return [...new Set(all)].filter((text) => !text.startsWith('10.48550/arxiv.'))
}

export const idKey = (publicId: string): string => `id:${publicId}`
/** `doi`: by `parseDoi`. */
export const doiKey = (doi: string): string => `doi:${doi}`

/** 132 bits of the title as it is compared; null: too many works have such a one. */
const titleHashKey = (title: string): string | null =>
  isTelling(title)
    ? `title:${createHash('sha256').update(titleKey(title)).digest('base64url').slice(0, 22)}`
    : null

/** `rowId`: the public id of its row. */
export function keysOf(paper: Keyed, rowId: string): string[] {
  const title = titleHashKey(paper.title)
  return [
    ...(paper.publicId === rowId ? [] : [idKey(paper.publicId)]),
    ...doisOf(paper).map(doiKey),
    ...(title === null ? [] : [title]),
  ]
}

export async function storeKeys(
  tx: Tx,
  rows: ReadonlyArray<{ key: string; paperId: number }>,
): Promise<void> {
  if (rows.length === 0) return
  await tx.execute(sql`
    insert into paper_keys (key, paper_id)
    select distinct key, "paperId"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given(key text, "paperId" bigint)
    on conflict do nothing`)
}
