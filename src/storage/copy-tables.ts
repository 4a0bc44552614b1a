/** All rows of one database into another of the same schema, table by table, in one transaction at the
 * target: whole or not at all. Rows travel as JSON, which Postgres reads back into every type we store. */
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from './database.ts'

type CopiedTable = { table: string; rows: number }

const rowsAtOnce = 500

type ForeignKey = { table: string; name: string; definition: string }

/** The source is read as of one moment. Foreign keys are set again at the end, and so checked. */
export async function copyTables(
  from: Db,
  to: Db,
  tell: (done: CopiedTable) => void,
): Promise<CopiedTable[]> {
  return from.transaction(
    (source) =>
      to.transaction(async (target) => {
        const keys = await dropForeignKeys(target)
        const copied: CopiedTable[] = []
        for (const table of await tablesOf(source)) {
          const done = { table, rows: await copyTable(source, target, table) }
          copied.push(done)
          tell(done)
        }
        for (const { table, name, definition } of keys) {
          await target.execute(sql`
            alter table ${sql.raw(table)} add constraint ${sql.identifier(name)}
              ${sql.raw(definition)}`)
        }
        return copied
      }),
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

async function tablesOf(db: Tx): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  return rows.map(({ name }) => name)
}

async function dropForeignKeys(target: Tx): Promise<ForeignKey[]> {
  const keys = await target.execute<ForeignKey>(sql`
    select conrelid::regclass::text as table, conname as name,
      pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
    order by conname`)
  for (const { table, name } of keys) {
    await target.execute(sql`alter table ${sql.raw(table)} drop constraint ${sql.identifier(name)}`)
  }
  return [...keys]
}

async function copyTable(source: Tx, target: Tx, name: string): Promise<number> {
  const table = sql.identifier(name)
  const columns = await columnsOf(target, name)
  const list = sql.join(
    columns.map((column) => sql`${sql.identifier(column)}`),
    sql`, `,
  )
  await target.execute(sql`delete from ${table}`)
  await source.execute(sql`
    declare moved no scroll cursor for select row_to_json(t)::text as row from ${table} t`)
  let count = 0
  for (;;) {
    const page = await source.execute<{ row: string }>(
      sql`fetch ${sql.raw(String(rowsAtOnce))} from moved`,
    )
    if (page.length > 0) await insertPage(target, { table, list, page })
    count += page.length
    if (page.length < rowsAtOnce) break
  }
  await source.execute(sql`close moved`)
  await continueIds(target, name, columns)
  return count
}

async function insertPage(
  target: Tx,
  {
    table,
    list,
    page,
  }: { table: SQL | ReturnType<typeof sql.identifier>; list: SQL; page: Array<{ row: string }> },
): Promise<void> {
  const rows = `[${page.map(({ row }) => row).join(',')}]`
  await target.execute(sql`
    insert into ${table} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${table}, ${rows}::text::json)`)
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
