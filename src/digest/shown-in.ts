/** The papers of a picks column, in SQL: of today's form and of the older one with named keys. */
import { type SQL, sql } from 'drizzle-orm'

export const shownIn = (picks: SQL): SQL => sql`
  select coalesce(pick->>0, pick->>'p')::bigint from json_array_elements(${picks}) pick`
