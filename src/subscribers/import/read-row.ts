/** One row of a subscriber file, checked. */
import { cleanText } from '../../lib/clean-text.ts'
import { parseEmailAddress } from '../../lib/email-address.ts'
import { choiceWords, emailProblems } from '../../locales/spoken.ts'
import { queryLimit, tagLimit } from '../choices.ts'
import { type FoundTag, tagKey } from '../find-tags.ts'
import { readSettings, type Settings, settingsSchema } from '../settings.ts'
import { readQuery } from '../store-queries.ts'
import type { CsvRow } from './csv-rows.ts'
import { fileColumns } from './file-columns.ts'

export type ImportRow = {
  row: number
  address: string
  /** Canonical address. */
  key: string
  tagIds: number[]
  /** In canonical form. */
  queries: string[]
  settings: Partial<Settings>
  consentSource: string
}
export type SkippedRow = { row: number; why: string }

/** What cannot be read becomes U+FFFD when the file is decoded. */
const notUtf8 = '\ufffd'
const longestSource = 200

export type RowContext = {
  index: Map<string, FoundTag>
  /** Slugs that stand in for a row without interests. */
  tags: string[]
  /** Of rows that do not say where consent was given; null: they must. */
  consentSource: string | null
  /** Tags of another service: those that are topics here count, the others mean something else. */
  othersTags: boolean
}

/** The row, or why it is skipped. */
export function readRow(csv: CsvRow, context: RowContext): ImportRow | SkippedRow {
  const { row } = csv
  if (!csv.ok) return { row, why: csv.why }
  const field = (name: (typeof fileColumns)[number]) => csv.fields.get(name) ?? ''
  if (fileColumns.some((name) => field(name).includes(notUtf8))) {
    return { row, why: 'holds letters that are not UTF-8; save the file as "CSV UTF-8"' }
  }
  const email = parseEmailAddress(field('email'))
  if (!email.ok) return { row, why: `email: ${emailProblems[email.problem]}` }
  const said = field('consent_source') || (context.consentSource ?? '')
  const consentSource = cleanText(said, { max: longestSource })
  if (consentSource === '')
    return { row, why: 'consent_source: says where consent was given; it is empty' }
  const { settings, problems } = readSettings(settingsSchema, {
    ...Object.fromEntries(csv.fields),
    editionTiming: field('edition_timing'),
  })
  const interests = readInterests(field('tags'), field('queries'), context)
  const why = problems[0] ? `${problems[0].field}: ${problems[0].message}` : interests.why
  if (why) return { row, why }
  const { address, key } = email
  return { row, address, key, ...interests.read, settings, consentSource }
}

function readInterests(tagField: string, queryField: string, context: RowContext) {
  const { index, tags, othersTags } = context
  const isKnown = (slug: string) => index.get(tagKey(slug))?.active === true
  const queries: string[] = []
  for (const typed of splitQueries(queryField)) {
    const query = readQuery(typed)
    if (!query.ok) return { why: `queries: ${query.problem.message}`, read: none }
    queries.push(query.text)
  }
  const named = tagField.split(/[,;]/).map((tag) => tag.trim())
  const own = named.filter((tag) => tag !== '' && (!othersTags || isKnown(tag)))
  const slugs = own.length + queries.length > 0 ? own : tags
  if (slugs.length > tagLimit)
    return { why: `tags: ${choiceWords.tooManyTags(tagLimit)}`, read: none }
  if (queries.length > queryLimit) {
    return { why: `queries: ${choiceWords.tooManyQueries(queryLimit)}`, read: none }
  }
  if (slugs.length + queries.length === 0) {
    return { why: 'has no interest; fill tags or queries, or give --tags', read: none }
  }
  const unknown = slugs.find((slug) => !isKnown(slug))
  if (unknown !== undefined) {
    return { why: `tags: ${choiceWords.unknownTag(unknown.slice(0, 60))}`, read: none }
  }
  const tagIds = slugs.flatMap((slug) => index.get(tagKey(slug))?.id ?? [])
  return { why: undefined, read: { tagIds: [...new Set(tagIds)], queries: [...new Set(queries)] } }
}

const none = { tagIds: [] as number[], queries: [] as string[] }

/** At commas and semicolons outside quotation marks and parentheses. */
function splitQueries(text: string): string[] {
  const parts = ['']
  let quoted = false
  let depth = 0
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && letter === '(') depth += 1
    else if (!quoted && letter === ')') depth -= 1
    if (!quoted && depth <= 0 && /[,;]/.test(letter)) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}
