/** Which papers held a file's translations are of: by id or address, by the words of the abstract, else by
 * title and an author in common. */
import { sql } from 'drizzle-orm'
import type { Paper } from '../../../papers/paper.ts'
import { readPapers } from '../../../papers/read-papers.ts'
import { arrayLiteral } from '../../../storage/array-literal.ts'
import type { Executor } from '../../../storage/database.ts'
import { matchPapers } from '../../archive/match-papers.ts'
import type { FileTranslation } from './translation-file.ts'

/** Letters and digits of an abstract's beginning that two papers do not share. */
const telling = 120

const keyOf = (abstract: string): string =>
  abstract
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()
    .slice(0, telling)

/** In the order of the file; null: none that is held. */
export async function findOriginals(
  db: Executor,
  given: FileTranslation[],
): Promise<Array<Paper | null>> {
  const byAbstract = await heldByAbstract(db, given)
  const ids: Array<number | null> = []
  for (const { source } of given) {
    const named = source.address === '' ? { ...source, title: '' } : source
    const byAddress = source.address === '' ? null : await matched(db, named)
    ids.push(byAddress ?? byAbstract.get(keyOf(source.abstract)) ?? (await matched(db, source)))
  }
  const papers = await readPapers(db, [...new Set(ids.flatMap((id) => id ?? []))])
  return ids.map((id) => (id === null ? null : (papers.get(id) ?? null)))
}

/** One walk over all abstracts for the whole file. */
async function heldByAbstract(
  db: Executor,
  given: FileTranslation[],
): Promise<Map<string, number>> {
  const keys = given.map(({ source }) => keyOf(source.abstract)).filter((key) => key.length >= 60)
  if (keys.length === 0) return new Map()
  const rows = await db.execute<{ key: string; id: string }>(sql`
    select key, min(id) as id from (
      select id, left(lower(regexp_replace(left(abstract, 600), '[^A-Za-z0-9]+', '', 'g')), ${telling}) as key
      from papers where joined_to is null) held
    where key = any(${arrayLiteral([...new Set(keys)])}::text[]) group by key`)
  return new Map(rows.map(({ key, id }) => [key, Number(id)]))
}

async function matched(
  db: Executor,
  { address, title, authors, abstract }: FileTranslation['source'],
): Promise<number | null> {
  if (address === '' && title === '') return null
  const nowhere = { title: null, authors: null, abstract: null, note: null, hashtags: null }
  const [found] = await matchPapers(db, [
    {
      ...{ title, authors, abstract, address, note: '', language: null, hashtags: [] },
      ...{ lines: nowhere, doubts: [] },
    },
  ])
  return found?.paperId ?? null
}
