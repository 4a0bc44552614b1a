/** `import`: subscribers from a CSV file (design section 5 "Subscriber file"), or addresses that
 * nobody may mail. */
import { resolve } from 'node:path'
import { PaperboyError } from '../../errors.ts'
import { calendarOf } from '../calendar-option.ts'
import type { Command, CommandValues } from '../command.ts'

const namedAtMost = 20

export const importFile: Command = {
  name: 'import',
  summary: 'bring subscribers, or addresses nobody may mail, in from a CSV file',
  usage:
    'import FILE [--as subscribers|suppressions] [--tags a,b] [--overwrite] [--dry-run] [--now ISO] [--json]',
  options: {
    as: { type: 'string' },
    tags: { type: 'string' },
    overwrite: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    now: { type: 'string' },
    json: { type: 'boolean' },
  },
  help: {
    as: 'what the file holds: subscribers (the default) or suppressions (email, and reason where known)',
    tags: 'interests for rows that name none',
    overwrite: 'change the settings of existing readers too',
    'dry-run': 'say what would happen, change nothing',
    now: 'the moment that counts as the present',
    json: 'print {created, updated, unchanged, skipped: [{row, why}]}',
  },
  takesWords: true,
  async run({ services, values, positionals, cwd, io, signal }) {
    const [file, more] = positionals
    if (!file) throw new PaperboyError('bad-input', 'no file is given', { help: 'import FILE.csv' })
    if (more !== undefined) {
      throw new PaperboyError('bad-input', `one file at a time, and ${more} is a second`, {
        help: 'Give the command once for each.',
      })
    }
    const dryRun = values['dry-run'] === true
    const calendar = calendarOf(values)
    const from = resolve(cwd, file)
    const report = isSuppressions(values)
      ? await services.importSuppressions(calendar, { file: from, dryRun }, signal)
      : await services.importSubscribers(
          calendar,
          { file: from, ...subscriberOptions(values), dryRun },
          signal,
        )
    if (values.json) {
      await io.out(JSON.stringify(report))
      return 0
    }
    const { created, updated, unchanged, skipped } = report
    const would = values['dry-run'] ? 'would be ' : ''
    await io.out(
      `${created} ${would}created, ${updated} updated, ${unchanged} unchanged, ${skipped.length} skipped`,
    )
    for (const { row, why } of skipped.slice(0, namedAtMost)) await io.out(`  row ${row}: ${why}`)
    if (skipped.length > namedAtMost)
      await io.out(`  and ${skipped.length - namedAtMost} more; --json names all`)
    return 0
  },
}

function isSuppressions(values: CommandValues): boolean {
  const { as } = values
  if (as === undefined || as === 'subscribers') return false
  if (as !== 'suppressions') {
    throw new PaperboyError('bad-input', `--as ${as} is not known`, {
      help: 'This version imports subscribers and suppressions.',
    })
  }
  if (values.tags === undefined && !values.overwrite) return true
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
})
