/** After a run: which letters of the ledger the provider took, and the same letters as props for the
 * naive way. */
import { readFile, writeFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { openApp } from '../bench-database.ts'
import { naiveLetters } from '../naive-letters.ts'

type Input = {
  environment: Record<string, string>
  /** The provider's counts by letter. */
  counts: string
  /** Where the props go, and of how many letters. */
  props: string
  sample: number
}

const page = 50_000

export const lookBack = async (input: Input) => ({
  async look() {
    const { app, close } = await openApp(input.environment)
    try {
      const counts = new Uint8Array(await readFile(input.counts))
      const tally = await compare(app.db, counts)
      const letters = await naiveLetters(app, input.sample)
      await writeFile(input.props, JSON.stringify(letters))
      return tally
    } finally {
      await close()
    }
  },
})

type Db = Awaited<ReturnType<typeof openApp>>['app']['db']

/** Every letter that was queued should have been taken, once. */
async function compare(db: Db, counts: Uint8Array) {
  const tally = { letters: 0, losses: 0, doubles: 0 }
  for (const count of counts) if (count > 1) tally.doubles += 1
  for (let after = 0; ; ) {
    const rows = await db.execute<{ id: number }>(
      sql`select id from letters where id > ${after} order by id limit ${page}`,
    )
    const last = rows.at(-1)
    if (!last) return tally
    after = last.id
    tally.letters += rows.length
    for (const { id } of rows) if (!counts[id]) tally.losses += 1
  }
}
