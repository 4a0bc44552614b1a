/** The log of the desk: who changed what, when. Written in the transaction of the change. */
import { desc, lt, sql } from 'drizzle-orm'
import type { Executor, Tx } from '../storage/database.ts'
import { auditLog } from '../storage/schema/editorial.ts'

export type AuditAct =
  | 'signed-in'
  | 'signed-out'
  | 'sessions-ended'
  | 'series-made'
  | 'series-changed'
  | 'editor-added'
  | 'editor-removed'
  | 'paper-picked'
  | 'paper-dropped'
  | 'order-changed'
  | 'note-saved'
  | 'note-corrected'
  | 'correction-told'
  | 'edition-published'
  | 'edition-scheduled'
  | 'edition-withdrawn'
  | 'edition-emptied'
  | 'editions-imported'
  | 'reader-shown'
  | 'reader-made'
  | 'reader-changed'
  | 'tag-judged'
  | 'hashtag-added'
  | 'tag-merged'
  | 'translation-written'
  | 'translation-imported'
  | 'mail-paused'
  | 'mail-resumed'
  | `webhook-${'made' | 'changed' | 'removed' | 'replayed' | 'rotated' | 'tested'}`
  | `reader-${'confirm' | 'pause' | 'suppress' | 'release' | 'erase'}`

/** `what`: the thing it was done to, as people name it: `digest/2026-05-19`. No address of a reader. */
export type AuditEntry = {
  who: string
  act: AuditAct
  what: string
  detail?: Record<string, unknown>
}

export type AuditLine = {
  id: number
  at: Date
  who: string
  act: string
  what: string
  detail: Record<string, unknown>
  /** The one it tells of. */
  paper: { publicId: string; title: string } | null
}

export async function writeAudit(tx: Tx, { detail = {}, ...entry }: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({ ...entry, detail })
}

/** Lines name it by row id, or by the name people know it by. */
const paperTold = sql<AuditLine['paper']>`(
  select json_build_object('publicId', p.public_id, 'title', p.title) from papers p
  where p.id = coalesce((${auditLog.detail}->>'paperId')::bigint,
    (select named.id from papers named where named.public_id = ${auditLog.what})))`

/** Newest first. `before`: an id; those older than it. */
export async function readAudit(
  db: Executor,
  input: { limit: number; before?: number | undefined },
): Promise<AuditLine[]> {
  const { id, at, who, act, what, detail } = auditLog
  return db
    .select({ id, at, who, act, what, detail, paper: paperTold })
    .from(auditLog)
    .where(input.before === undefined ? undefined : lt(auditLog.id, input.before))
    .orderBy(desc(auditLog.id))
    .limit(input.limit)
}
