/** Reads digests with all that their letters show, in a handful of statements however many there are. */
import { sql } from 'drizzle-orm'
import type { CardNote } from '../../emails/letter-props.ts'
import { cleanText } from '../lib/clean-text.ts'
import type { Reason } from '../matching/reason.ts'
import type { Paper } from '../papers/paper.ts'
import type { PaperMemory } from '../papers/paper-memory.ts'
import { readPapers } from '../papers/read-papers.ts'
import { anyOf } from '../storage/any-of.ts'
import { arrayLiteral } from '../storage/array-literal.ts'
import type { Executor } from '../storage/database.ts'
import { digests, type PickSection } from '../storage/schema/digests.ts'
import type { ReadCategoryDay } from './broad-day.ts'
import type { Told } from './card.ts'
import { followedAuthor } from './followed-author.ts'
import { type ReadReasons, readReasons } from './read-reasons.ts'
import { type NamedTag, readTags, tagName } from './tag-names.ts'

export type ContentPick = {
  paper: Paper
  codeUrl: string | null
  section: PickSection
  reasons: Reason[]
  /** In the reader's language, where they asked for it and there is one. */
  told?: Told | undefined
  /** What editors said of it. */
  notes?: CardNote[] | undefined
}

export type DigestContent = typeof digests.$inferSelect & {
  /** In the order of the mail. A paper deleted since is left out. */
  contents: ContentPick[]
  /** Tags of all reasons. */
  tags: NamedTag[]
}

/** What a process holds of rows that many digests share; without it, all is read. */
export type ContentMemory = {
  papersOf?: PaperMemory
  reasonsFor?: ReadReasons
  categoryDayOf?: ReadCategoryDay
}

export async function readDigestContents(
  db: Executor,
  digestIds: number[],
  { papersOf = readPapers, reasonsFor = readReasons }: ContentMemory = {},
): Promise<Map<number, DigestContent>> {
  if (digestIds.length === 0) return new Map()
  const rows = await db.select().from(digests).where(anyOf(digests.id, digestIds))
  const paperIds = [...new Set(rows.flatMap((row) => row.picks.map((pick) => pick.p)))]
  const papers = await papersOf(db, paperIds)
  const codeUrls = await readCodeUrls(db, paperIds)
  const reasonsOf = await reasonsFor(
    db,
    rows.flatMap((row) => row.picks),
  )
  const slugs = rows.flatMap((row) =>
    row.picks.flatMap(reasonsOf).flatMap((reason) => (reason.kind === 'tag' ? [reason.slug] : [])),
  )
  const tags = await readTags(db, slugs)
  return new Map(
    rows.map((row) => {
      const contents = row.picks.flatMap((pick) => {
        const paper = papers.get(pick.p)
        const codeUrl = codeUrls.get(pick.p) ?? null
        return paper ? [{ paper, codeUrl, section: pick.s, reasons: reasonsOf(pick) }] : []
      })
      return [row.id, { ...row, contents, tags }]
    }),
  )
}

/** Of several sources the one whose name comes first. Uses paper_signals' primary key. */
async function readCodeUrls(db: Executor, paperIds: number[]): Promise<Map<number, string>> {
  if (paperIds.length === 0) return new Map()
  const rows = await db.execute<{ paper_id: string; code_url: string }>(sql`
    select distinct on (paper_id) paper_id, code_url from paper_signals
    where code_url is not null
      and paper_id = any(${arrayLiteral(paperIds)}::bigint[])
    order by paper_id, source`)
  return new Map(rows.map((row) => [Number(row.paper_id), row.code_url]))
}

/** What each subscriber follows, as names in their language, in the order they chose it. */
export async function readFollowed(
  db: Executor,
  readers: Array<{ id: number; locale: string }>,
): Promise<Map<number, string[]>> {
  if (readers.length === 0) return new Map()
  const ids = arrayLiteral(readers.map(({ id }) => id))
  const rows = await db.execute<FollowedRow>(sql`
    select i.subscriber_id, t.slug, t.kind, t.name, q.text as query
    from interests i left join tags t on t.id = i.tag_id left join queries q on q.id = i.query_id
    where i.level <> 'mute'
      and i.subscriber_id = any(${ids}::bigint[])
    order by i.id`)
  const locales = new Map(readers.map(({ id, locale }) => [id, locale]))
  const followed = new Map<number, string[]>()
  for (const row of rows) {
    const id = Number(row.subscriber_id)
    const names = followed.get(id) ?? []
    followed.set(id, [...names, nameOf(row, locales.get(id) ?? 'en')])
  }
  return followed
}

type FollowedRow = {
  subscriber_id: string
  slug: string | null
  kind: NamedTag['kind'] | null
  name: NamedTag['name'] | null
  query: string | null
}

function nameOf({ slug, kind, name, query }: FollowedRow, locale: string): string {
  if (slug !== null && kind !== null && name !== null) return tagName({ slug, kind, name }, locale)
  return cleanText(followedAuthor(query ?? '') ?? query ?? '', { max: 60 })
}
