/** How long things took and how old queues were, an hour a row: for the plots of the service. */
import { integer, pgTable, primaryKey, real, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const hourFigures = pgTable(
  'hour_figures',
  {
    /** `job round`, `queue bulk` */
    figure: text('figure').notNull(),
    /** Its beginning (UTC), by the database's clock. */
    hour: instant('hour').notNull(),
    times: integer('times').notNull(),
    faults: integer('faults').notNull(),
    /** Seconds, the greatest of the hour. */
    most: real('most').notNull(),
  },
  (t) => [primaryKey({ columns: [t.figure, t.hour] })],
)
