/** Makes a database that was just opened ready for this build; of an embedded one that has to change, a
 * copy is kept. */
import { databaseCalendar } from '../storage/calendar.ts'
import { hasSchema, pendingMigrations } from '../storage/migrate-database.ts'
import { makeBackup } from './backups/make-backup.ts'
import { writeVersions } from './backups/versions.ts'
import type { Installation } from './open-installation.ts'
import { prepareStore } from './prepare-store.ts'

export async function prepareInstallation(installation: Installation): Promise<void> {
  const { database, owner, secretKey } = installation
  const { db, copyTo } = database
  if (owner && (await hasSchema(db)) && (await pendingMigrations(db)).length > 0) {
    const at = await databaseCalendar.now(db)
    const deps = { copyTo, dataDir: owner.dataDir, secretKey }
    await makeBackup(deps, { kind: 'before-upgrade', to: null, at })
  }
  await prepareStore(db)
  if (owner) await writeVersions(owner.dataDir)
}
