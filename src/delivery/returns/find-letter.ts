/** Which letter of ours an event speaks of. The tag alone is not enough: another installation may
 * share the account, and counts its letters from 1 as well. */
import { type SQL, sql } from 'drizzle-orm'
import { parseEmailAddress } from '../../lib/email-address.ts'
import type { Tx } from '../../storage/database.ts'
import type { LetterKind, LetterState } from '../../storage/schema/delivery.ts'
import type { SetAsideLetter } from '../ports.ts'
import type { MailFacts } from './provider-event.ts'

export type FoundLetter = {
  id: number
  kind: LetterKind
  state: LetterState
  subscriberId: number | null
  digestId: number | null
  batchId: string | null
  transport: string | null
  /** Where it went, as frozen; the event's own word once that was erased. */
  address: string | null
}

type Row = {
  id: string
  kind: LetterKind
  state: LetterState
  subscriber_id: string | null
  digest_id: string | null
  batch_id: string | null
  transport: string | null
  to_address: string | null
  provider_id: string | null
}

export async function findLetter(tx: Tx, mail: MailFacts): Promise<FoundLetter | null> {
  const keys = mail.to.map(keyOf)
  for (const which of [byTag(mail), byProviderId(mail, keys)]) {
    const [row] = which ? await read(tx, which) : []
    if (row && isSame(row, mail, keys)) return found(row, mail)
  }
  return null
}

const byTag = ({ letterId }: MailFacts): SQL | null =>
  letterId === null ? null : sql`letters.id = ${letterId}`

/** By way of the reader: ids have no index of their own, which every settling would pay for. */
const byProviderId = ({ emailId }: MailFacts, keys: string[]): SQL | null =>
  emailId === null || keys.length === 0
    ? null
    : sql`letters.provider_id = ${emailId} and letters.subscriber_id in (
        select id from subscribers where email_key in (
          select value from json_array_elements_text(${JSON.stringify(keys)}::json)))`

const read = (tx: Tx, which: SQL) =>
  tx.execute<Row>(sql`
    select letters.id, letters.kind, letters.state, letters.subscriber_id, letters.digest_id, letters.batch_id, batches.transport,
      letters.to_address, letters.provider_id
    from letters left join batches on batches.id = letters.batch_id where ${which} limit 1`)

function isSame(row: Row, mail: MailFacts, keys: string[]): boolean {
  if (row.provider_id !== null && row.provider_id === mail.emailId) return true
  return row.to_address !== null && keys.includes(keyOf(row.to_address))
}

/** For whoever puts its picks into the next digest: taken by the provider, and seen by nobody. */
export const undelivered = (letter: FoundLetter, reason: string): SetAsideLetter => {
  const { id: letterId, kind, subscriberId, digestId } = letter
  return { letterId, kind, subscriberId, digestId, state: 'failed', reason }
}

/** The event may write it as `Kim <kim@lab.example>`. */
function keyOf(written: string): string {
  const parsed = parseEmailAddress(/<([^<>]+)>\s*$/.exec(written)?.[1] ?? written)
  return parsed.ok ? parsed.key : written.trim().toLowerCase()
}

const found = (row: Row, mail: MailFacts): FoundLetter => ({
  id: Number(row.id),
  kind: row.kind,
  state: row.state,
  subscriberId: row.subscriber_id === null ? null : Number(row.subscriber_id),
  digestId: row.digest_id === null ? null : Number(row.digest_id),
  batchId: row.batch_id,
  transport: row.transport,
  address: row.to_address ?? (mail.to[0] === undefined ? null : keyOf(mail.to[0])),
})
