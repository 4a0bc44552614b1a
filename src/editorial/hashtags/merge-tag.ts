/** One hashtag gives way to another tag: who follows it follows the other, queries that ask for it ask for
 * the other, its papers carry the other, and its links lead there. A dry run counts and keeps nothing. */
import { eq, sql } from 'drizzle-orm'
import { PaperboyError } from '../../errors.ts'
import { deskFaults } from '../../locales/spoken.ts'
import type { Calendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import { tags } from '../../storage/schema/tags.ts'
import { tagKey } from '../../subscribers/find-tags.ts'
import { writeAudit } from '../audit.ts'
import { type Editor, mustOperate } from '../editor.ts'
import { moveFollowers } from './move-followers.ts'
import { moveQueries } from './move-queries.ts'

export type Merged = {
  from: string
  into: string
  readers: number
  queries: number
  papers: number
}

type Input = { by: Editor; from: string; into: string; dryRun: boolean }

class DryRun extends Error {}

/** Throws `not-found` for a tag that is not there, `bad-input` for two that cannot be merged. */
export async function mergeTag(
  { db, calendar }: { db: Db; calendar: Calendar },
  { by, from, into, dryRun }: Input,
): Promise<Merged> {
  mustOperate(by)
  let merged: Merged | null = null
  try {
    await db.transaction(async (tx) => {
      merged = await merge(tx, { by, from, into, at: await calendar.now(tx) })
      if (dryRun) throw new DryRun()
    })
  } catch (error) {
    if (!(error instanceof DryRun)) throw error
  }
  return merged as unknown as Merged
}

async function merge(tx: Tx, input: { by: Editor; from: string; into: string; at: Date }) {
  const [from, into] = [await lockTag(tx, input.from), await lockTag(tx, input.into)]
  const isOwn = from.kind === 'hashtag' && from.active
  if (!isOwn || !into.active || from.id === into.id || into.kind === 'edition') {
    throw new PaperboyError('bad-input', deskFaults.noMerge, { help: deskFaults.mergeTopics })
  }
  const ids = { from: from.id, into: into.id }
  const merged: Merged = {
    ...{ from: from.slug, into: into.slug },
    readers: await moveFollowers(tx, ids),
    queries: await moveQueries(tx, { from: from.slug, into: into.slug, at: input.at }),
    papers: await movePapers(tx, ids),
  }
  await tx.update(tags).set({ active: false, mergedInto: into.id }).where(eq(tags.id, from.id))
  // What gave way to it before leads on, too.
  await tx.update(tags).set({ mergedInto: into.id }).where(eq(tags.mergedInto, from.id))
  const detail = { ...merged }
  await writeAudit(tx, { who: input.by.who, act: 'tag-merged', what: from.slug, detail })
  return merged
}

async function lockTag(tx: Tx, given: string) {
  const slug = tagKey(given.trim().replace(/^#/, ''))
  const [tag] = await tx.select().from(tags).where(sql`lower(${tags.slug}) = ${slug}`).for('update')
  if (tag) return tag
  throw new PaperboyError('not-found', deskFaults.noSuchTag(given.slice(0, 60)))
}

type Ids = { from: number; into: number }

/** Evidence keeps its day: nobody is mailed a paper anew for it. What an editor rejected stays off. */
async function movePapers(tx: Tx, { from, into }: Ids): Promise<number> {
  await tx.execute(sql`
    insert into tag_verdicts (paper_id, tag_id, verdict, who, at)
    select paper_id, ${into}, verdict, who, at from tag_verdicts where tag_id = ${from}
    on conflict do nothing`)
  await tx.execute(sql`delete from tag_verdicts where tag_id = ${from}`)
  await tx.execute(sql`
    insert into paper_tags (paper_id, tag_id, source, evidence, confidence, added_at)
    select paper_id, ${into}, source, evidence, confidence, added_at from paper_tags
    where tag_id = ${from} on conflict do nothing`)
  // Of either tag; where both were judged, the word on the one that stays is the last.
  await tx.execute(sql`
    delete from paper_tags t using tag_verdicts v
    where t.tag_id = ${into} and v.tag_id = t.tag_id and v.paper_id = t.paper_id
      and v.verdict = 'rejected'`)
  const gone = await tx.execute<{ paper_id: number }>(
    sql`delete from paper_tags where tag_id = ${from} returning paper_id`,
  )
  // A paper of today's edition and of history has the tag twice.
  return new Set(gone.map(({ paper_id }) => paper_id)).size
}
