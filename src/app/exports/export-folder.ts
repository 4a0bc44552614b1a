/** The form of a whole export: a folder of JSON by the line, or the same as a .tar.gz. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { PaperboyError } from '../../errors.ts'

const run = promisify(execFile)

const manifestSchema = z.object({
  format: z.literal('paperboy-export-1'),
  paperboy: z.string(),
  /** ISO, by the database's clock. */
  at: z.string(),
  /** Of the newest migration; `madeAt` in milliseconds. */
  schema: z.object({ tag: z.string(), madeAt: z.number() }),
  tables: z.array(
    z.object({ name: z.string().regex(/^[a-z_]{1,63}$/), rows: z.number().int().min(0) }),
  ),
})
export type Manifest = z.infer<typeof manifestSchema>

export const manifestPath = (folder: string): string => join(folder, 'manifest.json')
export const tablePath = (folder: string, table: string): string =>
  join(folder, 'tables', `${table}.jsonl`)
export const secretPath = (folder: string): string => join(folder, 'secret-key')

export const isPacked = (path: string): boolean => /\.(tar\.gz|tgz)$/.test(path)

/** Null: this is something else. Throws `bad-input` for a manifest that was damaged. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(manifestPath(folder), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new PaperboyError('bad-input', `${manifestPath(folder)} is not one of ours`, { cause })
  }
}

/** The folder behind a path; what a packed one was unpacked to goes with the end of `use`. */
export async function withFolder<T>(path: string, use: (folder: string) => Promise<T>): Promise<T> {
  if (!isPacked(path)) return use(path)
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-export-'))
  try {
    await tar(['-xzf', path, '-C', folder])
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function pack(folder: string, to: string): Promise<void> {
  await mkdir(join(to, '..'), { recursive: true })
  await tar(['-czf', to, '-C', folder, '.'])
}

/** Every system that we run on brings it, busybox too. */
async function tar(given: string[]): Promise<void> {
  await run('tar', given).catch((cause) => {
    throw new PaperboyError('bad-input', `${given[1]} cannot be packed or unpacked`, {
      help: 'A folder works without tar: export --all FOLDER, restore FOLDER.',
      cause,
    })
  })
}
