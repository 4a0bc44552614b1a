/** Opens the database this configuration names: a Postgres, or the embedded one of DATA_DIR, which
 * one process owns. A second process is handed a way to pass its command on. */
import type { Config } from '../config.ts'
import { type OpenDatabase, openDatabase } from '../storage/open-database.ts'
import {
  claimDataDir,
  type DataDirClaim,
  type DataDirOwner,
} from '../storage/owner/claim-data-dir.ts'
import { formerSecretKey, loadSecretKey } from '../storage/secret-key.ts'
import { demandReadable } from './backups/versions.ts'

export type Installation = {
  database: OpenDatabase
  secretKey: string
  /** What the database may still be sealed under. */
  formerSecretKey: string | null
  /** Of DATA_DIR, and so ours to replace. */
  ownsSecretKey: boolean
  /** Null on Postgres, where every process opens the database itself. */
  owner: DataDirOwner | null
  close(): Promise<void>
}

export type Opened =
  | { kind: 'open'; installation: Installation }
  | Extract<DataDirClaim, { kind: 'taken' }>

/** `waitMs`: how long to wait for another owner that is about to end, such as a short command. */
export async function openInstallation(
  { database: where, secretKey, formerSecretKey }: Config,
  waitMs = 0,
): Promise<Opened> {
  if (where.kind === 'postgres') {
    const database = await openDatabase({ kind: 'postgres', url: where.url })
    const close = () => database.close()
    return {
      kind: 'open',
      installation: {
        database,
        secretKey: secretKey ?? '',
        formerSecretKey,
        ownsSecretKey: false,
        owner: null,
        close,
      },
    }
  }
  const claim = await claimDataDir(where.dataDir, { waitMs })
  return claim.kind === 'taken'
    ? claim
    : { kind: 'open', installation: await openOwned(claim, { secretKey, formerSecretKey }) }
}

async function openOwned(
  owner: DataDirOwner,
  given: Pick<Config, 'secretKey' | 'formerSecretKey'>,
): Promise<Installation> {
  try {
    await demandReadable(owner.dataDir)
    const secretKey = given.secretKey ?? (await loadSecretKey(owner.dataDir))
    const database = await openDatabase({ kind: 'embedded', owner })
    return {
      database,
      secretKey,
      formerSecretKey: given.formerSecretKey ?? (await formerSecretKey(owner.dataDir)),
      ownsSecretKey: given.secretKey === undefined,
      owner,
      async close() {
        await owner.stopCommands()
        await database.close()
        await owner.release()
      },
    }
  } catch (error) {
    await owner.release()
    throw error
  }
}
