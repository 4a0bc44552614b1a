/** Keeps one translation of a paper. What a person wrote is never replaced by what a machine made. */
import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../storage/database.ts'
import type { Translated } from './translate-paper.ts'

export type TranslationMaker = 'editor' | 'import' | (string & {})

/** Made by hand or brought in: these stay until a person replaces them. */
const people: readonly TranslationMaker[] = ['editor', 'import']

/** Of what a translation is made from: another hash, and it is of older words. */
export const sourceHash = (paper: { title: string; abstract: string }): string =>
  createHash('md5').update(`${paper.title}\n${paper.abstract}`).digest('hex')

/** The same in SQL, of a row of papers. */
export const sourceHashOf = (paper: SQL): SQL =>
  sql`md5(${paper}.title || chr(10) || ${paper}.abstract)`

/** False: a person's translation was there and stays. */
export async function storeTranslation(
  db: Executor,
  input: {
    paper: { id: number; title: string; abstract: string }
    locale: string
    madeBy: TranslationMaker
    made: Translated
  },
): Promise<boolean> {
  const { paper, locale, madeBy, made } = input
  const [title, abstract, fault] =
    made.kind === 'good' ? [made.title, made.abstract, null] : [null, null, made.fault]
  const hash = sourceHash(paper)
  const rows = await db.execute(sql`
    insert into paper_translations as held
      (paper_id, locale, title, abstract, made_by, source_hash, fault)
    values (${paper.id}, ${locale}, ${title}, ${abstract}, ${madeBy}, ${hash}, ${fault})
    on conflict (paper_id, locale) do update set title = excluded.title,
      abstract = excluded.abstract, made_by = excluded.made_by, source_hash = excluded.source_hash,
      fault = excluded.fault, made_at = clock_timestamp(),
      attempts = case when held.source_hash = excluded.source_hash then held.attempts + 1 else 1 end
    where ${people.includes(madeBy)}::boolean or held.made_by not in ('editor', 'import')
    returning 1`)
  return rows.length > 0
}
