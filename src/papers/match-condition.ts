/** A query as a condition on a row of papers. Agrees with `matchQuery` on every paper: words by the
 * lexemes of papers.search, facts by the tables that hold them, so that neither can fall behind. */
import { type SQL, sql } from 'drizzle-orm'
import { type Fact, isOfWords, leavesOf, type Query } from '../query/ast.ts'
import { namesOrganisation } from '../query/known-facts.ts'
import { toTsquery } from '../query/tsquery.ts'
import type { Executor } from '../storage/database.ts'

/** Where the row of papers is called by its own name, or another one. */
export type PaperColumns = { id: SQL; search: SQL; listingDay: SQL }

export const columnsOf = (alias: 'papers' | 'p'): PaperColumns => ({
  id: sql.raw(`${alias}.id`),
  search: sql.raw(`${alias}.search`),
  listingDay: sql.raw(`${alias}.listing_day`),
})

type Compiler = { columns: PaperColumns; organisations: string[] }

/** True or false for every row, never null. */
export async function matchCondition(
  db: Executor,
  query: Query,
  columns: PaperColumns = columnsOf('papers'),
): Promise<SQL> {
  const asksOrganisation = leavesOf(query).some(
    (leaf) => leaf.kind === 'fact' && leaf.field === 'org',
  )
  const organisations = asksOrganisation ? await readOrganisations(db) : []
  return compile(query, { columns, organisations })
}

/** From one name to the next along paper_signals_organization: as many look-ups as there are names. */
async function readOrganisations(db: Executor): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    with recursive names(name) as (
      (select organization from paper_signals where organization is not null
        order by organization limit 1)
      union all
      select (select organization from paper_signals where organization > names.name
        order by organization limit 1)
      from names where names.name is not null)
    select name from names where name is not null`)
  return rows.map(({ name }) => name)
}

function compile(query: Query, compiler: Compiler): SQL {
  if (isOfWords(query)) return sql`${compiler.columns.search} @@ ${toTsquery(query)}::tsquery`
  switch (query.kind) {
    case 'term':
      throw new Error('a term is of words')
    case 'fact':
      return holds(query, compiler)
    case 'not':
      return sql`not (${compile(query.part, compiler)})`
    case 'and':
      return join(wordsTogether(query.parts, 'and'), sql` and `, compiler)
    case 'or':
      return anyOf(wordsTogether(query.parts, 'or'), compiler)
  }
}

const join = (parts: Query[], by: SQL, compiler: Compiler): SQL =>
  sql.join(
    parts.map((part) => sql`(${compile(part, compiler)})`),
    by,
  )

/** Each alternative by its own index: a plain OR of a text and a table would read every paper. */
function anyOf(parts: Query[], { columns, organisations }: Compiler): SQL {
  const inner: Compiler = { columns: columnsOf('p'), organisations }
  const found = parts.map((part) => sql`select p.id from papers p where ${compile(part, inner)}`)
  return sql`${columns.id} in (${sql.join(found, sql` union all `)})`
}

/** All that is of words is one look-up in the index. */
function wordsTogether(parts: Query[], kind: 'and' | 'or'): Query[] {
  const words = parts.filter(isOfWords)
  const others = parts.filter((part) => !isOfWords(part))
  return words.length > 1 ? [{ kind, parts: words }, ...others] : parts
}

function holds(fact: Fact, { columns: { id, listingDay }, organisations }: Compiler): SQL {
  switch (fact.field) {
    case 'tag':
      return sql`${id} in (select t.paper_id from paper_tags t
        where t.tag_id = (select g.id from tags g where g.slug = ${fact.value} and g.active))`
    case 'src':
      return sql`${id} in (select s.paper_id from paper_sources s where ${isOf(fact.value)}
        union all select s.paper_id from paper_signals s where ${isOf(fact.value)})`
    case 'org': {
      const names = organisations.filter((name) => namesOrganisation(fact, name))
      return sql`${id} in (select s.paper_id from paper_signals s where s.organization in
        (select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb)))`
    }
    case 'day':
      return sql`(${listingDay} is not null
        ${fact.from === null ? sql`` : sql`and ${listingDay} >= ${fact.from}::date`}
        ${fact.to === null ? sql`` : sql`and ${listingDay} <= ${fact.to}::date`})`
  }
}

const isOf = (name: string): SQL =>
  sql`(s.source = ${name} or starts_with(s.source, ${`${name}-`}))`
