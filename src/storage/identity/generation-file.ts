/** A number beside the embedded database, raised with it: when the database has a lower one, an
 * older state of it was put back. */
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const contentSchema = z.object({ generation: z.number().int().min(0) })

const pathIn = (dataDir: string) => join(dataDir, 'generation')

/** Null: there is none, or it cannot be read; nothing is concluded from it. */
export async function readGeneration(dataDir: string): Promise<number | null> {
  try {
    return contentSchema.parse(JSON.parse(await readFile(pathIn(dataDir), 'utf8'))).generation
  } catch {
    return null
  }
}

/** Whole and on disk when it resolves. Written after the database's own number was committed: a kill
 * in between leaves the database ahead, which is harmless. */
export async function writeGeneration(dataDir: string, generation: number): Promise<void> {
  const path = pathIn(dataDir)
  const draft = `${path}.draft`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify({ generation }))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const folder = await open(dataDir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
