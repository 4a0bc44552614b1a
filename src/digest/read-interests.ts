/** Interests of many readers at once, as the matcher takes them. */
import { sql } from 'drizzle-orm'
import type { Interest } from '../matching/interest.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import type { InterestLevel } from '../storage/schema/subscribers.ts'
import { followedAuthor } from './followed-author.ts'

export type ReadInterests = (
  db: Executor,
  subscriberIds: number[],
) => Promise<Map<number, Interest[]>>

export const readInterests: ReadInterests = (db, subscriberIds) =>
  createInterestReader()(db, subscriberIds)

/** Interests and targets remembered; a few hundred bytes each. */
const kept = 20_000

/** For page after page: readers share equal interests, and what is followed is read once. */
export function createInterestReader(): ReadInterests {
  let remembered = { targets: new Map() as Targets, interests: new Map<string, Interest>() }
  return async (db, subscriberIds) => {
    const found = new Map<number, Interest[]>()
    if (subscriberIds.length === 0) return found
    // Not emptied: another page may be waiting with it in its hands.
    if (remembered.interests.size + remembered.targets.size > kept) {
      remembered = { targets: new Map(), interests: new Map() }
    }
    const { targets, interests } = remembered
    const readers = await readRows(db, subscriberIds)
    const unknown = unknownOf(readers, interests)
    await addTargets(db, unknown, targets)
    for (const written of unknown) interests.set(written, parse(written, targets))
    for (const { id, list } of readers) {
      found.set(
        id,
        list.split(',').map((written) => interests.get(written) as Interest),
      )
    }
    return found
  }
}

/** `list`: `normal 7 1781524800000,...`: level, id and moment; the id of a query is negative. */
type Row = { id: number; list: string }

/** Uses interests_by_subscriber. A row a reader: one an interest took longer to read than choosing. */
const readRows = (db: Executor, subscriberIds: number[]) =>
  db.execute<Row>(sql`
    select i.subscriber_id as id, string_agg(concat_ws(' ', i.level, i.tag_id, -i.query_id,
      floor(extract(epoch from i.created_at) * 1000)::bigint), ',' order by i.id) as list
    from unnest(${arrayLiteral(subscriberIds)}::bigint[]) as wanted(id)
    join interests i on i.subscriber_id = wanted.id
    group by i.subscriber_id`)

function unknownOf(readers: Row[], interests: Map<string, Interest>): Set<string> {
  const unknown = new Set<string>()
  for (const { list } of readers) {
    for (const written of list.split(',')) if (!interests.has(written)) unknown.add(written)
  }
  return unknown
}

/** By the id as it is written. */
type Targets = Map<number, Interest['target']>

const idOf = (written: string): number => Number(written.split(' ')[1])

function parse(written: string, targets: Targets): Interest {
  const [level, id, at] = written.split(' ')
  return {
    level: level as InterestLevel,
    createdAt: new Date(Number(at)),
    target: targets.get(Number(id)) as Interest['target'],
  }
}

type TargetRow = { id: number; slug: string | null; text: string | null }

async function addTargets(db: Executor, unknown: Set<string>, targets: Targets): Promise<void> {
  const missing = new Set([...unknown].map(idOf).filter((id) => !targets.has(id)))
  if (missing.size === 0) return
  const rows = await db.execute<TargetRow>(sql`
    select w.id, g.slug, q.text from unnest(${arrayLiteral([...missing])}::bigint[]) as w(id)
    left join tags g on g.id = w.id left join queries q on q.id = -w.id`)
  for (const row of rows) targets.set(row.id, targetOf(row))
}

function targetOf({ id, slug, text: found }: TargetRow): Interest['target'] {
  if (id > 0) return { kind: 'tag', id, slug: slug ?? '' }
  const text = found ?? ''
  return { kind: 'query', id: -id, text, author: followedAuthor(text) }
}
