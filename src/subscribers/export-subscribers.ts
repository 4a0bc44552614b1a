/** All readers as a subscriber file (design section 5), a line at a time, with who left and who may not be
 * mailed, so that a move does neither revive nor mail them. Levels and mutes have no column there: a whole copy is a backup. */
import { sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Db } from '../storage/database.ts'
import { fileColumns } from './import/file-columns.ts'
import { guarded } from './import/file-kind.ts'
import { type BarringReason, findSuppressed } from './suppression.ts'

const columns = [...fileColumns, 'status'] as const

type Row = Record<Exclude<(typeof columns)[number], 'tags' | 'queries'>, string | number> & {
  id: number
  may_be_suppressed: boolean
}
type ExportDeps = { db: Db; keys: KeyRing }

/** As an import reads them (import/file-kind.ts). */
const barredWords: Record<BarringReason, string> = {
  bounce: 'bounced',
  complaint: 'complained',
  imported: 'blocked',
  'provider-list': 'blocked',
}

const pageSize = 1_000

/** Throws the reason of `signal`: who takes the lines would take an early end for the whole. Readers who
 * follow nothing that is kept are left out, since an import refuses them, and counted to `tellWithout`. */
export async function* exportSubscribers(
  deps: ExportDeps,
  signal: AbortSignal,
  tellWithout: (count: number) => void = () => {},
): AsyncGenerator<string> {
  yield columns.join(',')
  let after = 0
  let without = 0
  while (true) {
    signal.throwIfAborted()
    const page = await readPage(deps.db, after)
    for (const row of await wholeRows(deps, page)) {
      if (row.status === 'reads' && row.tags === '' && row.queries === '') without += 1
      else yield columns.map((name) => cell(String(row[name]))).join(',')
    }
    const last = page.at(-1)
    if (!last) break
    after = Number(last.id)
  }
  if (without > 0) tellWithout(without)
}

async function wholeRows({ db, keys }: ExportDeps, page: Row[]) {
  const follows = await readInterests(
    db,
    page.map(({ id }) => Number(id)),
  )
  const marked = page.filter((row) => row.may_be_suppressed).map(({ email }) => String(email))
  const barred = await findSuppressed({ db, keys }, marked)
  return page.map((row) => {
    const reason = barred.get(String(row.email))
    const { tags = [], queries = [] } = follows.get(Number(row.id)) ?? {}
    return {
      ...row,
      status: reason === undefined ? row.status : barredWords[reason],
      tags: tags.join(','),
      queries: queries.map(grouped).join(', '),
    }
  })
}

const readPage = (db: Db, after: number) =>
  db.execute<Row>(sql`
    select id, email, may_be_suppressed, timezone, hour, rhythm, weekday, locale,
      coalesce(edition_timing, '') as edition_timing, consent_source,
      case state when 'left' then 'left' else 'reads' end as status
    from subscribers
    where id > ${after} and state in ('confirmed', 'left') and email is not null
    order by id limit ${pageSize}`)

async function readInterests(db: Db, ids: number[]) {
  const held = new Map<number, { tags: string[]; queries: string[] }>()
  if (ids.length === 0) return held
  const rows = await db.execute<{ id: number; tag: string | null; query: string | null }>(sql`
    select interests.subscriber_id as id, tags.slug as tag, queries.text as query
    from interests left join tags on tags.id = interests.tag_id and tags.active
      left join queries on queries.id = interests.query_id
    where interests.subscriber_id = any(${arrayLiteral(ids)}::bigint[])
      and interests.level <> 'mute'
    order by interests.id`)
  for (const { id, tag, query } of rows) {
    const one = held.get(Number(id)) ?? { tags: [], queries: [] }
    if (tag !== null) one.tags.push(tag)
    if (query !== null) one.queries.push(query)
    held.set(Number(id), one)
  }
  return held
}

/** A comma outside of quotation marks would end it. */
const grouped = (query: string): string =>
  /[,;]/.test(query.replace(/"[^"]*"/g, '')) ? `(${query})` : query

/** RFC 4180. */
function cell(value: string): string {
  const safe = guarded(value)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
