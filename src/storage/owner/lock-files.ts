/** Lock files, one a generation: `owner-7`. The owner is whoever made the highest one and still
 * listens on the socket it names. The highest is never removed, so numbers never come twice, and a
 * process that was slow finds itself outnumbered instead of owning what another one owns. */
import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const contentSchema = z.object({
  /** Random; names the owner's sockets. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  machine: z.string(),
  host: z.string(),
})

export type LockContent = z.infer<typeof contentSchema>

export type Lock = {
  generation: number
  /** Null: unreadable, as a power cut may leave it. A living owner's file is always whole. */
  content: LockContent | null
}

const fileName = /^owner-(\d{1,15})$/
const pathOf = (runDir: string, generation: number) => join(runDir, `owner-${generation}`)

/** Where an owner listens for commands; an accepted connection proves that it lives. */
export const controlSocket = (runDir: string, id: string) => join(runDir, `${id}.control`)
export const databaseSocket = (runDir: string, id: string) => join(runDir, `${id}.database`)

export async function newestLock(runDir: string): Promise<Lock | null> {
  for (;;) {
    const generation = Math.max(...(await generations(runDir)))
    if (generation < 0) return null
    const text = await readFile(pathOf(runDir, generation), 'utf8').catch(ignoreMissing)
    // Gone since it was listed: a newer one took its place.
    if (text !== null) return { generation, content: parse(text) }
  }
}

/** Makes the lock in one step with its content; false when that generation exists. */
export async function createLock(
  runDir: string,
  generation: number,
  content: LockContent,
): Promise<boolean> {
  const draft = join(runDir, `${content.id}.draft`)
  await writeFile(draft, JSON.stringify(content), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, pathOf(runDir, generation))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Removes a lock that lost, or all older than `below` with the sockets their dead owners left. */
export const removeLock = (runDir: string, generation: number) =>
  rm(pathOf(runDir, generation), { force: true })

export async function removeLocksBelow(runDir: string, below: number): Promise<void> {
  for (const generation of await generations(runDir)) {
    if (generation < 0 || generation >= below) continue
    const text = await readFile(pathOf(runDir, generation), 'utf8').catch(ignoreMissing)
    const content = parse(text ?? '')
    if (content) {
      await rm(controlSocket(runDir, content.id), { force: true })
      await rm(databaseSocket(runDir, content.id), { force: true })
    }
    await removeLock(runDir, generation)
  }
}

async function generations(runDir: string): Promise<number[]> {
  const numbers = (await readdir(runDir)).flatMap((name) => fileName.exec(name)?.[1] ?? [])
  return [-1, ...numbers.map(Number)]
}

function parse(text: string): LockContent | null {
  try {
    return contentSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
