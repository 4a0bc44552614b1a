/** What may have been meant by a query that finds little: words that no paper has, as they may have to
 * be spelled; topics and categories that there are not; a category without its field. */
import { sql } from 'drizzle-orm'
import { editDistance } from '../../lib/edit-distance.ts'
import { type Fact, leavesOf, type Query, type Term } from '../../query/ast.ts'
import { parseQuery } from '../../query/parse-query.ts'
import { toTsquery } from '../../query/tsquery.ts'
import type { Executor } from '../../storage/database.ts'
import type { Vocabulary } from './vocabulary.ts'

type MendInput = {
  typed: string
  query: Query
  /** Of the active tags, without the categories. */
  topics: readonly string[]
  categories: readonly string[]
  readVocabulary(): Promise<Vocabulary>
}

type Change = { from: string; to: string }

/** The query as typed with what was probably meant; null: nothing better is known. */
export async function mendQuery(db: Executor, input: MendInput): Promise<string | null> {
  const changes = [
    ...leavesOf(input.query).flatMap((leaf) => mendName(leaf, input)),
    ...bareCategories(input),
    ...(await mendWords(db, input)),
  ]
  let mended = input.typed
  for (const { from, to } of changes) mended = replaceWord(mended, from, to)
  return mended !== input.typed && parseQuery(mended).ok ? mended : null
}

const isCategory = (leaf: Term | Fact): leaf is Term =>
  leaf.kind === 'term' && leaf.field === 'category'

function mendName(leaf: Term | Fact, { topics, categories }: MendInput): Change[] {
  const isTag = leaf.kind === 'fact' && leaf.field === 'tag'
  const name = isTag ? leaf.value : isCategory(leaf) ? (leaf.words[0] ?? '') : ''
  const slugs = isTag ? [...topics, ...categories] : categories
  if (name === '' || slugs.some((slug) => slug === name || slug.startsWith(`${name}.`))) return []
  const near = nearestSlug(name, slugs)
  return near ? [{ from: name, to: near }] : []
}

function nearestSlug(name: string, slugs: readonly string[]): string | null {
  const begins = slugs.find((slug) => slug.startsWith(`${name}-`) || name.startsWith(`${slug}-`))
  const atMost = name.length < 6 ? 1 : 2
  const close = slugs
    .map((slug) => ({
      slug,
      distance: editDistance(name.toLowerCase(), slug.toLowerCase(), atMost),
    }))
    .filter(({ distance }) => distance <= atMost)
    .sort((a, b) => a.distance - b.distance)
  return close[0]?.slug ?? begins ?? null
}

/** `cs.CV` alone looks for these two words. */
function bareCategories({ typed, query, categories }: MendInput): Change[] {
  const named = new Set(leavesOf(query).flatMap((leaf) => (isCategory(leaf) ? leaf.words : [])))
  const words = typed.matchAll(/(?<=^|[\s(])[a-z-]+\.[a-z-]{2,}(?=$|[\s)])/gi)
  return [...words].flatMap(([word]) => {
    const slug = categories.find((one) => one.toLowerCase() === word.toLowerCase())
    return slug?.includes('.') && !named.has(slug) ? [{ from: word, to: `cat:${slug}` }] : []
  })
}

const wordsMended = 5

async function mendWords(db: Executor, { query, readVocabulary }: MendInput): Promise<Change[]> {
  const terms = leavesOf(query).filter(
    (leaf): leaf is Term =>
      leaf.kind === 'term' &&
      (leaf.field === 'any' || leaf.field === 'title' || leaf.field === 'abstract'),
  )
  const words = [...new Set(terms.flatMap((term) => (term.prefix ? [] : term.words)))]
  const missing = await missingWords(db, words.slice(0, wordsMended))
  if (missing.length === 0) return []
  const vocabulary = await readVocabulary()
  return missing.flatMap((word) => {
    const to = vocabulary.nearest(word.toLowerCase())
    return to ? [{ from: word, to }] : []
  })
}

/** Those that no paper has; one look-up in the index each. */
async function missingWords(db: Executor, words: string[]): Promise<string[]> {
  const asked = words.flatMap((word) => {
    const parsed = parseQuery(`"${word}"`)
    return parsed.ok ? [{ word, query: toTsquery(parsed.query) }] : []
  })
  if (asked.length === 0) return []
  const rows = await db.execute<{ word: string }>(sql`
    select a.word from json_to_recordset(${JSON.stringify(asked)}::text::json) as a(word text, query text)
    where not exists (select 1 from papers p where p.search @@ a.query::tsquery)`)
  return rows.map(({ word }) => word)
}

/** Its first place as a whole word, in whatever case it was typed. */
function replaceWord(text: string, from: string, to: string): string {
  const pattern = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'iu'), () => to)
}
