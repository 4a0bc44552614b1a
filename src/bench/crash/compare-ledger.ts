/** Reads the whole ledger and holds every letter against the provider's record, and every reader and
 * digest against the letters. */
import { sql } from 'drizzle-orm'
import type { Db } from '../../storage/database.ts'
import type { LetterState } from '../../storage/schema/delivery.ts'
import { judgeLetter } from './judge-letter.ts'
import type { TakenRecord } from './taken-record.ts'

export type Comparison = {
  letters: number
  states: Partial<Record<LetterState, number>>
  doubles: number
  losses: number
  /** What is wrong, the first few. */
  examples: string[]
}

type Row = { id: number; state: LetterState; batch: string | null; has_reason: boolean }

const page = 20_000
const mostExamples = 20

export async function compareLedger(
  db: Db,
  input: { record: TakenRecord; now: Date },
): Promise<Comparison> {
  const record = new Map(input.record)
  const found: Comparison = { letters: 0, states: {}, doubles: 0, losses: 0, examples: [] }
  for (let after = 0; ; ) {
    const rows: Row[] = await db.execute<Row>(sql`
      select id, state, batch_id as batch, error_code is not null as has_reason
      from letters where id > ${after} order by id limit ${page}`)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    for (const row of rows) judge(found, row, record)
  }
  for (const letter of record.keys()) tell(found, 'double', `${letter}: not in the ledger at all`)
  await findUnplanned(db, found, input.now)
  return found
}

function judge(found: Comparison, row: Row, record: TakenRecord): void {
  const { id, state, batch } = row
  found.letters += 1
  found.states[state] = (found.states[state] ?? 0) + 1
  const judgement = judgeLetter({ state, batch, hasReason: row.has_reason }, record.get(id) ?? [])
  record.delete(id)
  if (judgement.verdict !== 'sound') tell(found, judgement.verdict, `${id}: ${judgement.why}`)
}

/** Killed while planning: a reader passed over, or a digest without its letter. */
async function findUnplanned(db: Db, found: Comparison, now: Date): Promise<void> {
  const due = await db.execute<{ id: number }>(sql`
    select id from subscribers
    where state = 'confirmed' and next_due_at <= ${now.toISOString()}::timestamptz`)
  for (const { id } of due) tell(found, 'lost', `reader ${id}: still due`)
  const without = await db.execute<{ id: number }>(sql`
    select id from digests where outcome = 'picked'
      and not exists (select 1 from letters where letters.digest_id = digests.id)`)
  for (const { id } of without) tell(found, 'lost', `digest ${id}: has no letter`)
}

function tell(found: Comparison, verdict: 'double' | 'lost', what: string): void {
  if (verdict === 'double') found.doubles += 1
  else found.losses += 1
  if (found.examples.length < mostExamples) found.examples.push(`${verdict}: ${what}`)
}
