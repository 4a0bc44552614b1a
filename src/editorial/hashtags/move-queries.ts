/** Stored queries that ask for a tag by its slug, `tag:sheep`, made to ask for another. */
import { sql } from 'drizzle-orm'
import type { Fact, Query } from '../../query/ast.ts'
import { canonicalQuery } from '../../query/canonical.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { Tx } from '../../storage/database.ts'
import { storeQueries } from '../../subscribers/store-queries.ts'
import { moveSignups } from './move-signups.ts'

type Move = { from: string; into: string; at: Date }

/** How many queries were rewritten. */
export async function moveQueries(tx: Tx, { from, into, at }: Move): Promise<number> {
  const found = await tx.execute<{ id: string; text: string }>(sql`
    select id, text from queries where position('tag:' in text) > 0 order by id`)
  let moved = 0
  for (const { id, text } of found) {
    const written = rewritten(text, from, into)
    if (written === null) continue
    const to = (await storeQueries(tx, [written], at)).get(written)
    if (to === undefined) continue
    await tx.execute(sql`
      update interests i set query_id = ${to} where i.query_id = ${Number(id)} and not exists (
        select 1 from interests other
        where other.subscriber_id = i.subscriber_id and other.query_id = ${to})`)
    await tx.execute(sql`delete from interests where query_id = ${Number(id)}`)
    await moveSignups(tx, ['queryIds', 'muteQueryIds'], { from: Number(id), into: to })
    moved += 1
  }
  return moved
}

/** Null: it does not ask for that tag. */
function rewritten(text: string, from: string, into: string): string | null {
  const parsed = parseQuery(text)
  if (!parsed.ok) return null
  const after = canonicalQuery(replaced(parsed.query, from.toLowerCase(), into))
  return after === text ? null : after
}

function replaced(query: Query, from: string, into: string): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    return { ...query, parts: query.parts.map((part) => replaced(part, from, into)) }
  }
  if (query.kind === 'not') return { ...query, part: replaced(query.part, from, into) }
  return isTag(query) && query.value.toLowerCase() === from ? { ...query, value: into } : query
}

const isTag = (query: Query): query is Extract<Fact, { field: 'tag' }> =>
  query.kind === 'fact' && query.field === 'tag'
