/** Notices that this database is a copy, a restore or a move of another (design section 4.8), before
 * anything is planned or sent from it. */
import { eq, isNotNull } from 'drizzle-orm'
import { holdLane, lanesInOrder } from '../../delivery/lanes.ts'
import { loseUnsettled } from '../../delivery/lose-unsettled.ts'
import { skipUnknownTurns } from '../../digest/skip-unknown-turns.ts'
import { type Calendar, databaseCalendar } from '../../storage/calendar.ts'
import type { Db, Tx } from '../../storage/database.ts'
import {
  type CopySign,
  compareIdentity,
  type RecordedIdentity,
} from '../../storage/identity/compare-identity.ts'
import { readDatabaseFacts } from '../../storage/identity/database-facts.ts'
import { readFolderFact } from '../../storage/identity/folder-facts.ts'
import { readGeneration, writeGeneration } from '../../storage/identity/generation-file.ts'
import { leapIds } from '../../storage/leap-ids.ts'
import { lockExclusive } from '../../storage/locks.ts'
import { lanes, letters } from '../../storage/schema/delivery.ts'
import { installation } from '../../storage/schema/operations.ts'
import { signups } from '../../storage/schema/subscribers.ts'
import { type CopyRecord, keepCopyRecord } from './copy-record.ts'

export type IdentityKeeper = {
  /** At a start and before each round. What was found out now, or null: it is the same database. */
  look(calendar: Calendar): Promise<CopyRecord | null>
  /** A person says that this is a copy, where nothing in it tells. */
  declare(calendar: Calendar): Promise<CopyRecord>
}

type KeeperDeps = {
  db: Db
  /** Of the embedded database; null on Postgres. */
  dataDir: string | null
  lateLimitHours: number
}

const key = 'identity'

export function createIdentityKeeper(deps: KeeperDeps): IdentityKeeper {
  let seen: number | null = null
  const look = async (calendar: Calendar, declared: 'declared' | null) => {
    const looked = await lookOnce(deps, { calendar, seen, declared })
    seen = looked.generation
    return looked.copy
  }
  return {
    look: (calendar) => look(calendar, null),
    async declare(calendar) {
      const copy = await look(calendar, 'declared')
      if (!copy) throw new Error('what was declared a copy was not taken for one')
      return copy
    },
  }
}

type Looking = { calendar: Calendar; seen: number | null; declared: 'declared' | null }

async function lookOnce({ db, dataDir, lateLimitHours }: KeeperDeps, looking: Looking) {
  // Outside the transaction: a function that is forbidden would end it.
  const database = await readDatabaseFacts(db)
  const folder = dataDir === null ? null : await readFolderFact(dataDir)
  const file = dataDir === null ? null : await readGeneration(dataDir)
  const { seen, calendar, declared } = looking
  const result = await db.transaction(async (tx) => {
    await lockExclusive(tx, 'identity')
    const recorded = await readIdentity(tx)
    const found = { database, folder, generation: file, seen }
    const sign =
      declared ??
      (recorded ? compareIdentity(recorded, found) : await predates(tx, { file: file !== null }))
    const present = await databaseCalendar.now(tx)
    const copy = sign
      ? await holdCopy(tx, { sign, since: recorded?.at ?? null, calendar, lateLimitHours })
      : null
    const generation = Math.max(recorded?.generation ?? 0, file ?? 0, seen ?? 0) + 1
    await keepIdentity(tx, { database, folder, generation, at: present.toISOString() })
    return { copy, generation }
  })
  if (dataDir !== null) await writeGeneration(dataDir, result.generation)
  return result
}

/** Mail was sent from a database that knew no number yet, and beside it lies a number: an old one was
 * put back. */
async function predates(tx: Tx, { file }: { file: boolean }): Promise<CopySign | null> {
  if (!file) return null
  const rows = await tx.select({ id: letters.id }).from(letters).limit(1)
  return rows.length > 0 ? 'older-state' : null
}

async function readIdentity(tx: Tx): Promise<RecordedIdentity | null> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, key))
  return (row?.value as RecordedIdentity | undefined) ?? null
}

async function keepIdentity(tx: Tx, value: RecordedIdentity): Promise<void> {
  await tx
    .insert(installation)
    .values({ key, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
}

type Found = {
  sign: CopySign | 'declared'
  since: string | null
  calendar: Calendar
  lateLimitHours: number
}

/** One transaction with the new identity: a kill leaves the copy unnoticed, and the next start looks
 * again. */
async function holdCopy(tx: Tx, found: Found): Promise<CopyRecord> {
  const { sign, since, calendar, lateLimitHours } = found
  const now = await calendar.now(tx)
  const reason = 'this database is a copy or was restored'
  // Saying `live` must not let out what a copy holds.
  await tx.update(lanes).set({ held: false }).where(eq(lanes.heldBy, 'not-live'))
  for (const lane of lanesInOrder) await holdLane(tx, { lane, reason, by: 'copy' })
  await leapIds(tx)
  const lost = await loseUnsettled(tx, reason)
  // The original writes to them when their domain lets it.
  await tx.update(signups).set({ heldFor: null }).where(isNotNull(signups.heldFor))
  const readers = await skipUnknownTurns(tx, { now, lateLimitHours })
  const from = since ?? now.toISOString()
  return keepCopyRecord(tx, { sign, from, to: now.toISOString(), letters: lost, readers })
}
