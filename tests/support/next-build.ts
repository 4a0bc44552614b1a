/** The build after this one, as far as an old process can tell: this tree with one migration more, which
 * adds a column to every table there is, and other templates, so another composer. */
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const parts = ['src', 'emails', 'drizzle', 'package.json', 'tsconfig.json']

export type NextBuild = { folder: string; remove(): Promise<void> }

export async function makeNextBuild(tables: readonly string[]): Promise<NextBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-next-'))
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await addMigration(folder, tables)
  await appendFile(join(folder, 'emails/digest.tsx'), '\n// Another template, so other bytes.\n')
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function addMigration(folder: string, tables: readonly string[]): Promise<void> {
  const path = join(folder, 'drizzle/meta/_journal.json')
  const journal = JSON.parse(await readFile(path, 'utf8'))
  const last = journal.entries.at(-1)
  const tag = 'the_next_build'
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag })
  await writeFile(path, JSON.stringify(journal))
  const columns = tables.map(
    (table) => `ALTER TABLE "${table}" ADD COLUMN "of_the_next" text DEFAULT 'more' NOT NULL;`,
  )
  await writeFile(
    join(folder, 'drizzle', `${tag}.sql`),
    columns.join('\n--> statement-breakpoint\n'),
  )
}
