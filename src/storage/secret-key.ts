/** The key that signs every link, made once and kept in DATA_DIR. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PaperboyError } from '../errors.ts'

const wellFormed = /^[0-9a-f]{64}$/

/** 64 hex characters, the same at every start. Throws `bad-config` when the file was damaged: a new
 * key would silently break every link ever mailed. */
export async function loadSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret-key')
  const key = (await readIfThere(path)) ?? (await makeKey(dataDir, path))
  if (wellFormed.test(key)) return key
  throw new PaperboyError('bad-config', `${path} does not hold a key.`, {
    help: 'Restore it from a backup. Without it, links in mails already sent stop working.',
  })
}

/** Whole or absent: written beside, and linked into place only if nobody else was quicker. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(`${randomBytes(32).toString('hex')}\n`)
    await file.sync()
    await file.close()
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}

const readIfThere = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
