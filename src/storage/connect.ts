/** The one driver: postgres.js under drizzle, over a URL or to the embedded database. */
import type { Socket } from 'node:net'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Db } from './database.ts'
import { guardTransactions } from './guard-transactions.ts'
import * as schema from './schema/index.ts'
import { connectTo } from './unix-socket.ts'

export type Connected = {
  db: Db
  /** Waits `seconds` for statements under way, then drops them. */
  end(seconds: number): Promise<void>
}

type Options = NonNullable<Parameters<typeof postgres>[1]>

const shared = {
  onnotice: () => {},
  /** UTC whatever the server is set to: a date made from an instant in SQL must not depend on it. */
  connection: { application_name: 'paperboy', TimeZone: 'UTC' },
  /** Counts and ids are numbers in raw rows too; both stay far below 2^53. */
  types: {
    bigint: { to: 20, from: [20], parse: Number, serialize: (value: unknown) => String(value) },
  },
  keep_alive: 60,
} satisfies Options

/** Twice a lease. Between two statements Paperboy computes, for seconds at most. */
const transactionIdleMs = 60_000

/** Ten connections by default: the driver's own measure, well below a server's usual hundred. */
export function connectToPostgres(
  url: string,
  max = 10,
  options: { transactionIdleMs?: number } = {},
): Connected {
  const client = postgres(url, { ...shared, max, connect_timeout: 10, idle_timeout: 60 })
  guardTransactions(client, options.transactionIdleMs ?? transactionIdleMs)
  return wrap(client)
}

/** Exactly one connection, never renewed: the engine has one session. Every value that postgres.js
 * would else take from PG* variables is given. */
export const connectToEngine = (socketPath: string): Connected =>
  wrap(
    postgres({
      ...shared,
      host: 'embedded',
      port: 5432,
      user: 'postgres',
      pass: '',
      database: 'postgres',
      ssl: false,
      max: 1,
      connect_timeout: 60,
      idle_timeout: 0,
      max_lifetime: 0,
      fetch_types: true,
      prepare: true,
      socket: (): Promise<Socket> => connectTo(socketPath),
    } as Options),
  )

const wrap = (client: postgres.Sql): Connected => ({
  db: handleOver(client),
  end: (seconds) => client.end({ timeout: seconds }),
})

export function handleOver(client: postgres.Sql): Db {
  const db = drizzle(client, { schema })
  // drizzle hands dates through untouched, and the driver then refuses a Date in a raw statement.
  for (const instant of [1114, 1184]) {
    client.options.serializers[instant] = (value: unknown) =>
      value instanceof Date ? value.toISOString() : value
  }
  return db
}
