/** Papers as a page of a source brings them: stored, not tagged. */
import { type IngestReport, storePage } from '../../src/ingest/store-page.ts'
import type { IncomingPaper } from '../../src/papers/paper.ts'
import { fixedCalendar } from '../../src/storage/calendar.ts'
import type { Db } from '../../src/storage/database.ts'

export const bringPapers = (
  db: Db,
  { source, papers, at }: { source: string; papers: IncomingPaper[]; at: Date },
): Promise<IngestReport> =>
  db.transaction((tx) =>
    storePage({ calendar: fixedCalendar(at), tagPapers: async () => undefined }, tx, {
      page: { papers, signals: [], skipped: [] },
      source,
      at,
    }),
  )
