/** DATA_DIR and the private folder in it where sockets and locks lie. */
import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'

export type DataDir = {
  /** Absolute. */
  path: string
  /** Mode 0700, ours alone: reaching a socket in it is the right to give commands. */
  runDir: string
}

/** Throws `bad-config` when the folder cannot be made, or its private part belongs to another. */
export async function prepareDataDir(dataDir: string): Promise<DataDir> {
  const path = resolve(dataDir)
  const runDir = join(path, 'run')
  try {
    const made = await mkdir(path, { recursive: true, mode: 0o700 })
    if (made === undefined && (await isOurs(path))) await chmod(path, 0o700).catch(() => {})
    await mkdir(runDir, { recursive: true, mode: 0o700 })
    const { uid } = await stat(runDir)
    if (uid !== process.getuid?.()) throw new Error(`${runDir} belongs to another user`)
    await chmod(runDir, 0o700)
  } catch (error) {
    throw new PaperboyError('bad-config', `DATA_DIR: ${messageOf(error)}`, {
      help: 'Name a folder that this user may write to.',
      cause: error,
    })
  }
  return { path, runDir }
}

/** Somebody's home or /tmp given as DATA_DIR must not be closed to its other users. */
async function isOurs(path: string): Promise<boolean> {
  const entries = await readdir(path)
  return entries.length === 0 || entries.includes('run')
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
