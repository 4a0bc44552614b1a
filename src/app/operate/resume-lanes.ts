/** `resume`: shows what stands and lets it go on. After a copy or a restore it shows first, and
 * releases only when told so again: the original may still be sending. */
import { sql } from 'drizzle-orm'
import type { ResumeReport } from '../../cli/operator-services.ts'
import type { Config } from '../../config.ts'
import { releaseLane } from '../../delivery/lanes.ts'
import { PaperboyError } from '../../errors.ts'
import type { Db } from '../../storage/database.ts'
import type { Lane } from '../../storage/schema/delivery.ts'
import { forgetCopyRecord, readCopyRecord } from '../copies/copy-record.ts'
import { admitTransport } from '../going-live.ts'
import { laneFacts } from './lane-facts.ts'
import { forgetMove, movedTo } from './move-to-postgres.ts'

export async function resumeLanes(
  { db, config }: { db: Db; config: Config },
  { lane, yes }: { lane: Lane | null; yes: boolean },
): Promise<ResumeReport> {
  await demandOurs(db, yes)
  const asked = (await laneFacts(db)).filter((fact) => lane === null || fact.lane === lane)
  const copy = await readCopyRecord(db)
  const needsYes = !yes && copy !== null && asked.some(({ held }) => held !== null)
  const lanes: ResumeReport['lanes'] = []
  for (const fact of asked) {
    const ours = fact.held?.by !== 'not-live'
    const released = !needsYes && ours && (await releaseLane(db, fact.lane))
    lanes.push({ ...fact, released })
  }
  if (copy && !(await laneFacts(db)).some(({ held }) => held !== null)) await forgetCopyRecord(db)
  // A hold of a copy may have stood before that of an installation which never mailed.
  const waitsForLive = (await admitTransport(db, config.mail)) === 'waits'
  const unknownLetters = await countUnknown(db)
  return { lanes, unknownLetters, copy, needsYes, waitsForLive }
}

/** What was moved away sends from there: both would mail everybody twice. */
async function demandOurs(db: Db, yes: boolean): Promise<void> {
  const to = await movedTo(db)
  if (to === null) return
  if (yes) return forgetMove(db)
  throw new PaperboyError('conflict', `this database was moved to ${to}: mail leaves from there`, {
    help: 'If the move was given up and nothing was sent there: resume --yes.',
  })
}

async function countUnknown(db: Db): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from letters where state = 'unknown'`,
  )
  return rows[0]?.count ?? 0
}
