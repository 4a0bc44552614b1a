/** The commands about suppressed addresses, made of their verbs. */
import type { SuppressionServices } from '../cli/suppression-services.ts'
import type { Config } from '../config.ts'
import { listPausedDomains } from '../delivery/returns/paused-domains.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Db } from '../storage/database.ts'
import { importSuppressions } from '../subscribers/import-suppressions.ts'
import { listSuppressions } from '../subscribers/list-suppressions.ts'
import { openFile } from './open-file.ts'
import { release } from './operate/release.ts'

export function wireSuppressions(app: {
  config: Config
  db: Db
  keys: KeyRing
}): SuppressionServices {
  const { db, keys } = app
  return {
    async listSuppressions(input) {
      const { total, rows } = await listSuppressions(db, input)
      const paused = await listPausedDomains(db)
      return {
        total,
        suppressions: rows.map((row) => ({ ...row, since: row.since.toISOString() })),
        pausedDomains: paused.map((one) => ({ ...one, until: one.until.toISOString() })),
      }
    },
    releaseSuppressions: (input, signal) => release(app, input, signal),
    async importSuppressions(calendar, { file, dryRun }, signal) {
      const content = await openFile(file, signal)
      return importSuppressions({ db, keys, calendar }, { content, dryRun })
    },
  }
}
