/** `import`: subscribers from a CSV file (design section 5 "Subscriber file"), addresses that nobody may
 * mail, an archive of editions, or translations that exist already. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import type { ImportReport } from '../../subscribers/import-subscribers.ts'
import type { SuppressionReport } from '../../subscribers/import-suppressions.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command, CommandValues } from '../command.ts'
import { createProgress } from '../progress.ts'
import { wholeNumber } from '../whole-number-option.ts'
import { importEditions } from './import-editions.ts'
import { importTranslations } from './import-translations.ts'

const namedAtMost = 20

export const importFile: Command = {
  name: 'import',
  summary:
    'bring subscribers, addresses nobody may mail, an archive of editions or translations in from a file',
  usage:
    'import FILE [--as subscribers|suppressions|editions|translations] [--tags a,b] [--overwrite] [--series SLUG] [--dry-run] [--now ISO] [--json]',
  options: {
    as: { type: 'string' },
    tags: { type: 'string' },
    'consent-source': { type: 'string' },
    'per-day': { type: 'string' },
    overwrite: { type: 'boolean' },
    series: { type: 'string' },
    language: { type: 'string' },
    timezone: { type: 'string' },
    'dry-run': { type: 'boolean' },
    now: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    as: 'what the file holds: subscribers (the default) suppressions (email, and reason where known), editions or translations (text, Markdown or JSON)',
    tags: 'interests for rows that name none',
    'consent-source':
      'where they agreed to be mailed, for files that do not say (Mailchimp, Substack, listmonk, Buttondown)',
    'per-day': 'so many first digests a day at most',
    overwrite: 'change the settings of existing readers too',
    series: 'of editions: which series; not needed where there is one',
    language:
      'of editions: makes the series where there is none of that name, in this language (ko); of translations: theirs, where their letters do not tell',
    timezone: 'of a series that is made: its zone (Asia/Seoul)',
    'dry-run': 'say what would happen, change nothing',
    now: 'the moment that counts as the present',
    json: 'print {created, updated, unchanged, skipped: [{row, why}]}',
  },
  takesWords: true,
  async run(context) {
    const { services, values, positionals, cwd, io, signal } = context
    const [file, more] = positionals
    if (!file) throw new PaperboyError('bad-input', 'no file is given', { help: 'import FILE.csv' })
    if (more !== undefined) {
      throw new PaperboyError('bad-input', `one file at a time, and ${more} is a second`, {
        help: 'Give the command once for each.',
      })
    }
    if (values.as === 'editions') return importEditions(context, resolve(cwd, file))
    if (values.as === 'translations') return importTranslations(context, resolve(cwd, file))
    const dryRun = values['dry-run'] === true
    const calendar = calendarOf(values)
    const from = resolve(cwd, file)
    const progress = createProgress(io)
    const tell = ({ share, row }: { share: number; row: number }) =>
      progress.tell(share, `row ${row}`)
    const importing = isSuppressions(values)
      ? services.importSuppressions(calendar, { file: from, dryRun }, signal)
      : services.importSubscribers(
          calendar,
          { file: from, ...subscriberOptions(values), dryRun },
          signal,
          values.json ? undefined : tell,
        )
    const report = await importing.finally(() => progress.end())
    if (values.json) {
      await io.out(JSON.stringify(report))
      return 0
    }
    for (const line of reportLines(report, dryRun)) await io.out(line)
    return 0
  },
}

const isOfReaders = (report: SuppressionReport | ImportReport): report is ImportReport =>
  'receiving' in report

function reportLines(report: SuppressionReport | ImportReport, dryRun: boolean): string[] {
  const { created, updated, unchanged, skipped } = report
  const would = dryRun ? 'would be ' : ''
  const more = skipped.length - namedAtMost
  return [
    ...(isOfReaders(report) ? kindLines(report) : []),
    `${created} ${would}created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} skipped`,
    ...skipped.slice(0, namedAtMost).map(({ row, why }) => `  row ${row}: ${why}`),
    ...(more > 0 ? [`  and ${more} more; --json names all. Of all:`, ...tallyOf(skipped)] : []),
    ...(isOfReaders(report) ? [outcomeLine(report)] : []),
  ]
}

const kindNames = {
  mailchimp: 'Mailchimp',
  substack: 'Substack',
  listmonk: 'listmonk',
  buttondown: 'Buttondown',
}

/** A file taken for another's would be read by the wrong words. */
function kindLines({ kind }: Pick<ImportReport, 'kind'>): string[] {
  if (kind === 'paperboy') return []
  const read = `read as an export of ${kindNames[kind]}`
  if (kind !== 'listmonk') return [read]
  return [
    read,
    '  it does not say who unsubscribed from a list: they are enabled in it. Export the unsubscribed of your list too, with disabled in the column status, and bring that file in first.',
  ]
}

/** Reasons by how many rows they are true of. */
function tallyOf(skipped: ImportReport['skipped']): string[] {
  const counts = new Map<string, number>()
  for (const { why } of skipped) {
    const reason = why.replace(/row \d+/, 'another row')
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, namedAtMost)
    .map(([reason, count]) => `  ${count} rows: ${reason}`)
}

/** What it comes to, for a person who is about to let it happen. */
function outcomeLine(
  report: Pick<ImportReport, 'receiving' | 'firstAt' | 'left' | 'suppressed'>,
): string {
  const { receiving, firstAt, left, suppressed } = report
  const first = firstAt === null ? '' : `, first ${day.format(firstAt)}`
  return `${receiving} will receive${first}; ${left} left; ${suppressed} suppressed`
}

const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

function isSuppressions(values: CommandValues): boolean {
  const { as } = values
  if (as === undefined || as === 'subscribers') return false
  if (as !== 'suppressions') {
    throw new PaperboyError('bad-input', `--as ${as} is not known`, {
      help: 'This version imports subscribers, suppressions, editions and translations.',
    })
  }
  const others = ['tags', 'overwrite', 'consent-source', 'per-day']
  if (others.every((name) => values[name] === undefined)) return true
  throw new PaperboyError('bad-input', '--tags and --overwrite say nothing of suppressions', {
    help: 'Leave them out.',
  })
}

const subscriberOptions = (values: CommandValues) => ({
  tags: String(values.tags ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== ''),
  overwrite: values.overwrite === true,
  consentSource: values['consent-source'] === undefined ? null : String(values['consent-source']),
  perDay: wholeNumber(values, 'per-day', { from: 1, to: 1_000_000 }),
})
