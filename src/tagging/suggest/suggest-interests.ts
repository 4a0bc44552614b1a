/** What to follow for somebody who likes these papers: topics, authors and queries, each with how it
 * was found, so that a person can judge it. */
import { and, gte, sql } from 'drizzle-orm'
import { guessFloor } from '../../papers/guess-floor.ts'
import type { Paper } from '../../papers/paper.ts'
import { canonicalQuery } from '../../query/canonical.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { toTsquery } from '../../query/tsquery.ts'
import { anyOf } from '../../storage/any-of.ts'
import type { Executor } from '../../storage/database.ts'
import { paperTags } from '../../storage/schema/tags.ts'
import type { TagCatalogue } from '../read-tags.ts'
import { tagsNamed } from '../search-tags.ts'
import { type AuthorHint, sharedAuthors } from './shared-authors.ts'
import { type SharedPhrase, sharedPhrases } from './shared-phrases.ts'
import { sharedTags, type TagHint, type TagOnPaper } from './shared-tags.ts'

export type QueryHint = {
  /** In canonical form. */
  query: string
  /** In how many of the papers. */
  papers: number
  /** How many it would have brought over the listing days that volumes are counted on. */
  brought: number
}

export type Suggestions = { tags: TagHint[]; authors: AuthorHint[]; queries: QueryHint[] }

const phrasesWeighed = 24
const queriesNamed = 4
/** A phrase in more of all papers than this says nothing of these. */
const commonShare = 0.01

export async function suggestInterests(
  db: Executor,
  { papers, catalogue }: { papers: Paper[]; catalogue: TagCatalogue },
): Promise<Suggestions> {
  if (papers.length === 0) return { tags: [], authors: [], queries: [] }
  const onPapers = await readOnPapers(db, papers)
  const tags = sharedTags(catalogue.tags, { onPapers, papers: papers.length })
  const phrases = sharedPhrases(papers, phrasesWeighed).filter(
    ({ text }) => !isTopic(text, tags, catalogue),
  )
  return {
    tags,
    authors: sharedAuthors(papers),
    queries: await weigh(db, phrases, catalogue.days),
  }
}

/** A topic that is suggested beside it says the same. */
const isTopic = (text: string, tags: TagHint[], catalogue: TagCatalogue): boolean => {
  const slugs = new Set(tags.map(({ tag }) => tag.slug))
  return tagsNamed(catalogue.tags, { text, limit: 3 }).some(({ slug }) => slugs.has(slug))
}

async function readOnPapers(db: Executor, papers: Paper[]): Promise<TagOnPaper[]> {
  const ids = papers.map(({ id }) => id)
  return db
    .select({
      paperId: paperTags.paperId,
      tagId: paperTags.tagId,
      evidence: paperTags.evidence,
    })
    .from(paperTags)
    .where(and(anyOf(paperTags.paperId, ids), gte(paperTags.confidence, guessFloor)))
}

/** Phrases that are rare among all papers of these days; most shared first. */
async function weigh(db: Executor, phrases: SharedPhrase[], days: string[]): Promise<QueryHint[]> {
  const oldest = days.at(-1)
  const asked = phrases.flatMap((phrase) => {
    const parsed = parseQuery(`"${phrase.text}"`)
    return parsed.ok ? [{ ...phrase, parsed: parsed.query }] : []
  })
  if (oldest === undefined || asked.length === 0) return []
  const queries = JSON.stringify(asked.map(({ parsed }) => toTsquery(parsed)))
  const rows = await db.execute<{ n: number; brought: number; held: number }>(sql`
    select wanted.n::int as n,
      (select count(*) from papers p where p.search @@ wanted.query::tsquery
        and p.listing_day >= ${oldest}::date)::int as brought,
      (select count(*) from papers p where p.listing_day >= ${oldest}::date)::int as held
    from jsonb_array_elements_text(${queries}::text::jsonb) with ordinality as wanted(query, n)
    order by wanted.n`)
  return rows
    .filter(({ brought, held }) => brought <= Math.max(3, held * commonShare))
    .flatMap(({ n, brought }) => {
      const phrase = asked[n - 1]
      if (!phrase) return []
      return [{ query: canonicalQuery(phrase.parsed), papers: phrase.papers, brought }]
    })
    .slice(0, queriesNamed)
}
