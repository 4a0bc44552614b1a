/** SECRET_KEY of an embedded database, made once and kept in DATA_DIR; after a leak, another one. */
import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PaperboyError } from '../errors.ts'

/** Ours are 64 hex characters; one that came with an export may be any SECRET_KEY. */
const wellFormed = /^[^\p{C}]{32,}$/u

/** The same at every start. Throws `bad-config` when the file was damaged: a new
 * key would silently break every link ever mailed. */
export async function loadSecretKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret-key')
  const key = (await readIfThere(path)) ?? (await makeKey(dataDir, path))
  if (wellFormed.test(key)) return key
  throw new PaperboyError('bad-config', `${path} does not hold a key.`, {
    help: 'Restore it from a backup. Without it, links in mails already sent stop working.',
  })
}

export const randomSecret = (): string => randomBytes(32).toString('hex')

const formerIn = (dataDir: string): string => join(dataDir, 'secret-key.former')

/** What the database may still be sealed under, when a kill came between here and there. */
export const formerSecretKey = (dataDir: string): Promise<string | null> =>
  readIfThere(formerIn(dataDir))

/** A new one in its place, which is returned; the one before lies beside it until everything is sealed
 * anew. After a try that failed the one it made is taken: another would push out what seals the database. */
export async function replaceSecretKey(dataDir: string, secret: string): Promise<string> {
  const path = join(dataDir, 'secret-key')
  const present = await readFile(path, 'utf8')
  const former = await formerSecretKey(dataDir)
  if (former !== null && former !== present.trim()) return present.trim()
  await writeWhole(formerIn(dataDir), present)
  await writeWhole(path, `${secret}\n`)
  return secret
}

export const forgetFormerKey = (dataDir: string): Promise<void> =>
  rm(formerIn(dataDir), { force: true })

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** Whole or absent: written beside, and linked into place only if nobody else was quicker. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    const file = await open(draft, 'wx', 0o600)
    await file.writeFile(`${randomSecret()}\n`)
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
