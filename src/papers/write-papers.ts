/** Writes new and changed papers, indexed anew. While the server writes some of a page the next ones are
 * indexed here: either takes about half of the time. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type IndexedPaper, indexPaper } from '../query/index-paper.ts'
import { toTsvector } from '../query/tsvector.ts'
import type { Tx } from '../storage/database.ts'
import { contentHash } from './content-hash.ts'
import { type PaperFacts, sameFacts } from './paper-facts.ts'

/** A row as it is stored; `hash` is its content hash. */
export type HeldPaper = { facts: PaperFacts; hash: string }

type Changes = {
  /** Sorted: two that write the same rows in another order would deadlock. */
  publicIds: string[]
  held: ReadonlyMap<string, HeldPaper>
  after: ReadonlyMap<string, PaperFacts>
  /** When a new row becomes available; of one that exists it is not overwritten. */
  moments: ReadonlyMap<string, Date>
  /** What the caller does with papers just indexed, while the server writes them. */
  meanwhile?: ((papers: readonly IndexedPaper[]) => Promise<void>) | undefined
}

export type WrittenPaper = {
  publicId: string
  id: number
  /** New, or something changed that a tag rule can see. */
  isReindexed: boolean
  indexed: IndexedPaper
}

const papersAtOnce = 125
/** Some 5 ms: others get their turn between, and what was sent goes out. */
const indexedAtOnce = 10

/** What did not change is not written. */
export async function writePapers(tx: Tx, changes: Changes): Promise<WrittenPaper[]> {
  const changed = changes.publicIds.flatMap((publicId) => changeOf(publicId, changes) ?? [])
  // papers_search sorts what is new in work_mem before it writes it: a fifth of its time is saved.
  if (changed.length >= papersAtOnce) await tx.execute(sql`set local work_mem = '32MB'`)
  const writes: Array<Promise<WrittenPaper[]>> = []
  for (let start = 0; start < changed.length; start += papersAtOnce) {
    const some = await indexEach(changed.slice(start, start + papersAtOnce))
    const write = writeRows(tx, some)
    // Told below, once all are sent.
    write.catch(() => {})
    writes.push(write)
    await changes.meanwhile?.(some.map(({ indexed }) => indexed))
  }
  return (await Promise.all(writes)).flat()
}

type Change = {
  row: PaperFacts & { publicId: string; availableAt: string | null; contentHash: string }
  isReindexed: boolean
}

function changeOf(publicId: string, { held, after, moments }: Changes): Change | null {
  const facts = after.get(publicId) as PaperFacts
  const before = held.get(publicId)
  const hash = contentHash(facts)
  if (before?.hash === hash && sameFacts(before.facts, facts)) return null
  const availableAt = moments.get(publicId)?.toISOString() ?? null
  return {
    row: { publicId, ...facts, availableAt, contentHash: hash },
    isReindexed: before?.hash !== hash,
  }
}

type Indexed = Change & { indexed: IndexedPaper }

async function indexEach(changed: Change[]): Promise<Indexed[]> {
  const done: Indexed[] = []
  for (const change of changed) {
    done.push({ ...change, indexed: indexPaper(change.row) })
    if (done.length % indexedAtOnce === 0) await setImmediate()
  }
  return done
}

/** One parameter a column and row made a third of the time of a back-fill, and to read the words out of JSON an
 * eighth of the server's: they have one each, all else is in one. */
async function writeRows(tx: Tx, changed: Indexed[]): Promise<WrittenPaper[]> {
  const rows = changed.map(({ row }) => row)
  const searches = sql.join(
    changed.map(({ indexed }) => sql`${toTsvector(indexed)}`),
    sql`, `,
  )
  const overwritten = sql.join(
    columns.map((name) => sql`${sql.raw(name)} = excluded.${sql.raw(name)}`),
    sql`, `,
  )
  const written = await tx.execute<{ id: number; publicId: string }>(sql`
    insert into papers (public_id, available_at, ${sql.raw(columns.join(', '))})
    select "publicId", "availableAt", title, abstract, authors, categories, comment, "journalRef",
      doi, license, url, "submittedAt", "toldBy", "latestVersion", withdrawn, sample, "listingDay", "listingDayEstimated",
      "contentHash", unnest, "contentHash"
    from rows from (json_to_recordset(${JSON.stringify(rows)}::text::json) as ("publicId" text,
      "availableAt" timestamptz, title text, abstract text, authors text[], categories text[],
      comment text, "journalRef" text, doi text, license text, url text,
      "submittedAt" timestamptz, "toldBy" text, "latestVersion" smallint,
      withdrawn boolean, sample boolean, "listingDay" date, "listingDayEstimated" boolean,
      "contentHash" text), unnest(array[${searches}]::tsvector[])) as given
    on conflict (public_id) do update set ${overwritten}, updated_at = clock_timestamp()
    returning id, public_id as "publicId"`)
  const ids = new Map(written.map(({ publicId, id }) => [publicId, id]))
  return changed.map(({ row: { publicId }, isReindexed, indexed }) => ({
    ...{ publicId, isReindexed, indexed },
    id: ids.get(publicId) as number,
  }))
}

/** Everything but the id, the moment it became available and the moment it was stored. */
const columns = [
  'title',
  'abstract',
  'authors',
  'categories',
  'comment',
  'journal_ref',
  'doi',
  'license',
  'url',
  'submitted_at',
  'told_by',
  'latest_version',
  'withdrawn',
  'sample',
  'listing_day',
  'listing_day_estimated',
  'content_hash',
  'search',
  'signposted_hash',
]
