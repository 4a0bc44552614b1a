/** A change of an operator's and its line in the log: both or neither. Verbs that open a transaction of
 * their own open a savepoint within this one; nothing of the network may be asked meanwhile. */
import type { Db } from '../storage/database.ts'
import { type AuditEntry, writeAudit } from './audit.ts'

/** `line`: of what was done, or null where there is nothing to tell. */
export const recordChange = <T>(
  db: Db,
  change: (db: Db) => Promise<T>,
  line: AuditEntry | ((done: T) => AuditEntry | null),
): Promise<T> =>
  db.transaction(async (tx) => {
    // All that verbs ask of a handle; what a transaction lacks is the pool (storage/prepared.ts).
    const done = await change(tx as unknown as Db)
    const entry = typeof line === 'function' ? line(done) : line
    if (entry !== null) await writeAudit(tx, entry)
    return done
  })
