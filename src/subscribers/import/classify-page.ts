/** What becomes of each row of a page, given what the database holds. Reads and locks, writes nothing. */
import { asc } from 'drizzle-orm'
import type { KeyRing } from '../../lib/key-ring.ts'
import { anyTextOf } from '../../storage/any-of.ts'
import type { Tx } from '../../storage/database.ts'
import { subscribers } from '../../storage/schema/subscribers.ts'
import type { Subscriber } from '../read-subscriber.ts'
import { stateAfter } from '../states.ts'
import { findSuppressedOrErased } from '../suppression.ts'
import type { ImportRow, SkippedRow } from './read-row.ts'

export type Classified = {
  create: ImportRow[]
  /** Signed up and never confirmed: the file vouches for them. */
  takeUp: Array<{ row: ImportRow; subscriber: Subscriber }>
  /** They read already. */
  reading: Array<{ row: ImportRow; subscriber: Subscriber }>
  skipped: SkippedRow[]
  left: number
  suppressed: number
}

export async function classifyPage(tx: Tx, keys: KeyRing, rows: ImportRow[]): Promise<Classified> {
  const addresses = rows.map((row) => row.key)
  const reasons = await findSuppressedOrErased({ db: tx, keys }, addresses)
  const held = await lockByKey(tx, addresses)
  const page: Classified = {
    create: [],
    takeUp: [],
    reading: [],
    skipped: [],
    left: 0,
    suppressed: 0,
  }
  for (const row of rows) {
    const reason = reasons.get(row.key)
    const holder = held.get(row.key)
    if (reason !== undefined && reason !== 'erased') {
      page.suppressed += 1
      page.skipped.push({ row: row.row, why: 'the address is suppressed' })
    } else if (reason && (!holder || holder.state === 'pending')) {
      // Anybody may have typed the address of a sign-up that waits.
      page.left += 1
      page.skipped.push({
        row: row.row,
        why: 'left elsewhere or erased here; only they can come back',
      })
    } else place(page, row, holder)
  }
  return page
}

function place(page: Classified, row: ImportRow, subscriber: Subscriber | undefined): void {
  if (!subscriber) page.create.push(row)
  else if (stateAfter(subscriber.state, 'import') !== 'confirmed') {
    page.left += 1
    page.skipped.push({ row: row.row, why: 'left here; only they can come back' })
  } else if (subscriber.state === 'pending') page.takeUp.push({ row, subscriber })
  else page.reading.push({ row, subscriber })
}

async function lockByKey(tx: Tx, keys: string[]): Promise<Map<string, Subscriber>> {
  const rows = await tx
    .select()
    .from(subscribers)
    .where(anyTextOf(subscribers.emailKey, keys))
    .orderBy(asc(subscribers.id))
    .for('update')
  return new Map(rows.map((row) => [row.emailKey as string, row]))
}
