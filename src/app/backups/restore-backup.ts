/** Puts a backup in the place of the embedded database, which must not run. What was there is kept beside
 * it. The next start finds that the database is another: both lanes are held until `resume`. */
import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import { claimDataDir } from '../../storage/owner/claim-data-dir.ts'
import { demandReadable } from './versions.ts'

type Restored = {
  /** Where what was there before lies now; null: there was nothing. */
  before: string | null
}

const parts = ['database', 'secret-key', 'versions.json']

/** Throws `bad-input` for what is no backup, `conflict` while Paperboy runs on `dataDir`. */
export async function restoreBackup(input: {
  from: string
  dataDir: string
  at: Date
}): Promise<Restored> {
  const { from, dataDir } = input
  if (!existsSync(join(from, 'database', 'PG_VERSION'))) {
    throw new PaperboyError('bad-input', `${from} is no backup`, {
      help: 'Name the folder that `paperboy backup` made, such as one in DATA_DIR/backups.',
    })
  }
  await demandReadable(from)
  const claim = await claimDataDir(dataDir)
  if (claim.kind === 'taken') {
    throw new PaperboyError('conflict', `Paperboy runs on ${dataDir}`, {
      help: 'Stop it first, then restore, then start it.',
    })
  }
  try {
    return await putInPlace(from, claim.dataDir, input.at)
  } finally {
    await claim.release()
  }
}

/** Copied first and then moved: a kill leaves what was there, or all of the backup but its name. */
async function putInPlace(from: string, dataDir: string, at: Date): Promise<Restored> {
  const fresh = join(dataDir, 'restoring')
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  const present = parts.filter((part) => existsSync(join(from, part)))
  for (const part of present) {
    await cp(join(from, part), join(fresh, part), { recursive: true, preserveTimestamps: true })
  }
  const before = join(
    dataDir,
    `before-restore-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`,
  )
  const there = present.filter((part) => existsSync(join(dataDir, part)))
  if (there.length > 0) await mkdir(before, { mode: 0o700 })
  for (const part of there) await rename(join(dataDir, part), join(before, part))
  for (const part of present) await rename(join(fresh, part), join(dataDir, part))
  await rm(fresh, { recursive: true, force: true })
  return { before: there.length > 0 ? before : null }
}
