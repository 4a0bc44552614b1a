/** An empty database on the tests' Postgres server, for what opens it by its address as a deployment does. */
import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { connectToPostgres } from '../../src/storage/connect.ts'
import type { Db } from '../../src/storage/database.ts'

export type EmptyPostgres = {
  url: string
  db: Db
  /** Drops it, whoever is connected. */
  close(): Promise<void>
}

/** `server`: PAPERBOY_TEST_POSTGRES. With a template it is a copy of that. */
export async function emptyPostgres(server: string, template?: string): Promise<EmptyPostgres> {
  const name = `paperboy_test_${randomBytes(6).toString('hex')}`
  await asAdmin(server, (sql) =>
    template === undefined
      ? sql`create database ${sql(name)}`
      : sql`create database ${sql(name)} template ${sql(template)}`,
  )
  const url = new URL(server)
  url.pathname = `/${name}`
  const { db, end } = connectToPostgres(url.href, 5)
  return {
    url: url.href,
    db,
    async close() {
      await end(5)
      await asAdmin(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`)
    },
  }
}

async function asAdmin(server: string, run: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(server, { max: 1, onnotice: () => {} })
  try {
    await run(sql)
  } finally {
    await sql.end()
  }
}
