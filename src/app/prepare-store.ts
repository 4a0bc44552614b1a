/** Brings a database up to this build: schema, lexemes of stored papers, bundled taxonomy, and new rules
 * on stored papers. */

import { indexOrganisations } from '../papers/index-organisations.ts'
import { keyPapers } from '../papers/key-papers.ts'
import { reindexPapers } from '../papers/reindex-papers.ts'
import { signpostPapers } from '../papers/search/signpost-papers.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { migrateDatabase } from '../storage/migrate-database.ts'
import { applyTags } from '../tagging/apply-tags.ts'
import { syncTaxonomy } from '../tagging/sync-taxonomy.ts'
import { taxonomy } from '../tagging/taxonomy/index.ts'

export async function prepareStore(db: Db): Promise<void> {
  await migrateDatabase(db)
  await reindexPapers(db)
  await signpostPapers(db)
  await keyPapers(db)
  await indexOrganisations(db)
  const at = await databaseCalendar.now(db)
  await syncTaxonomy(db, { at, taxonomy })
  await applyTags(db, { calendar: databaseCalendar })
}
