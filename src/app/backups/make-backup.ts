/** A backup of the embedded database while it runs: a folder with the database, the key that signs every
 * link, and which Paperboy it is of. Whole or absent. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { OpenDatabase } from '../../storage/open-database.ts'
import { copyVersions, writeVersions } from './versions.ts'

export type BackupKind = 'nightly' | 'before-upgrade' | 'by-hand'

/** Of each kind; what a person asked for stays. */
const kept: Record<BackupKind, number> = {
  nightly: 7,
  'before-upgrade': 3,
  'by-hand': Number.POSITIVE_INFINITY,
}

type BackupDeps = {
  /** Null: on Postgres. */
  copyTo: OpenDatabase['copyTo']
  dataDir: string | null
  secretKey: string
}

/** `to`: a folder that is not there yet; null: one of DATA_DIR/backups. Returns where it lies. Throws
 * `bad-config` on Postgres, which has means of its own. */
export async function makeBackup(
  { copyTo, dataDir, secretKey }: BackupDeps,
  { kind, to, at }: { kind: BackupKind; to: string | null; at: Date },
): Promise<string> {
  if (!copyTo || dataDir === null) {
    throw new PaperboyError('bad-config', 'the database is a Postgres, which is backed up there', {
      help: 'Use pg_dump, or what your provider offers; keep SECRET_KEY with it.',
    })
  }
  const folder = to ?? join(backupsIn(dataDir), `${kind}-${stamp(at)}`)
  if (existsSync(folder)) {
    throw new PaperboyError('bad-input', `${folder} is there already`, {
      help: 'Name a folder that is not there yet.',
    })
  }
  const unfinished = `${folder}.unfinished`
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  if (to === null) await dropUnfinished(backupsIn(dataDir), kind)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  try {
    await copyTo(join(unfinished, 'database'))
    await writeFile(join(unfinished, 'secret-key'), `${secretKey}\n`, { mode: 0o600 })
    if (kind === 'before-upgrade') await copyVersions(dataDir, unfinished)
    else await writeVersions(unfinished)
    await rename(unfinished, folder)
  } catch (error) {
    // On a full disk it is what the database lacks the room for.
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
  if (to === null) await letGo(backupsIn(dataDir), kind)
  return folder
}

const backupsIn = (dataDir: string): string => join(dataDir, 'backups')

/** In the order of time when sorted, and fit for a file name anywhere. */
const stamp = (at: Date): string => at.toISOString().slice(0, 19).replaceAll(':', '-')

/** What kills left. People may ask for two at once; of the other kinds there is one at a time. */
async function dropUnfinished(folder: string, kind: BackupKind): Promise<void> {
  if (kind === 'by-hand') return
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${kind}-20`) || !name.endsWith('.unfinished')) continue
    await rm(join(folder, name), { recursive: true, force: true })
  }
}

async function letGo(folder: string, kind: BackupKind): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-20`)).sort()
  for (const name of names.slice(0, Math.max(0, names.length - kept[kind]))) {
    await rm(join(folder, name), { recursive: true, force: true })
  }
}
