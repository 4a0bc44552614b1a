/** Addresses that bounced or complained elsewhere, from a CSV file with a column `email` and, where
 * known, `reason`. The same file twice changes nothing; bad rows are named and skipped. */
import { parseEmailAddress } from '../lib/email-address.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { emailProblems } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import type { SuppressionReason } from '../storage/schema/subscribers.ts'
import { flagAddresses } from './flag-suppressed.ts'
import { type CsvRow, readCsv } from './import/csv-rows.ts'
import type { SkippedRow } from './import/read-row.ts'
import { takenBack } from './import/taken-back.ts'
import { suppress } from './suppression.ts'

export type SuppressionReport = {
  created: number
  /** Always 0; the same shape as for subscribers. */
  updated: number
  unchanged: number
  skipped: SkippedRow[]
}
type Row = { row: number; address: string; reason: SuppressionReason }

const pageSize = 500
/** The words of Resend, Mailchimp, listmonk and Substack for the same two things. */
const complaints = /complain|abuse|spam/i
const bounces = /bounc|cleaned|hard|invalid/i

/** Throws `bad-input` for what is no such file. */
export async function importSuppressions(
  deps: { db: Db; keys: KeyRing; calendar: Calendar },
  input: { content: AsyncIterable<Uint8Array>; dryRun: boolean },
): Promise<SuppressionReport> {
  const file = await readCsv(input.content, ['email'])
  const report: SuppressionReport = { created: 0, updated: 0, unchanged: 0, skipped: [] }
  const seen = new Map<string, number>()
  let page: Row[] = []
  const flush = async () => {
    const created = await storePage(deps, page, input.dryRun)
    report.created += created
    report.unchanged += page.length - created
    page = []
  }
  for await (const csv of file.rows) {
    const row = readRow(csv, seen)
    if ('why' in row) report.skipped.push(row)
    else page.push(row)
    if (page.length >= pageSize) await flush()
  }
  await flush()
  return report
}

function readRow(csv: CsvRow, seen: Map<string, number>): Row | SkippedRow {
  const { row } = csv
  if (!csv.ok) return { row, why: csv.why }
  const email = parseEmailAddress(csv.fields.get('email') ?? '')
  if (!email.ok) return { row, why: `email: ${emailProblems[email.problem]}` }
  const before = seen.get(email.key)
  if (before !== undefined) return { row, why: `has the address of row ${before}` }
  seen.set(email.key, row)
  return { row, address: email.address, reason: reasonOf(csv.fields.get('reason') ?? '') }
}

function reasonOf(said: string): SuppressionReason {
  if (complaints.test(said)) return 'complaint'
  return bounces.test(said) ? 'bounce' : 'imported'
}

/** How many it changed. */
async function storePage(
  { db, keys, calendar }: { db: Db; keys: KeyRing; calendar: Calendar },
  page: Row[],
  dryRun: boolean,
): Promise<number> {
  if (page.length === 0) return 0
  const run = async (tx: Tx): Promise<number> => {
    const at = await calendar.now(tx)
    // In one order whoever imports: two imports at once must not wait for each other.
    const rows = [...page].sort((a, b) => (a.address < b.address ? -1 : 1))
    let created = 0
    for (const { address, reason } of rows) {
      if (await suppress({ tx, keys }, { address, reason, at })) created += 1
    }
    await flagAddresses(
      tx,
      rows.map(({ address }) => address),
    )
    return created
  }
  return dryRun ? takenBack(db, run) : db.transaction(run)
}
