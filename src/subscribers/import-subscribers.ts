/** Confirmed subscribers from a CSV file (design section 5 "Subscriber file"). Idempotent: the same
 * file twice changes nothing. Bad rows are named and skipped; a page is stored whole or not at all. */
import { PaperboyError } from '../errors.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { choiceWords } from '../locales/spoken.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { type FoundTag, readTagIndex, tagKey } from './find-tags.ts'
import { classifyPage } from './import/classify-page.ts'
import { readCsv } from './import/csv-rows.ts'
import { type ImportRow, readRow, type SkippedRow } from './import/read-row.ts'
import { storePage } from './import/store-page.ts'
import { takenBack } from './import/taken-back.ts'

export type ImportDeps = { db: Db; keys: KeyRing; calendar: Calendar; defaultTimezone: string }

export type ImportInput = {
  /** Bytes of the file, e.g. a read stream. */
  content: AsyncIterable<Uint8Array>
  /** Slugs that rows without an interest follow. */
  tags: string[]
  /** Change the settings and interests of those who read already. */
  overwrite: boolean
  /** Do everything, keep nothing. */
  dryRun: boolean
  /** Called after each page with the lines read so far. */
  onProgress?: (line: number) => void
}

/** `row` is the line in the file; the header is line 1. `left` and `suppressed` are among `skipped`. */
export type ImportReport = {
  created: number
  updated: number
  unchanged: number
  skipped: SkippedRow[]
  left: number
  suppressed: number
}

const pageSize = 1000

/** Throws `bad-input` for what is no such file, and for an unknown tag of `tags`. */
export async function importSubscribers(
  deps: ImportDeps,
  input: ImportInput,
): Promise<ImportReport> {
  const index = await readTagIndex(deps.db)
  checkTags(index, input.tags)
  const file = await readCsv(input.content, ['email', 'consent_source'])
  const report: ImportReport = {
    created: 0,
    updated: 0,
    unchanged: 0,
    skipped: [],
    left: 0,
    suppressed: 0,
  }
  const seen = new Map<string, number>()
  let page: ImportRow[] = []
  let line = 1
  const flush = async () => {
    if (page.length > 0) add(report, await importPage(deps, page, input))
    page = []
    input.onProgress?.(line)
  }
  for await (const csv of file.rows) {
    line = csv.row
    const row = readRow(csv, { index, tags: input.tags })
    const before = 'key' in row ? seen.get(row.key) : undefined
    if (!('key' in row)) report.skipped.push(row)
    else if (before !== undefined) {
      report.skipped.push({ row: row.row, why: `has the address of row ${before}` })
    } else {
      seen.set(row.key, row.row)
      page.push(row)
    }
    if (page.length >= pageSize) await flush()
  }
  await flush()
  report.skipped.sort((a, b) => a.row - b.row)
  return report
}

function add(report: ImportReport, page: ImportReport): void {
  report.created += page.created
  report.updated += page.updated
  report.unchanged += page.unchanged
  report.left += page.left
  report.suppressed += page.suppressed
  report.skipped.push(...page.skipped)
}

function checkTags(index: Map<string, FoundTag>, slugs: string[]): void {
  const unknown = slugs.find((slug) => !index.get(tagKey(slug))?.active)
  if (unknown === undefined) return
  throw new PaperboyError('bad-input', choiceWords.unknownTag(unknown), {
    help: 'The page lists the topics there are.',
  })
}

async function importPage(
  deps: ImportDeps,
  rows: ImportRow[],
  { overwrite, dryRun }: ImportInput,
): Promise<ImportReport> {
  const run = async (tx: Tx): Promise<ImportReport> => {
    const at = await deps.calendar.now(tx)
    const page = await classifyPage(tx, deps.keys, rows)
    const stored = await storePage(tx, page, {
      at,
      defaultTimezone: deps.defaultTimezone,
      overwrite,
    })
    const { skipped, left, suppressed } = page
    return { ...stored, skipped, left, suppressed }
  }
  return dryRun ? takenBack(deps.db, run) : deps.db.transaction(run)
}
