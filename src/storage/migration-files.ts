/** The migrations that came with this build: drizzle-kit's journal and files in /drizzle. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'

export type Migration = {
  /** As in the file name: `0000_foundation`. */
  tag: string
  /** Milliseconds; drizzle orders and recognises migrations by it. */
  madeAt: number
  hash: string
  statements: string[]
}

const folder = new URL('../../drizzle/', import.meta.url)

const journalSchema = z.object({
  entries: z.array(z.object({ tag: z.string().regex(/^\w+$/), when: z.number().int() })),
})

/** Oldest first. */
export async function readMigrations(): Promise<Migration[]> {
  const text = await readFile(new URL('meta/_journal.json', folder), 'utf8')
  const { entries } = journalSchema.parse(JSON.parse(text))
  return Promise.all(
    entries.map(async ({ tag, when }) => {
      const file = await readFile(new URL(`${tag}.sql`, folder), 'utf8')
      return {
        tag,
        madeAt: when,
        hash: createHash('sha256').update(file).digest('hex'),
        statements: file.split('--> statement-breakpoint'),
      }
    }),
  )
}
