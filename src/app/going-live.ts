/** A key that appears in the environment must not mail everybody by itself: a switch from the outbox
 * that MAIL_TRANSPORT did not ask for waits, with both lanes held, for `paperboy live`. */
import { eq, sql } from 'drizzle-orm'
import type { Config } from '../config.ts'
import { holdLane, lanesInOrder } from '../delivery/lanes.ts'
import type { Db, Tx } from '../storage/database.ts'
import { lockExclusive } from '../storage/locks.ts'
import { installation } from '../storage/schema/operations.ts'

const key = 'mail.transport'

export type Standing = 'live' | 'waits'

type Mail = Pick<Config['mail'], 'transport' | 'transportAsked'>

/** Settles at a start, and before mail is sent by a command, whether this installation may mail. */
export function admitTransport(db: Db, mail: Mail): Promise<Standing> {
  return db.transaction(async (tx) => {
    await lockExclusive(tx, key)
    const waits = !mail.transportAsked && (await isSwitch(tx, mail))
    if (!waits) {
      await goLive(tx, mail)
      return 'live'
    }
    const reason = `mail has stayed in the outbox so far, and nobody has said yet that it may go through ${mail.transport}`
    for (const lane of lanesInOrder) await holdLane(tx, { lane, reason, by: 'not-live' })
    return 'waits'
  })
}

/** The second step of `live`. */
export const confirmTransport = (db: Db, mail: Mail): Promise<void> =>
  db.transaction(async (tx) => {
    await lockExclusive(tx, key)
    await goLive(tx, mail)
  })

async function isSwitch(tx: Tx, { transport }: Mail): Promise<boolean> {
  const [row] = await tx.select().from(installation).where(eq(installation.key, key))
  return row?.value === 'outbox' && transport !== 'outbox'
}

/** Ends only the hold that this file made: what a person or a rule holds stays held. */
async function goLive(tx: Tx, { transport }: Mail): Promise<void> {
  await tx
    .insert(installation)
    .values({ key, value: transport })
    .onConflictDoUpdate({ target: installation.key, set: { value: transport } })
  await tx.execute(sql`
    update lanes set held = false, held_reason = null, held_by = null
    where held and held_by = 'not-live'`)
}

export const waitingLine = (transport: string): string =>
  `Mail is held: it has stayed in the outbox so far. \`paperboy live\` shows whom it would go to through ${transport}, and lets it out.`
