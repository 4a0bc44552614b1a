/** Which stored papers the records of a source are, whatever name the source gives them. */
import { sql } from 'drizzle-orm'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import type { IncomingPaper } from './paper.ts'
import { doisOf, idKey, keysOf } from './paper-keys.ts'
import { isSameWork, type WorkRecord } from './same-work.ts'

/** A row as it is compared. */
export type KnownWork = WorkRecord & { id: number; publicId: string }

/** Public id of the row by public id of the record; records of works that are not held are missing. */
export async function findWorks(
  db: Executor,
  records: readonly IncomingPaper[],
): Promise<Map<string, string>> {
  const found = await findByName(db, [...new Set(records.map(({ publicId }) => publicId))])
  const others = records.filter(({ publicId }) => !found.has(publicId))
  if (others.length === 0) return found
  const candidates = await readCandidates(
    db,
    others.flatMap((record) => lookedUp(record)),
  )
  for (const record of others) {
    const work = toWork(record)
    const known = lookedUp(record)
      .flatMap((key) => candidates.get(key) ?? [])
      .filter((candidate) => isSameWork(work, candidate))
      .sort((a, b) => a.id - b.id)[0]
    if (known) found.set(record.publicId, known.publicId)
  }
  return found
}

const lookedUp = (record: IncomingPaper): string[] => [
  idKey(record.publicId),
  ...keysOf(record, record.publicId),
]

export const toWork = (record: IncomingPaper): WorkRecord => ({
  ids: [record.publicId],
  dois: doisOf(record),
  title: record.title,
  authors: record.authors,
  at: record.submittedAt ?? dayOf(record.listingDay),
})

const dayOf = (day: string | null): Date | null =>
  day === null ? null : new Date(`${day}T00:00:00Z`)

/** Rows by their own id or by a further one; a row that was joined leads to the one that stays. */
export async function findByName(db: Executor, names: string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await db.execute<{ name: string; public_id: string }>(sql`
    select p.public_id as name, coalesce(k.public_id, p.public_id) as public_id
      from papers p left join papers k on k.id = p.joined_to
      where p.public_id = any(${arrayLiteral(names)}::text[])
    union all
    select substr(k.key, 4), p.public_id from paper_keys k join papers p on p.id = k.paper_id
      where k.key = any(${arrayLiteral(names.map(idKey))}::text[]) and p.joined_to is null`)
  // A row of that very name comes first.
  const found = new Map<string, string>()
  for (const { name, public_id } of rows) if (!found.has(name)) found.set(name, public_id)
  return found
}

type CandidateRow = {
  key: string
  id: string
  public_id: string
  title: string
  authors: string[]
  at: string | null
  keys: string[]
}

/** By key. A title that hundreds have tells nothing, and is not looked through. */
const mostOfOneKey = 20

export async function readCandidates(
  db: Executor,
  keys: readonly string[],
): Promise<Map<string, KnownWork[]>> {
  const byKey = new Map<string, KnownWork[]>()
  if (keys.length === 0) return byKey
  const rows = await db.execute<CandidateRow>(sql`
    select k.key, p.id, p.public_id, p.title, p.authors,
      coalesce(p.submitted_at, p.listing_day::timestamptz) as at,
      array(select o.key from paper_keys o where o.paper_id = p.id and o.key not like 'title:%') as keys
    from unnest(${arrayLiteral([...new Set(keys)])}::text[]) as wanted(key)
    cross join lateral (
      select key, paper_id from paper_keys where key = wanted.key
      order by paper_id limit ${mostOfOneKey}) k
    join papers p on p.id = k.paper_id and p.joined_to is null`)
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), toKnown(row)])
  return byKey
}

const toKnown = (row: CandidateRow): KnownWork => {
  const named = (prefix: string) =>
    row.keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  return {
    id: Number(row.id),
    publicId: row.public_id,
    ids: [row.public_id, ...named('id:')],
    dois: named('doi:'),
    title: row.title,
    authors: row.authors,
    at: row.at === null ? null : new Date(row.at),
  }
}
