/** A query as a condition on a row of papers. Agrees with `matchQuery` on every paper: words by the
 * lexemes of papers.search, facts by the tables that hold them, so that neither can fall behind. */
import { type SQL, sql } from 'drizzle-orm'
import { type Fact, isOfWords, type Query } from '../query/ast.ts'
import { slugsOf } from '../query/known-facts.ts'
import { askOrganisations } from '../query/organisations.ts'
import { toTsquery } from '../query/tsquery.ts'
import { guessFloor } from './guess-floor.ts'

/** Where the row of papers is called by its own name, or another one. `own`: the words asked are those of a
 * text about the paper; what a query leaves out must be in neither. */
export type PaperColumns = { id: SQL; search: SQL; listingDay: SQL; own?: PaperColumns }

export const columnsOf = (alias: 'papers' | 'p'): PaperColumns => ({
  id: sql.raw(`${alias}.id`),
  search: sql.raw(`${alias}.search`),
  listingDay: sql.raw(`${alias}.listing_day`),
})

/** True or false for every row, never null. */
export function matchCondition(query: Query, columns: PaperColumns = columnsOf('papers')): SQL {
  if (isOneLookUp(query, columns)) {
    return sql`${columns.search} @@ ${toTsquery(query)}::tsquery`
  }
  switch (query.kind) {
    case 'term':
      throw new Error('a term is of words')
    case 'fact':
      return holds(query, columns)
    case 'not':
      return isNeither(query.part, columns)
    case 'and':
      return join(wordsTogether(query, columns), sql` and `, columns)
    case 'or': {
      const parts = wordsTogether(query, columns)
      return columns.own ? sql`(${join(parts, sql` or `, columns)})` : anyOf(parts, columns)
    }
  }
}

const isOneLookUp = (query: Query, { own }: PaperColumns): boolean =>
  isOfWords(query) && !(own && leavesOut(query))

function leavesOut(query: Query): boolean {
  if (query.kind === 'and' || query.kind === 'or') return query.parts.some(leavesOut)
  return query.kind === 'not'
}

const isNeither = (part: Query, { own, ...columns }: PaperColumns): SQL =>
  own
    ? sql`not (${matchCondition(part, columns)}) and not (${matchCondition(part, own)})`
    : sql`not (${matchCondition(part, columns)})`

const join = (parts: Query[], by: SQL, columns: PaperColumns): SQL =>
  sql.join(
    parts.map((part) => sql`(${matchCondition(part, columns)})`),
    by,
  )

/** Each alternative by its own index: a plain OR of a text and a table would read every paper. */
function anyOf(parts: Query[], columns: PaperColumns): SQL {
  const found = parts.map(
    (part) => sql`select p.id from papers p where ${matchCondition(part, columnsOf('p'))}`,
  )
  return sql`${columns.id} in (${sql.join(found, sql` union all `)})`
}

/** All that is of words is one look-up in the index. */
function wordsTogether(
  { kind, parts }: { kind: 'and' | 'or'; parts: Query[] },
  columns: PaperColumns,
): Query[] {
  const words = parts.filter((part) => isOneLookUp(part, columns))
  const others = parts.filter((part) => !isOneLookUp(part, columns))
  return words.length > 1 ? [{ kind, parts: words }, ...others] : parts
}

function holds(fact: Fact, { id, listingDay }: PaperColumns): SQL {
  switch (fact.field) {
    case 'tag':
      return sql`${id} in (select t.paper_id from paper_tags t
        where t.tag_id = (select g.id from tags g where ${anySlug(fact)} and g.active limit 1)
          and t.confidence >= ${guessFloor})`
    case 'src':
      return sql`${id} in (select s.paper_id from paper_sources s where ${isOf(fact.value)}
        union all select s.paper_id from paper_signals s where ${isOf(fact.value)})`
    case 'org':
      return sql`${id} in (select s.paper_id from paper_signals s
        where s.organisation_words @@ ${askOrganisations(fact)}::tsquery)`
    case 'day':
      return sql`(${listingDay} is not null
        ${fact.from === null ? sql`` : sql`and ${listingDay} >= ${fact.from}::date`}
        ${fact.to === null ? sql`` : sql`and ${listingDay} <= ${fact.to}::date`})`
  }
}

const anySlug = (fact: { value: string }): SQL =>
  sql`g.slug in (${sql.join(
    slugsOf(fact).map((slug) => sql`${slug}`),
    sql`, `,
  )})`

const isOf = (name: string): SQL =>
  sql`(s.source = ${name} or starts_with(s.source, ${`${name}-`}))`
