/** What the statistical tagger may learn from: the newest stored papers with the topics that rules,
 * editors and a source's keywords gave them. Nothing else, and nothing from the network. */
import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { indexPaper } from '../../query/index-paper.ts'
import { arrayLiteral } from '../../storage/array-literal.ts'
import type { Executor } from '../../storage/database.ts'
import { readTexts } from '../read-texts.ts'
import type { TagRule } from '../tag-rules.ts'
import { maskRule } from './mask-rule.ts'
import { paperTerms } from './paper-terms.ts'
import type { TrainingPaper } from './train-model.ts'

/** Of terms as numbers a paper takes some 8 kB: 120 MB for a few minutes of a night. */
const papersRead = 15_000
const page = 100

/** `keywords`: which topic a keyword of a source names; null: none. */
export async function readTraining(
  db: Executor,
  input: {
    rules: readonly TagRule[]
    keywords: (word: string) => string | null
    signal?: AbortSignal
  },
): Promise<TrainingPaper[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from papers where not withdrawn order by id desc limit ${papersRead}`)
  const ids = rows.map((row) => Number(row.id)).sort((a, b) => a - b)
  const found: TrainingPaper[] = []
  for (let start = 0; start < ids.length; start += page) {
    input.signal?.throwIfAborted()
    found.push(...(await readPage(db, ids.slice(start, start + page), input)))
    await setImmediate()
  }
  return found
}

type PageInput = Parameters<typeof readTraining>[1]

async function readPage(db: Executor, ids: number[], input: PageInput): Promise<TrainingPaper[]> {
  const rules = new Map(input.rules.map((rule) => [rule.slug, rule]))
  const slugs = await readSlugs(db, ids, input.keywords)
  return (await readTexts(db, ids)).map((text) => {
    const paper = indexPaper(text)
    const topics = new Map<string, ReturnType<typeof paperTerms>>()
    for (const slug of slugs.get(text.id) ?? []) {
      const rule = rules.get(slug)
      if (rule?.kind !== 'topic') continue
      topics.set(slug, paperTerms(paper, maskRule(rule.query, paper)))
    }
    return { terms: paperTerms(paper), topics }
  })
}

async function readSlugs(db: Executor, ids: number[], keywords: PageInput['keywords']) {
  const wanted = sql`any(${arrayLiteral(ids)}::bigint[])`
  const tagged = await db.execute<{ paper: string; slug: string }>(sql`
    select t.paper_id as paper, g.slug from paper_tags t join tags g on g.id = t.tag_id
    where t.paper_id = ${wanted} and t.source in ('rule', 'editor') and g.kind = 'topic'
    order by 1, 2`)
  const said = await db.execute<{ paper: string; word: string }>(sql`
    select s.paper_id as paper, word from paper_signals s cross join unnest(s.keywords) as word
    where s.paper_id = ${wanted} order by 1, 2`)
  const slugs = new Map<number, Set<string>>()
  const add = (paper: string, slug: string | null) => {
    if (slug === null) return
    slugs.set(Number(paper), (slugs.get(Number(paper)) ?? new Set()).add(slug))
  }
  for (const { paper, slug } of tagged) add(paper, slug)
  for (const { paper, word } of said) add(paper, keywords(word))
  return slugs
}
