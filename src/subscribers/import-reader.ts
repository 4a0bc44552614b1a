/** One reader whose consent was given elsewhere, by the rules of a subscriber file: the operator states
 * where they agreed; who left or is suppressed stays so. */
import { PaperboyError } from '../errors.ts'
import type { KeyRing } from '../lib/key-ring.ts'
import type { Calendar } from '../storage/calendar.ts'
import type { Db } from '../storage/database.ts'
import { readTagIndex } from './find-tags.ts'
import { classifyPage } from './import/classify-page.ts'
import { readRow } from './import/read-row.ts'
import { storePage } from './import/store-page.ts'

type ImportReaderDeps = { db: Db; keys: KeyRing; calendar: Calendar; defaultTimezone: string }

type ImportReaderInput = {
  email: string
  consentSource: string
  tags: string[]
  queries: string[]
  /** Of slot and language, as a file names its columns. */
  settings: Partial<Record<'locale' | 'timezone' | 'hour' | 'rhythm' | 'weekday', string>>
}

/** Throws `bad-input` for what a file's row would be skipped for, `conflict` for who may not be mailed. */
export async function importReader(
  deps: ImportReaderDeps,
  input: ImportReaderInput,
): Promise<'created' | 'updated' | 'unchanged'> {
  const index = await readTagIndex(deps.db)
  const row = readRow(
    { ok: true, row: 1, fields: fieldsOf(input) },
    { index, tags: [], consentSource: null, othersTags: false },
  )
  if ('why' in row) throw new PaperboyError('bad-input', row.why)
  return deps.db.transaction(async (tx) => {
    const at = await deps.calendar.now(tx)
    const page = await classifyPage(tx, deps.keys, [row])
    const [skipped] = page.skipped
    if (skipped) {
      throw new PaperboyError('conflict', `${input.email}: ${skipped.why}`, {
        help: 'Without consentSource they are asked to confirm by a letter, unless they are suppressed.',
      })
    }
    const { defaultTimezone } = deps
    const context = { at, defaultTimezone, daysLater: () => 0, overwrite: false }
    const stored = await storePage(tx, page, context)
    if (stored.created > 0) return 'created'
    return stored.updated > 0 ? 'updated' : 'unchanged'
  })
}

const fieldsOf = ({ email, consentSource, tags, queries, settings }: ImportReaderInput) =>
  new Map<string, string>([
    ...Object.entries(settings),
    ['email', email],
    ['consent_source', consentSource],
    ['tags', tags.join(',')],
    ['queries', queries.map(grouped).join(', ')],
  ])

/** A comma outside of quotation marks would end it. */
const grouped = (query: string): string =>
  /[,;]/.test(query.replace(/"[^"]*"/g, '')) ? `(${query})` : query
