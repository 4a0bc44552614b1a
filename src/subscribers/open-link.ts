/** A private link opens while its epoch is the reader's: taking back a change of address ends all that
 * somebody else may hold. Who leaves by an older letter still leaves (links.ts). */
import { type SQL, sql } from 'drizzle-orm'
import type { KeyRing } from '../lib/key-ring.ts'
import { readAgedToken, type TokenAge } from '../lib/signed-token.ts'
import type { Executor } from '../storage/database.ts'
import type { PrivatePurpose } from './links.ts'

/** Null: none of ours, of nobody, or of an epoch that is over. */
export async function openLink(
  { db, keys }: { db: Executor; keys: KeyRing },
  purpose: PrivatePurpose,
  token: string,
): Promise<TokenAge | null> {
  const read = readAgedToken(keys, purpose, token)
  if (!read) return null
  const rows = await db.execute<{ link_epoch: number }>(
    sql`select link_epoch from subscribers where id = ${readerOf(purpose, read.row)}`,
  )
  return rows[0]?.link_epoch === read.epoch ? read : null
}

const readerOf = (purpose: PrivatePurpose, row: number): SQL =>
  purpose === 'feedback'
    ? sql`(select subscriber_id from digests where id = ${row})`
    : sql`${row}::bigint`
