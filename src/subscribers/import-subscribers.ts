/** Confirmed subscribers from a CSV file (design section 5 "Subscriber file"). Idempotent: the same
 * file twice changes nothing. Bad rows are named and skipped; a page is stored whole or not at all. */
import { and, isNotNull, isNull, ne } from 'drizzle-orm'
import { PaperboyError } from '../errors.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import { choiceWords } from '../locales/spoken.ts'
import { anyTextOf } from '../storage/any-of.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db, Tx } from '../storage/database.ts'
import { subscribers } from '../storage/schema/subscribers.ts'
import { type FoundTag, readTagIndex, tagKey } from './find-tags.ts'
import { classifyPage } from './import/classify-page.ts'
import { readCsv } from './import/csv-rows.ts'
import { type FileKind, fileKindOf } from './import/file-kind.ts'
import type { SkippedRow } from './import/read-row.ts'
import { createSeenAddresses } from './import/seen-addresses.ts'
import { storeGone } from './import/store-gone.ts'
import { type PageResult, storePage } from './import/store-page.ts'
import { emptyPage, type Page, takeRow } from './import/take-row.ts'
import { takenBack } from './import/taken-back.ts'
import { leave } from './leave.ts'

export type ImportDeps = { db: Db; keys: KeyRing; calendar: Calendar; defaultTimezone: string }

export type ImportInput = {
  /** Bytes of the file, e.g. a read stream. */
  content: AsyncIterable<Uint8Array>
  /** Slugs that rows without an interest follow. */
  tags: string[]
  /** Where consent was given, for rows that do not say; files of other services do only if somebody added it. */
  consentSource?: string | null
  /** New readers whose first digest may fall on one day; null: all on their next. */
  perDay?: number | null
  /** Change the settings and interests of those who read already. */
  overwrite: boolean
  /** Do everything, keep nothing. */
  dryRun: boolean
  /** Called after each page with the lines read so far. */
  onProgress?: (line: number) => void
}

/** `row` is the line in the file; the header is line 1. `left` and `suppressed` count those who may not be
 * mailed, by the file or by what is known here; what is known here is told among `skipped`. */
export type ImportReport = PageResult & {
  /** Whose export it was taken for, by its columns. */
  kind: FileKind
  skipped: SkippedRow[]
  left: number
  suppressed: number
}

const pageSize = 1000

/** Throws `bad-input` for what is no such file, and for an unknown tag of `tags`. Pages are stored whole:
 * after a kill the same file goes on where it ended. */
export async function importSubscribers(
  deps: ImportDeps,
  input: ImportInput,
): Promise<ImportReport> {
  const index = await readTagIndex(deps.db)
  checkTags(index, input.tags)
  const file = await readCsv(input.content, ['email'])
  const kind = fileKindOf(file.columns)
  demandSource(file.columns, input)
  const context = {
    index,
    tags: input.tags,
    consentSource: input.consentSource ?? null,
    othersTags: kind !== 'paperboy',
  }
  const report = nothing(kind)
  const seen = { all: createSeenAddresses(), gone: createSeenAddresses() }
  let waiting = input.perDay ? await countWaiting(deps.db) : 0
  let page = emptyPage()
  let line = 1
  // A page is written while the next is read.
  let writing = Promise.resolve()
  const write = async (read: Page, upTo: number) => {
    if (read.reads.length + read.gone.length > 0) {
      const stored = await importPage(deps, read, { ...input, waiting, kind })
      if (!input.dryRun) await takeOut(deps, read.again)
      waiting += stored.created
      add(report, stored)
    }
    input.onProgress?.(upTo)
  }
  const flush = async () => {
    await writing
    writing = write(page, line)
    // Told by the next flush.
    writing.catch(() => {})
    page = emptyPage()
  }
  try {
    for await (const csv of file.rows) {
      line = csv.row
      takeRow(page, { csv, kind, context, seen }, report.skipped)
      if (page.reads.length + page.gone.length >= pageSize) await flush()
    }
    await flush()
  } finally {
    await writing
  }
  report.skipped.sort((a, b) => a.row - b.row)
  return report
}

const nothing = (kind: FileKind): ImportReport => ({
  kind,
  created: 0,
  updated: 0,
  unchanged: 0,
  receiving: 0,
  firstAt: null,
  skipped: [],
  left: 0,
  suppressed: 0,
})

function add(report: ImportReport, page: ImportReport): void {
  for (const name of [
    'created',
    'updated',
    'unchanged',
    'receiving',
    'left',
    'suppressed',
  ] as const)
    report[name] += page[name]
  report.skipped.push(...page.skipped)
  if (page.firstAt && (!report.firstAt || page.firstAt < report.firstAt)) {
    report.firstAt = page.firstAt
  }
}

function demandSource(columns: string[], { consentSource }: ImportInput): void {
  if (columns.includes('consent_source') || consentSource) return
  throw new PaperboyError('bad-input', 'the first line has no column consent_source', {
    help: 'Say where they agreed to be mailed, e.g. --consent-source "the reading group list": their first digest names it.',
  })
}

/** Imported before, and not mailed yet: they have their places in the days to come. */
async function countWaiting(db: Db): Promise<number> {
  return db.$count(
    subscribers,
    and(
      isNotNull(subscribers.nextDueAt),
      isNull(subscribers.lastSlotAt),
      ne(subscribers.consentSource, 'form'),
    ),
  )
}

function checkTags(index: Map<string, FoundTag>, slugs: string[]): void {
  const unknown = slugs.find((slug) => !index.get(tagKey(slug))?.active)
  if (unknown === undefined) return
  throw new PaperboyError('bad-input', choiceWords.unknownTag(unknown), {
    help: 'The page lists the topics there are.',
  })
}

/** Brought in by a row before, and mailed by nobody yet. */
async function takeOut(deps: ImportDeps, keys: string[]): Promise<void> {
  if (keys.length === 0) return
  const rows = await deps.db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(
      and(
        anyTextOf(subscribers.emailKey, keys),
        isNull(subscribers.lastSlotAt),
        ne(subscribers.consentSource, 'form'),
      ),
    )
  for (const { id } of rows) await leave(deps, { subscriberId: id })
}

async function importPage(
  deps: ImportDeps,
  { reads, gone }: Page,
  { overwrite, dryRun, perDay, waiting, kind }: ImportInput & { waiting: number; kind: FileKind },
): Promise<ImportReport> {
  const daysLater = (nth: number) => (perDay ? Math.floor((waiting + nth) / perDay) : 0)
  const run = async (tx: Tx): Promise<ImportReport> => {
    const at = await deps.calendar.now(tx)
    await storeGone(tx, deps.keys, { rows: gone, at })
    const page = await classifyPage(tx, deps.keys, reads)
    const { defaultTimezone } = deps
    const stored = await storePage(tx, page, { at, defaultTimezone, daysLater, overwrite })
    const told = gone.filter(({ isTold }) => !isTold)
    const left = told.filter(({ standing }) => standing.is === 'left').length
    return {
      ...stored,
      kind,
      skipped: page.skipped,
      left: page.left + left,
      suppressed: page.suppressed + told.length - left,
    }
  }
  return dryRun ? takenBack(deps.db, run) : deps.db.transaction(run)
}
