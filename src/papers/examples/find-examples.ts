/** Finds the papers that somebody named among those held: by id, DOI, or title whatever its case,
 * accents and punctuation. */
import { sql } from 'drizzle-orm'
import { texToText } from '../../lib/tex.ts'
import { foldCase } from '../../query/fold.ts'
import { wordForms } from '../../query/lexemes.ts'
import { tokenise } from '../../query/tokenise.ts'
import { toTsquery } from '../../query/tsquery.ts'
import type { Executor } from '../../storage/database.ts'
import { findNamed } from '../find-named.ts'
import type { Paper } from '../paper.ts'
import { doiKey, idKey } from '../paper-keys.ts'
import { readPapers } from '../read-papers.ts'
import type { Reference } from './parse-examples.ts'

export type FoundExamples = {
  /** Each once, in the order they were named. */
  papers: Paper[]
  /** Named, but not held. */
  unknown: Reference[]
}

/** Enough of a title to find it by; the whole is compared then. */
const wordsLookedUp = 20
const sameBeginning = 50
/** A title that goes on behind a colon is the same when so much of it is. */
const longEnough = 20

export async function findExamples(db: Executor, references: Reference[]): Promise<FoundExamples> {
  const byNumber = await findNumbers(db, references)
  const unnumbered = references.filter((one) => numberOf(byNumber, one) === undefined)
  const byTitle = await findTitles(db, unnumbered)
  const idOf = (one: Reference) => numberOf(byNumber, one) ?? byTitle.get(one)
  const ids = [...new Set(references.flatMap((one) => idOf(one) ?? []))]
  const held = await readPapers(db, ids)
  return {
    papers: ids.flatMap((id) => held.get(id) ?? []),
    unknown: references.filter((one) => idOf(one) === undefined),
  }
}

const numberOf = (known: Map<string, number>, { arxivId, doi }: Reference): number | undefined =>
  known.get(arxivId ?? '') ?? known.get(doi ?? '')

/** Public ids and DOIs to row ids. */
function findNumbers(db: Executor, references: Reference[]): Promise<Map<string, number>> {
  const names = references.flatMap(({ arxivId, doi }) => [arxivId ?? [], doi ?? []].flat())
  return findNamed(db, names, (name) => [idKey(name), doiKey(name)])
}

async function findTitles(db: Executor, references: Reference[]): Promise<Map<Reference, number>> {
  const found = new Map<Reference, number>()
  const asked = references.flatMap((reference) => {
    const lexemes = tokenise(reference.title ?? '', wordsLookedUp).tokens.map(
      ({ raw }) => wordForms(raw).stem,
    )
    return lexemes.length === 0 ? [] : [{ reference, lexemes }]
  })
  if (asked.length === 0) return found
  const queries = asked.map(({ lexemes }) =>
    toTsquery({
      ...{ kind: 'term', field: 'title', exact: false, prefix: false },
      ...{ words: lexemes, lexemes },
    }),
  )
  const rows = await db.execute<{ n: number; id: string; title: string }>(sql`
    select wanted.n::int as n, p.id, p.title
    from jsonb_array_elements_text(${JSON.stringify(queries)}::text::jsonb) with ordinality as wanted(query, n)
    cross join lateral (
      select id, title from papers where search @@ wanted.query::tsquery
      order by id desc limit ${sameBeginning}) p`)
  const held = rows.map(({ n, id, title }) => ({ at: n - 1, id, title: plain(title) }))
  const written = asked.map(({ reference }) => plain(reference.title ?? ''))
  for (const isSame of [isWholeTitle, isSameTitle]) {
    for (const { at, id, title } of held) {
      const reference = asked[at]?.reference
      if (reference && !found.has(reference) && isSame(written[at] ?? '', title)) {
        found.set(reference, Number(id))
      }
    }
  }
  return found
}

const isWholeTitle = (one: string, other: string): boolean => one === other

/** One goes on where the other ends. */
function isSameTitle(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= longEnough && long.startsWith(short)
}

const plain = (title: string): string =>
  foldCase(texToText(title).normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '')
