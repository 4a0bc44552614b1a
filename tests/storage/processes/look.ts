/** Asks a server for one number, twice, and prints what came of it. One argument: its URL. */
import { sql } from 'drizzle-orm'
import { connectToPostgres } from '../../../src/storage/connect.ts'

const { db } = connectToPostgres(process.argv[2] ?? '', 1)
for (let i = 0; i < 2; i += 1) {
  const answer = await db.execute(sql`select 1`).then(
    () => 'answered',
    (error: Error) => String((error.cause as { code?: string } | undefined)?.code),
  )
  process.stdout.write(`${answer}\n`)
}
process.exit(0)
