/** Old and new run side by side on one Postgres during an upgrade (deploy/several-processes.md), so a
 * migration may only add: an old process goes on reading and writing as it knows the tables. What takes
 * away or tightens comes a release after the last code that needs it, and is named here with its reason. */
import { describe, expect, it } from 'vitest'
import { readMigrations } from '../../src/storage/migration-files.ts'

/** What an old process does not survive, by what a statement says. */
const breaking: Array<[string, RegExp]> = [
  ['drops a table', /^drop (?:table|schema|view)/],
  ['drops a column', /^alter table .* drop column/],
  ['renames', /^alter (?:table|index) .* rename/],
  ['changes a type', /^alter table .* alter column \S+ (?:set data )?type/],
  ['demands a value', /^alter table .* alter column \S+ set not null/],
  ['takes a default away', /^alter table .* alter column \S+ drop default/],
  // A row of an old process has neither.
  [
    'adds a column that must be given',
    /^alter table .* add column(?!.*(?:default|generated always)).* not null/,
  ],
  ['throws rows away', /^(?:truncate|delete from)/],
]
/** Checks and unique indexes are new rules for rows that an old process writes, unless their table is new. */
const tightening: Array<[string, RegExp]> = [
  ['checks', /^alter table (\S+) add constraint \S+ (?:check|unique|exclude|primary key)/],
  ['makes unique', /^create unique index \S+ on (\S+)/],
]
/** An old process names a unique one in `on conflict`, which fails without. Others make it slower at most. */
const droppedIndex = /^drop index (?:if exists )?([^\s;]+)/
const createdTable = /^create table (?:if not exists )?(\S+)/
const createdIndex = /^create (?:unique )?index (\S+) on/

/** What takes away here is older than the first release: nothing ran that it could have stopped. */
const excused: Record<string, string> = {
  '0004_frozen_as_text changes a type: letters.frozen':
    'json reads and writes as jsonb did; the column went with 0010',
  '0010_narrow_letters drops a column: letters.frozen':
    'what was frozen moved to batches with 0009; before the first release',
}

type Fault = { migration: string; what: string; about: string }

const plain = (statement: string): string =>
  statement
    .replace(/--.*$/gm, ' ')
    .replace(/"public"\./g, '')
    .replaceAll('"', '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** `letters.frozen`, or what the statement begins with. */
function aboutOf(statement: string): string {
  const column = /^alter table (\S+) (?:alter|drop|add) column (\S+)/.exec(statement)
  if (column) return `${column[1]}.${column[2]?.replace(';', '')}`
  return droppedIndex.exec(statement)?.[1] ?? statement.split(' ').slice(0, 5).join(' ')
}

function faultsOf(tag: string, statements: string[]): Fault[] {
  const all = statements.map(plain).filter((statement) => statement !== '')
  const newTables = all.flatMap((s) => createdTable.exec(s)?.[1] ?? [])
  const created = all.flatMap((s) => createdIndex.exec(s)?.[1] ?? [])
  const dropped = all.flatMap((s) => droppedIndex.exec(s)?.[1] ?? [])
  const says = (statement: string): string[] => {
    const breaks = breaking.filter(([, form]) => form.test(statement))
    // An index that is made anew within the migration is missed by nobody.
    const renewed = dropped.includes(createdIndex.exec(statement)?.[1] ?? '')
    const tightens = tightening.filter(([, form]) => {
      const table = form.exec(statement)?.[1]
      return table !== undefined && !newTables.includes(table) && !renewed
    })
    const index = droppedIndex.exec(statement)?.[1]
    const lost = index !== undefined && unique.has(index) && !created.includes(index)
    const loses = lost ? [['drops a unique index']] : []
    return [...breaks, ...tightens, ...loses].map(([what]) => what as string)
  }
  return all.flatMap((statement) =>
    says(statement).map((what) => ({ migration: tag, what, about: aboutOf(statement) })),
  )
}

const migrations = await readMigrations()
const unique = new Set(
  migrations
    .flatMap(({ statements }) => statements.map(plain))
    .flatMap((statement) => /^create unique index (\S+)/.exec(statement)?.[1] ?? []),
)

const named = ({ migration, what, about }: Fault) => `${migration} ${what}: ${about}`

describe('migrations', () => {
  it('only add, but for those that are excused', () => {
    expect(migrations.length).toBeGreaterThan(30)
    const faults = migrations.flatMap(({ tag, statements }) => faultsOf(tag, statements))
    expect(faults.map(named).sort()).toEqual(Object.keys(excused).sort())
  })

  it.each([
    ['ALTER TABLE "letters" DROP COLUMN "kind";', 'drops a column'],
    ['DROP TABLE "letters" CASCADE;', 'drops a table'],
    ['ALTER TABLE "letters" RENAME COLUMN "kind" TO "sort";', 'renames'],
    ['ALTER TABLE "letters" RENAME TO "mails";', 'renames'],
    ['ALTER TABLE "letters" ALTER COLUMN "kind" SET DATA TYPE smallint;', 'changes a type'],
    ['ALTER TABLE "letters" ALTER COLUMN "error" SET NOT NULL;', 'demands a value'],
    ['ALTER TABLE "letters" ALTER COLUMN "intent" DROP DEFAULT;', 'takes a default away'],
    ['ALTER TABLE "letters" ADD COLUMN "x" text NOT NULL;', 'adds a column that must be given'],
    ['DELETE FROM "letters" WHERE true;', 'throws rows away'],
    ['ALTER TABLE "letters" ADD CONSTRAINT "c" CHECK (id > 0);', 'checks'],
    ['CREATE UNIQUE INDEX "u" ON "letters" USING btree ("kind");', 'makes unique'],
    ['DROP INDEX "letters_dedupe_key";', 'drops a unique index'],
  ])('would not get by with %s', (statement, what) => {
    expect(faultsOf('9999', [statement]).map((fault) => fault.what)).toEqual([what])
  })

  it.each([
    'ALTER TABLE "letters" ADD COLUMN "x" text;',
    'ALTER TABLE "letters" ADD COLUMN "x" integer DEFAULT 0 NOT NULL;',
    'ALTER TABLE "letters" ALTER COLUMN "dedupe_key" DROP NOT NULL;',
    'CREATE INDEX "i" ON "letters" USING btree ("kind");',
    'DROP INDEX "letters_batch";',
    'UPDATE "letters" SET "x" = 1;',
  ])('may say %s', (statement) => {
    expect(faultsOf('9999', [statement])).toEqual([])
  })
})
