/** Applies new and changed rules to the papers already stored, page by page. Interrupted, it goes on
 * where it stopped; a rule that changes meanwhile is simply due again. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { lockPresent } from '../papers/lock-present.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'
import { papers } from '../storage/schema/papers.ts'
import { paperTags, tags } from '../storage/schema/tags.ts'
import { dropOvertaken } from './statistics/write-guesses.ts'
import { readTagRules, TAGGING_LOCK, type TagRule } from './tag-rules.ts'
import { type TagChanges, writePaperTags } from './write-paper-tags.ts'

/** Papers a transaction; ingest waits for it, so it stays well below a second. */
const PAGE = 500
const PROGRESS_KEY = 'tagging.progress'

export type AppliedTags = TagChanges & { tags: string[]; papers: number }

/** Which rules are being applied (as last read), and the last paper they were applied to. */
type Progress = { due: string[]; afterPaper: number }
type Page = TagChanges & { papers: number; due: readonly TagRule[]; done: boolean }

/** New tags count from the calendar's moment at which their page was written. `pageSize` is for tests. */
export async function applyTags(
  db: Db,
  input: { calendar: Calendar; pageSize?: number; signal?: AbortSignal },
): Promise<AppliedTags> {
  const { calendar, pageSize = PAGE, signal } = input
  const total: AppliedTags = { tags: [], papers: 0, added: 0, removed: 0 }
  total.removed += await db.transaction(emptyRetired)
  for (let done = false; !done && !signal?.aborted; ) {
    const page = await db.transaction((tx) => applyPage(tx, calendar, pageSize))
    total.added += page.added
    total.removed += page.removed
    total.papers += page.papers
    total.tags = [...new Set([...total.tags, ...page.due.map((rule) => rule.slug)])]
    done = page.done
  }
  return total
}

async function applyPage(tx: Tx, calendar: Calendar, pageSize: number): Promise<Page> {
  await lockExclusive(tx, TAGGING_LOCK)
  const due = (await readTagRules(tx)).filter((rule) => rule.hash !== rule.appliedHash)
  if (due.length === 0) return { added: 0, removed: 0, papers: 0, due, done: true }
  const dueKeys = due.map((rule) => `${rule.tagId} ${rule.hash}`)
  const progress = await readProgress(tx)
  const resumes = progress && sameKeys(progress.due, dueKeys)
  const paperIds = await nextPapers(tx, resumes ? progress.afterPaper : 0, pageSize)
  const at = await lockPresent(tx, calendar)
  const changes = await writePaperTags(tx, { paperIds, rules: due, at })
  await dropOvertaken(tx, paperIds)
  const last = paperIds.at(-1)
  const done = last === undefined || paperIds.length < pageSize
  if (done) await markApplied(tx, due)
  else await writeProgress(tx, { due: dueKeys, afterPaper: last })
  return { ...changes, papers: paperIds.length, due, done }
}

const sameKeys = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((key, i) => key === other[i])

async function nextPapers(tx: Tx, after: number, limit: number): Promise<number[]> {
  const rows = await tx
    .select({ id: papers.id })
    .from(papers)
    .where(and(gt(papers.id, after), isNull(papers.joinedTo)))
    .orderBy(asc(papers.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

async function readProgress(tx: Tx): Promise<Progress | null> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, PROGRESS_KEY))
  return row ? (row.value as Progress) : null
}

async function writeProgress(tx: Tx, value: Progress): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: PROGRESS_KEY, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}

async function markApplied(tx: Tx, due: readonly TagRule[]): Promise<void> {
  const json = JSON.stringify(due.map(({ tagId, hash }) => ({ id: tagId, hash })))
  await tx.execute(sql`
    update ${tags} set applied_rule = applied.hash
    from jsonb_to_recordset(${json}::text::jsonb) as applied(id bigint, hash text)
    where ${tags.id} = applied.id`)
  await tx.delete(installation).where(eq(installation.key, PROGRESS_KEY))
}

/** Takes the papers from tags that are no longer active; answers how many rows that were. */
async function emptyRetired(tx: Tx): Promise<number> {
  await lockExclusive(tx, TAGGING_LOCK)
  const [row] = await tx.execute<{ count: number }>(sql`
    with gone as (
      delete from ${paperTags} using ${tags}
      where ${tags.id} = ${paperTags.tagId} and not ${tags.active}
        and ${paperTags.source} in ('category', 'rule', 'statistics')
      returning 1
    )
    select count(*)::int as count from gone`)
  return row?.count ?? 0
}
