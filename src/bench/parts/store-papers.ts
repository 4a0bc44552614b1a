/** Fills a database with papers, on days that go back from one. A process of its own, so that what
 * this takes is not the server's. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { fixedCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'
import { readStock, writePaperFile } from '../paper-file.ts'

type Input = {
  environment: Record<string, string>
  sharedFolder: string
  folder: string
  papers: number
  /** The present while they come in. */
  day: string
}

export const storePapersPart = async (input: Input) => ({
  async store(): Promise<{ corpus: 'recorded' | 'sample' }> {
    const { app, close } = await openApp(input.environment)
    try {
      const stock = await readStock(input.sharedFolder)
      const file = join(input.folder, 'papers.jsonl')
      await writePaperFile(file, stock, { count: input.papers })
      const calendar = fixedCalendar(new Date(`${input.day}T12:00:00Z`))
      await app.ingest(calendar, { file }, new AbortController().signal)
      // What autovacuum does within the hour: without it Postgres knows nothing of the words.
      await app.db.execute(sql`vacuum analyze`)
      return { corpus: stock.corpus }
    } finally {
      await close()
    }
  },
})
