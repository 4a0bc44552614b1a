/** Rows of whole tables as JSON, which Postgres reads back into every type we store. */
import { sql } from 'drizzle-orm'
import type { Tx } from './database.ts'

/** A row as JSON of one line. */
export type JsonRow = string

const rowsAtOnce = 500

type ForeignKey = { table: string; name: string; definition: string }

/** In the order of their names. */
export async function tablesOf(db: Tx): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  return rows.map(({ name }) => name)
}

/** Page by page, by a cursor: of a table of any size. */
export async function* rowsOf(source: Tx, name: string): AsyncGenerator<JsonRow[]> {
  await source.execute(sql`
    declare moved no scroll cursor for
      select row_to_json(t)::text as row from ${sql.identifier(name)} t`)
  for (;;) {
    const page = await source.execute<{ row: string }>(
      sql`fetch ${sql.raw(String(rowsAtOnce))} from moved`,
    )
    if (page.length > 0) yield page.map(({ row }) => row)
    if (page.length < rowsAtOnce) break
  }
  await source.execute(sql`close moved`)
}

/** In place of what the table holds. Returns how many rows there were. */
export async function fillTable(
  target: Tx,
  name: string,
  pages: AsyncIterable<JsonRow[]>,
): Promise<number> {
  const table = sql.identifier(name)
  const columns = await columnsOf(target, name)
  const list = sql.join(
    columns.map((column) => sql`${sql.identifier(column)}`),
    sql`, `,
  )
  await target.execute(sql`delete from ${table}`)
  let count = 0
  for await (const page of pages) {
    await target.execute(sql`
      insert into ${table} (${list}) overriding system value
      select ${list} from json_populate_recordset(null::${table}, ${`[${page.join(',')}]`}::text::json)`)
    count += page.length
  }
  await continueIds(target, name, columns)
  return count
}

/** Tables may be filled in any order meanwhile; the keys are set again at the end, and so checked. */
export async function withoutForeignKeys<T>(target: Tx, fill: () => Promise<T>): Promise<T> {
  const keys = await target.execute<ForeignKey>(sql`
    select conrelid::regclass::text as table, conname as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    order by conname`)
  for (const { table, name } of keys) {
    await target.execute(sql`alter table ${sql.raw(table)} drop constraint ${sql.identifier(name)}`)
  }
  const filled = await fill()
  for (const { table, name, definition } of keys) {
    await target.execute(sql`
      alter table ${sql.raw(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`)
  }
  return filled
}

/** Those that are not generated. */
async function columnsOf(db: Tx, table: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select attname as name from pg_attribute
    where attrelid = ${`public.${table}`}::text::regclass and attnum > 0
      and not attisdropped and attgenerated = ''
    order by attnum`)
  return rows.map(({ name }) => name)
}

/** Numbers go on after the highest that came along. */
async function continueIds(target: Tx, table: string, columns: string[]): Promise<void> {
  for (const column of columns) {
    const [found] = await target.execute<{ sequence: string | null }>(
      sql`select pg_get_serial_sequence(${`public.${table}`}::text, ${column}::text) as sequence`,
    )
    if (!found?.sequence) continue
    await target.execute(sql`
      select setval(${found.sequence}::text::regclass,
        (select coalesce(max(${sql.identifier(column)}), 0) + 1 from ${sql.identifier(table)}), false)`)
  }
}
