/** Keeps where a paper's authors are, under the name of the source that tells it. What is told later, or
 * never again, stays: feeds leave it out by turns. */
import { sql } from 'drizzle-orm'
import { writeOrganisations } from '../query/organisations.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Tx } from '../storage/database.ts'
import type { IncomingPaper } from './paper.ts'

export type StoreAffiliationsInput = {
  papers: ReadonlyArray<Pick<IncomingPaper, 'publicId' | 'affiliations'>>
  /** Rows by public id, as `storePapers` found them. */
  ids: ReadonlyMap<string, number>
  source: string
  /** From when a new paper's count. */
  momentOf: (paperId: number) => Date | undefined
  /** From when those of a paper count that was held without; asked only if there is one. */
  present: () => Promise<Date>
  at: Date
}

/** Rows of which they changed. Call it under the lock on papers, and after everything that takes the lock on
 * tagging. */
export async function storeAffiliations(tx: Tx, input: StoreAffiliationsInput): Promise<number[]> {
  const told = new Map<number, readonly string[]>()
  for (const { publicId, affiliations } of input.papers) {
    if (affiliations?.length) told.set(input.ids.get(publicId) as number, affiliations)
  }
  if (told.size === 0) return []
  const held = await readHeld(tx, [...told.keys()], input.source)
  const changed = [...told].filter(
    ([id, names]) => JSON.stringify(held.get(id)?.affiliations) !== JSON.stringify(names),
  )
  const rows = []
  for (const [paperId, names] of changed) {
    const { organization = null } = held.get(paperId) ?? {}
    const toldAt = input.momentOf(paperId) ?? (await input.present())
    rows.push({
      ...{ paperId, affiliations: names, toldAt },
      words: writeOrganisations(organization === null ? names : [organization, ...names]),
    })
  }
  if (rows.length > 0) await write(tx, rows, input)
  return changed.map(([id]) => id)
}

type Held = { id: string; organization: string | null; affiliations: string[] }

async function readHeld(tx: Tx, ids: number[], source: string): Promise<Map<number, Held>> {
  const rows = await tx.execute<Held>(sql`
    select paper_id as id, organization, affiliations from paper_signals
    where paper_id = any(${arrayLiteral(ids)}::bigint[]) and source = ${source}`)
  return new Map(rows.map((row) => [Number(row.id), row]))
}

/** Who follows an organisation gets the paper late rather than never. */
const write = (tx: Tx, rows: unknown[], { source, at }: { source: string; at: Date }) =>
  tx.execute(sql`
    insert into paper_signals (paper_id, source, affiliations, organisation_words, told_at, updated_at)
    select "paperId", ${source}, affiliations, words::tsvector, "toldAt", ${at.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as given("paperId" bigint,
      affiliations text[], words text, "toldAt" timestamptz)
    on conflict (paper_id, source) do update set affiliations = excluded.affiliations,
      organisation_words = excluded.organisation_words, updated_at = excluded.updated_at,
      told_at = case when coalesce(length(paper_signals.organisation_words), 0) = 0
        then excluded.told_at else paper_signals.told_at end`)
