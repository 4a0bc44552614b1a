/** A backup that is written down: the alarm for overdue ones reads when the last was made. */
import { databaseCalendar } from '../../storage/calendar.ts'
import type { Db } from '../../storage/database.ts'
import type { OpenDatabase } from '../../storage/open-database.ts'
import { recordBackup } from '../alarms/backup-alarms.ts'
import { type BackupKind, makeBackup } from './make-backup.ts'

type BackUpDeps = {
  db: Db
  copyTo: OpenDatabase['copyTo']
  dataDir: string | null
  secretKey(): string
}

export const createBackUp =
  ({ db, copyTo, dataDir, secretKey }: BackUpDeps) =>
  async (what: { kind: BackupKind; to: string | null }): Promise<string> => {
    const at = await databaseCalendar.now(db)
    const folder = await makeBackup({ copyTo, dataDir, secretKey: secretKey() }, { ...what, at })
    await recordBackup(db)
    return folder
  }
