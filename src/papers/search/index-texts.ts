/** Keeps the lexemes of notes and translations in step with their texts: whoever writes one need not know
 * that it is searched. Idempotent; a text that was changed or taken back meanwhile is due the next time. */
import { type SQL, sql } from 'drizzle-orm'
import { indexPaper } from '../../query/index-paper.ts'
import { toTsvectorOfWords } from '../../query/tsvector.ts'
import type { Db, Executor } from '../../storage/database.ts'
import type { SearchedTextKind } from '../../storage/schema/searched-texts.ts'

export type IndexedTexts = { written: number; removed: number }

const textsAtOnce = 200

type Due = {
  paper_id: string
  kind: SearchedTextKind
  key: string
  version: string
  title: string | null
  text: string | null
  authors: string[]
  categories: string[]
}

/** What is published and without fault. A text is found together with its paper's authors and categories,
 * so those stand among its lexemes; content_hash changes with them. */
const texts: SQL = sql`
  select n.paper_id, 'note' as kind, n.id::text as key, p.content_hash || '/' || n.version as version,
    null as title, n.markdown as text, p.authors, p.categories
  from notes n join editions e on e.id = n.edition_id join papers p on p.id = n.paper_id
  where e.state = 'published' and n.markdown <> ''
  union all
  select t.paper_id, 'translation', t.locale,
    p.content_hash || '/' || extract(epoch from t.made_at), t.title, t.abstract, p.authors, p.categories
  from paper_translations t join papers p on p.id = t.paper_id
  where t.fault is null and (t.title is not null or t.abstract is not null)`

export async function indexTexts(db: Db, signal?: AbortSignal): Promise<IndexedTexts> {
  const removed = await removeGone(db)
  let written = 0
  while (!signal?.aborted) {
    const due = await readDue(db)
    await write(db, due)
    written += due.length
    if (due.length < textsAtOnce) break
  }
  return { written, removed }
}

const readDue = (db: Executor) =>
  db.execute<Due>(sql`
    select t.* from (${texts}) t left join searched_texts s
      on s.paper_id = t.paper_id and s.kind = t.kind and s.key = t.key
    where s.version is distinct from t.version
    order by t.paper_id, t.kind, t.key limit ${textsAtOnce}`)

async function write(db: Executor, due: Due[]): Promise<void> {
  if (due.length === 0) return
  const rows = due.map(({ title, text, authors, categories, ...row }) => {
    const words = {
      title: title ?? '',
      abstract: withoutAddresses(text ?? ''),
      authors,
      categories,
    }
    return { ...row, search: toTsvectorOfWords(indexPaper(words)) }
  })
  await db.execute(sql`
    insert into searched_texts (paper_id, kind, key, version, search)
    select paper_id, kind, key, version, search::tsvector
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as given(paper_id bigint, kind text, key text, version text, search text)
    on conflict (paper_id, kind, key) do update set version = excluded.version, search = excluded.search`)
}

/** A link says what it says by its words. */
const withoutAddresses = (markdown: string): string =>
  markdown.replace(/https?:\/\/[^\s)>\]]+/g, ' ')

async function removeGone(db: Executor): Promise<number> {
  const rows = await db.execute(sql`
    delete from searched_texts s where not exists (
      select 1 from (${texts}) t
      where t.paper_id = s.paper_id and t.kind = s.kind and t.key = s.key)
    returning 1`)
  return rows.length
}
