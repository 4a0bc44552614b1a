/** `rotate` and `undo-leaves`: new keys for links, and what a leaked one did. */
import { PaperboyError } from '../../errors.ts'
import type { Command } from '../command.ts'
import { dateOf } from '../date-option.ts'
import type { RotateReport, UndoLeavesReport } from '../operator-services.ts'
import { wholeNumber } from '../whole-number-option.ts'

export const rotate: Command = {
  name: 'rotate',
  summary: 'sign links with a new key; after a leak, end all that the former ones signed',
  usage: 'rotate [--leaked] [--json]',
  options: { leaked: { type: 'boolean' }, json: { type: 'boolean' } },
  help: {
    leaked:
      'SECRET_KEY or the database became known to others: every link but those to leave is dead at once, sessions end',
    json: 'print {version, leaked, ended, refrozen, secretKey}',
  },
  async run({ services, values, io }) {
    const report = await services.rotate({ leaked: values.leaked === true })
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of rotated(report)) await io.out(line)
    return 0
  },
}

function rotated({ version, leaked, ended, refrozen, secretKey }: RotateReport): string[] {
  const first = `links are signed with key ${version} from now on`
  if (secretKey === 'kept') return [first, 'What was mailed before works for another year.']
  const names = leaked.map(String).join(', ')
  return [
    first,
    `links of ${leaked.length === 1 ? 'key' : 'keys'} ${names} open nothing any more but leaving; ${ended} sessions, devices and mailed links ended`,
    ...(refrozen > 0 ? [`${refrozen} letters that had not left get new links`] : []),
    'Readers get new links with their next digest, or at once at /link.',
    ...(leaked.length === 0
      ? []
      : [`Was somebody made to leave? undo-leaves --key ${leaked.at(-1)} --since DAY --dry-run`]),
    secretKey === 'replaced'
      ? 'SECRET_KEY in DATA_DIR was replaced. Older backups hold the leaked one: after a restore, rotate --leaked again.'
      : 'SECRET_KEY itself: start every instance with a new SECRET_KEY and SECRET_KEY_FORMER=the present one, once; then take SECRET_KEY_FORMER out.',
  ]
}

export const undoLeaves: Command = {
  name: 'undo-leaves',
  summary: 'take back what links of a leaked key did on leaving pages',
  usage: 'undo-leaves --key N --since DAY [--dry-run] [--json]',
  options: {
    key: { type: 'string' },
    since: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  help: {
    key: 'version of the key, as `rotate --leaked` named it',
    since: 'when the forged acts began, e.g. 2026-11-21 or 2026-11-21T07:00Z',
    'dry-run': 'only count',
    json: 'print {undone, tooLate}',
  },
  async run({ services, values, io }) {
    const key = wholeNumber(values, 'key', { from: 1, to: 1_000_000 })
    const since = dateOf(values, 'since')
    if (key === null || since === null) {
      throw new PaperboyError('bad-input', '--key and --since are needed', {
        help: 'Everybody who left by a genuine link of that key since then comes back too.',
      })
    }
    const dryRun = values['dry-run'] === true
    const report = await services.undoLeaves({ key, since, dryRun })
    if (values.json) await io.out(JSON.stringify(report))
    else for (const line of undone(report, dryRun)) await io.out(line)
    return 0
  },
}

function undone({ undone, tooLate }: UndoLeavesReport, dryRun: boolean): string[] {
  const { all, tag, weekly, pause } = undone
  return [
    `${dryRun ? 'would be taken back' : 'taken back'}: ${all} left, ${tag} tags dropped, ${weekly} turned weekly, ${pause} paused`,
    ...(tooLate > 0 ? [`${tooLate} could not be: nothing is left to go back to`] : []),
    ...(dryRun ? ['Who left of their own will by such a link comes back too.'] : []),
  ]
}
