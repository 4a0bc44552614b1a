/** The log of the desk: who changed what, when. Written in the transaction of the change. */
import { desc, lt } from 'drizzle-orm'
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
  | 'edition-published'
  | 'edition-scheduled'
  | 'edition-withdrawn'
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
  | `webhook-${'made' | 'changed' | 'removed' | 'rotated' | 'tested'}`
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
}

export async function writeAudit(tx: Tx, { detail = {}, ...entry }: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values({ ...entry, detail })
}

/** Newest first. `before`: an id; those older than it. */
export async function readAudit(
  db: Executor,
  input: { limit: number; before?: number | undefined },
): Promise<AuditLine[]> {
  const { id, at, who, act, what, detail } = auditLog
  return db
    .select({ id, at, who, act, what, detail })
    .from(auditLog)
    .where(input.before === undefined ? undefined : lt(auditLog.id, input.before))
    .orderBy(desc(auditLog.id))
    .limit(input.limit)
}
