/** A row of a subscriber file into the page that is written next, or among the skipped. */
import { parseEmailAddress } from '../../lib/email-address.ts'
import { emailProblems } from '../../locales/spoken.ts'
import type { CsvRow } from './csv-rows.ts'
import { type FileKind, ownFields, standingOf } from './file-kind.ts'
import { type ImportRow, type RowContext, readRow, type SkippedRow } from './read-row.ts'
import type { SeenAddresses } from './seen-addresses.ts'
import type { GoneRow } from './store-gone.ts'

/** `again`: who was stored with an earlier page, and has left by a row of this one. */
export type Page = { reads: ImportRow[]; gone: GoneRow[]; again: string[] }

export const emptyPage = (): Page => ({ reads: [], gone: [], again: [] })

type Seen = { all: SeenAddresses; gone: SeenAddresses }
export type Taken = { csv: CsvRow; kind: FileKind; context: RowContext; seen: Seen }

/** Puts the row into its page, or among the skipped. */
export function takeRow(
  page: Page,
  { csv, kind, context, seen }: Taken,
  skipped: SkippedRow[],
): void {
  const row = csv.ok ? readKnown(csv, kind, context) : readRow(csv, context)
  if ('why' in row) {
    skipped.push(row)
    return
  }
  const key = 'standing' in row ? keyOf(row.address) : row.key
  const before = seen.all.rowOf(key, row.row)
  if ('standing' in row) takeGone(page, { row, key, before, seen }, skipped)
  else if (before === undefined) page.reads.push(row)
  else skipped.push({ row: row.row, why: `has the address of row ${before}` })
}

type TakenGone = { row: GoneRow; key: string; before: number | undefined; seen: Seen }

/** Lists that were put together name some people twice: one word that they left counts more than any
 * number of rows that say they read, before it and after it. */
function takeGone(page: Page, { row, key, before, seen }: TakenGone, skipped: SkippedRow[]): void {
  const isTold = seen.gone.rowOf(key, row.row) !== undefined
  page.gone.push({ ...row, isTold })
  if (before === undefined || isTold) return
  skipped.push({ row: before, why: `left in row ${row.row}` })
  const at = page.reads.findIndex((one) => one.key === key)
  if (at < 0) page.again.push(key)
  else page.reads.splice(at, 1)
}

/** Of who does not read there any more, only the address counts. */
function readKnown(
  csv: Extract<CsvRow, { ok: true }>,
  kind: FileKind,
  context: RowContext,
): ImportRow | GoneRow | SkippedRow {
  const { row } = csv
  const standing = standingOf(kind, csv.fields)
  const fields = ownFields(kind, csv.fields)
  if (standing.is === 'reads') return readRow({ ok: true, row, fields }, context)
  if (standing.is === 'skipped') return { row, why: standing.why }
  const email = parseEmailAddress(fields.get('email') ?? '')
  if (!email.ok) return { row, why: `email: ${emailProblems[email.problem]}` }
  return { row, address: email.address, standing }
}

const keyOf = (address: string): string => {
  const parsed = parseEmailAddress(address)
  return parsed.ok ? parsed.key : address
}
