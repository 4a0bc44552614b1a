/** The papers of a picks column, in SQL: of today's form and of the older one with named keys. */
import { type SQL, sql } from 'drizzle-orm'

export const shownIn = (picks: SQL): SQL => sql`
  select coalesce(pick->>0, pick->>'p')::bigint from json_array_elements(${picks}) pick`

/** Without those that may have been missed: their time is over when the digest was withdrawn. */
export const owedIn = (picks: SQL): SQL => sql`
  ${shownIn(picks)} where pick->>1 is distinct from '2'`
