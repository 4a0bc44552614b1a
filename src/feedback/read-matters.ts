/** What the switches of one paper are made from: the reader's interests and what the paper is about. */
import { desc, eq, sql } from 'drizzle-orm'
import { followedAuthor } from '../digest/followed-author.ts'
import { readable } from '../digest/readable.ts'
import { guessFloor } from '../papers/guess-floor.ts'
import { indexPaper } from '../query/index-paper.ts'
import { matchQuery } from '../query/match-query.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Executor } from '../storage/database.ts'
import { paperTags, tags } from '../storage/schema/tags.ts'
import { type Preferences, readPreferences } from '../subscribers/read-preferences.ts'
import type { Matters } from './offer-switches.ts'
import type { ShownPaper } from './shown-paper.ts'

export type ReaderMatters = { reader: Preferences; matters: Matters }

/** Null when nothing is left of the reader. */
export async function readMatters(db: Executor, shown: ShownPaper): Promise<ReaderMatters | null> {
  const { subscriberId, paper, reasons } = shown
  const reader = await readPreferences({ db }, { subscriberId })
  if (!reader) return null
  const { interests } = reader
  return {
    reader,
    matters: {
      reasons,
      interests,
      authorsFollowed: authorsFollowed(shown, interests),
      authors: paper.authors.map(readable).filter((name) => name !== ''),
      paperTags: await readPaperTags(db, paper.id),
    },
  }
}

function authorsFollowed({ paper }: ShownPaper, interests: Preferences['interests']): string[] {
  const texts = interests.flatMap((one) =>
    one.kind === 'query' && one.level !== 'mute' && followedAuthor(one.text) !== null
      ? [one.text]
      : [],
  )
  if (texts.length === 0) return []
  const indexed = indexPaper(paper)
  return texts.filter((text) => {
    const parsed = parseQuery(text)
    return parsed.ok && matchQuery(parsed.query, indexed) !== null
  })
}

async function readPaperTags(db: Executor, paperId: number): Promise<Matters['paperTags']> {
  const isShown = sql<boolean>`${tags.active} and max(${paperTags.confidence}) >= ${guessFloor}`
  const rows = await db
    .select({ slug: tags.slug, kind: tags.kind, isShown })
    .from(paperTags)
    .innerJoin(tags, eq(tags.id, paperTags.tagId))
    .where(eq(paperTags.paperId, paperId))
    .groupBy(tags.id)
    .orderBy(desc(tags.kind), tags.id)
  return rows.map(({ slug, kind, isShown }) => ({ slug, isTopic: kind === 'topic', isShown }))
}
