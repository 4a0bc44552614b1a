/** Fills a database: days of papers, and readers who are due. A process of its own, so that what this
 * takes is not counted as Paperboy's. */
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { fixedCalendar } from '../../storage/calendar.ts'
import { openApp } from '../bench-database.ts'
import { readStock, writePaperFile } from '../paper-file.ts'
import { storeReaders } from '../store-readers.ts'

type Input = {
  environment: Record<string, string>
  sharedFolder: string
  folder: string
  /** Of each day. */
  papers: number
  subscribers: number
  /** Listing days of the papers, and the moment the readers are first due. */
  days: string[]
  now: string
}

export const makeReaders = async (input: Input) => ({
  async make(): Promise<{ corpus: 'recorded' | 'sample' }> {
    const { app, close } = await openApp(input.environment)
    const now = new Date(input.now)
    try {
      const stock = await readStock(input.sharedFolder)
      const file = join(input.folder, 'papers.jsonl')
      await writePaperFile(file, stock, {
        count: input.papers * input.days.length,
        days: input.days,
      })
      await app.ingest(
        fixedCalendar(new Date(`${input.days.at(-1)}T12:00:00Z`)),
        { file },
        new AbortController().signal,
      )
      await storeReaders(app.db, { count: input.subscribers, now })
      // What loading left to tidy must not be tidied while delivery is measured.
      await app.db.execute(sql`vacuum analyze`)
      await app.db.execute(sql`checkpoint`)
      return { corpus: stock.corpus }
    } finally {
      await close()
    }
  },
})
