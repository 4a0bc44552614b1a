/** Brings a database up to this build: schema, bundled taxonomy, and new rules on stored papers. */

import { eq } from 'drizzle-orm'
import type { Config } from '../config.ts'
import { PaperboyError } from '../errors.ts'
import { databaseCalendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { migrateDatabase } from '../storage/migrate-database.ts'
import { installation } from '../storage/schema/operations.ts'
import { applyTags } from '../tagging/apply-tags.ts'
import { syncTaxonomy } from '../tagging/sync-taxonomy.ts'
import { taxonomy } from '../tagging/taxonomy/index.ts'

export async function prepareStore(db: Db): Promise<void> {
  await migrateDatabase(db)
  const at = await databaseCalendar.now(db)
  await syncTaxonomy(db, { at, taxonomy })
  await applyTags(db, { calendar: databaseCalendar })
}

const transportKey = 'mail.transport'

/** A key that appears in the environment must not mail everybody by itself: the switch from the
 * outbox has to be asked for by MAIL_TRANSPORT. */
export async function admitTransport(db: Db, { mail }: Config): Promise<void> {
  const [row] = await db.select().from(installation).where(eq(installation.key, transportKey))
  if (row?.value === 'outbox' && mail.transport !== 'outbox' && !mail.transportAsked) {
    throw new PaperboyError(
      'bad-config',
      'RESEND_API_KEY is set, but mail of this installation has stayed in the outbox so far',
      {
        help: `Set MAIL_TRANSPORT=${mail.transport} to mail its readers from now on, or MAIL_TRANSPORT=outbox to go on as before.`,
      },
    )
  }
  await db
    .insert(installation)
    .values({ key: transportKey, value: mail.transport })
    .onConflictDoUpdate({ target: installation.key, set: { value: mail.transport } })
}
